import secrets
from collections.abc import Iterable, Iterator

from django.db import models, transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import ResponseStatus
from assessments.models import (
    AnonymousEnvelope,
    AnonymousLink,
    Answer,
    Assessment,
    CampaignOrganisation,
    Response,
    answer_columns,
)
from assessments.selectors.anonymous import ORGANISATION, askings_to_open
from assessments.services.submit_response import REFERENCE_SIGNS
from jobs.services.queue_job import queue_job

RANDOM = secrets.SystemRandom()


def open_due_envelopes(*, by: User | None, moment) -> int:
    """Of every organisation for which an anonymous round has closed; says how many organisations that were."""
    return sum(open_envelopes(asking=asking, by=by) for asking in askings_to_open(moment))


@transaction.atomic
def open_envelopes(*, asking: CampaignOrganisation, by: User | None = None) -> bool:
    """What was sent becomes responses and answers, all with one time and in random order; what was not sent is deleted,
    and so is who had taken a link. False where it has been done.

    From here on the results are those of any round.
    """
    CampaignOrganisation.objects.select_for_update().get(pk=asking.pk)
    place = {"campaign": asking.campaign, "organisation": asking.organisation}
    envelopes = list(AnonymousEnvelope.objects.filter(**place))
    AnonymousLink.objects.filter(**place).delete()
    if not envelopes:
        return False
    parts = {envelope: Assessment(**place, link_hash=envelope.link_hash) for envelope in envelopes}
    sheets = {
        response: part["given"]
        for envelope, assessment in parts.items()
        for response, part in _sheets(envelope, assessment, asking.campaign.closes_at)
    }
    answers = [
        Answer(response=response, question=question, **answer_columns(given))
        for response, contents in sheets.items()
        for question, given in contents.items()
    ]
    _create(Assessment, parts.values(), started_at=asking.campaign.opens_at)
    _create(Response, sheets, started_at=asking.campaign.opens_at)
    _create(Answer, answers, saved_at=asking.campaign.closes_at)
    AnonymousEnvelope.objects.filter(**place).delete()
    record_event(by=by, action="anonymous_answers_opened", subject=asking, people=len(envelopes))
    _queue_results(sheets)
    return True


def _sheets(envelope: AnonymousEnvelope, assessment: Assessment, sent_at) -> Iterator[tuple[Response, dict]]:
    for subject, part in envelope.contents.items():
        if part["sent"]:
            yield (
                Response(
                    assessment=assessment,
                    partnership_id=None if subject == ORGANISATION else subject,
                    sheet=part["sheet"],
                    status=ResponseStatus.SUBMITTED,
                    submitted_at=sent_at,
                    reference=_reference(),
                ),
                part,
            )


def _reference() -> str:
    """As of any sheet that was sent. Of 28 to the power of 8 no two are alike; if they are, all is tried again."""
    signs = [secrets.choice(REFERENCE_SIGNS) for _ in range(8)]
    return f"ECO-{''.join(signs[:4])}-{''.join(signs[4:])}"


def _create(model: type[models.Model], rows: Iterable[models.Model], **time) -> None:
    """In random order; then one time for all, in place of the moment at which each was written."""
    shuffled = list(rows)
    RANDOM.shuffle(shuffled)
    made = model.objects.bulk_create(shuffled, batch_size=1000)
    for first in range(0, len(made), 500):
        model.objects.filter(pk__in=[row.pk for row in made[first : first + 500]]).update(**time)


def _queue_results(sheets: Iterable[Response]) -> None:
    """One sheet about each subject is enough to count everybody's."""
    for response in {response.partnership_id: response for response in sheets}.values():
        key = str(response.pk)
        queue_job(name="assessments.store_results", key=f"results:{key}", response_id=key)
        if response.partnership_id:
            queue_job(name="assessments.note_finished", key=f"finished:{key}", response_id=key)

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from assessments.enums import Refusal
from assessments.models import NO_ANSWER, AnonymousEnvelope, CampaignOrganisation
from assessments.rules import CannotChange, check_is_open


@transaction.atomic
def save_anonymous_answers(
    *,
    envelope: AnonymousEnvelope,
    subject: str,
    sheet: str,
    given: Mapping[str, str],
    section: str = "",
    completed: bool | None = None,
    send: bool = False,
    by: None = None,
) -> None:
    """Put what a page brought into its envelope; with `send`, the sheet counts from now on, as it stands when the
    round closes.

    Nobody is signed in, so there is nobody to be `by`, and no audit row: how often and when somebody saved would tell
    them from others. All envelopes of the organisation are written anew. Raises CannotChange outside the dates.
    """
    place = {"campaign": envelope.campaign, "organisation": envelope.organisation}
    # Two savings of one organisation come one after the other: each writes everybody's.
    asking = CampaignOrganisation.objects.select_for_update().get(**place)
    check_is_open(asking, timezone.now())
    envelopes = AnonymousEnvelope.objects.filter(**place)
    rows = {row.link_hash: row for row in envelopes}
    if envelope.link_hash not in rows:
        raise CannotChange(Refusal.CLOSED)
    said = {section: completed} if completed is not None else {}
    _put(rows[envelope.link_hash], subject, sheet, given, said, send)
    envelopes.write_anew([*rows.values()])


def _put(
    row: AnonymousEnvelope,
    subject: str,
    sheet: str,
    given: Mapping[str, str],
    completed: Mapping[str, bool],
    send: bool,
) -> None:
    """Written with its keys in one order: the order in which questions were answered is not kept either."""
    part = row.contents.get(subject, {})
    answers = {**part.get("given", {}), **given}
    row.contents[subject] = {
        "sheet": part.get("sheet", sheet),
        "given": {code: answers[code] for code in sorted(answers) if answers[code] != NO_ANSWER},
        "completed": dict(sorted({**part.get("completed", {}), **completed}.items())),
        "sent": send or part.get("sent", False),
    }
    row.contents = dict(sorted(row.contents.items()))
    row.has_sent = row.has_sent or send

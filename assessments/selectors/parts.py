"""The sheets that one person is asked to fill in one round: their organisation's, and one per partnership."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from assessments.enums import AskedFor, ResponseStatus, SheetCode
from assessments.models import Assessment, CampaignOrganisation, ChosenPartnership, Response
from assessments.rules import EVERYTHING, Hand
from assessments.selectors.hands import Hands, hands_of
from assessments.selectors.progress import SheetProgress, progress_of, without_single_people
from models_engine import Sheet
from organisations.models import Partnership
from organisations.selectors.visible import memberships_of, visible_partnerships


@dataclass(frozen=True)
class Part:
    """`latest` is the draft if there is one, else the version sent last; None where the sheet is not begun.

    `counting` is the version sent last, which counts while a reopened draft is being worked on. `hand` is what the
    person may do to the sheet.
    """

    sheet: Sheet
    partnership: Partnership | None
    latest: Response | None = None
    counting: Response | None = None
    progress: SheetProgress | None = None
    hand: Hand = EVERYTHING

    @property
    def is_sent(self) -> bool:
        return self.latest is not None and self.latest.status != ResponseStatus.DRAFT


Subjects = list[tuple[str, Partnership | None]]


def asked_subjects(askings: Iterable[CampaignOrganisation], person: User) -> dict[int, Subjects]:
    """By asking: (sheet code, partnership or None for the organisation itself), in the order of the task list.

    Whom a partner invited is asked about that partnership alone until they are confirmed: nobody from outside
    can have a say about the organisation itself by way of an invitation.
    """
    vouched_for = set(
        memberships_of(person).filter(identity_verified=True).values_list("organisation_id", flat=True)
    )
    subjects: dict[int, Subjects] = {
        asking.pk: [(SheetCode.ORGANISATION, None)]
        if asking.asked_for == AskedFor.WHOLE and asking.organisation_id in vouched_for
        else []
        for asking in askings
    }
    chosen = (
        ChosenPartnership.objects.filter(campaign_organisation__in=subjects)
        .filter(
            Q(campaign_organisation__organisation__in=vouched_for)
            | Q(partnership__in=visible_partnerships(person).values("pk"))
        )
        .select_related("partnership")
        .prefetch_related("partnership__organisations")
    )
    for choice in chosen:
        subjects[choice.campaign_organisation_id].append((choice.sheet, choice.partnership))
    return subjects


def parts_of(
    assessments: Sequence[Assessment], askings: Iterable[CampaignOrganisation], person: User
) -> dict[UUID, list[Part]]:
    """By assessment of that person: everything asked now, begun or not, and what was sent although it is asked
    no longer.

    A fixed number of queries. An assessment whose organisation is asked no longer has only what was sent.
    """
    askings = list(askings)
    subjects = asked_subjects(askings, person)
    asked = {(asking.campaign_id, asking.organisation_id): subjects[asking.pk] for asking in askings}
    responses = list(
        Response.objects.filter(assessment__in=assessments)
        .exclude(status=ResponseStatus.REPLACED)
        .select_related("assessment__campaign__instrument", "partnership")
        .prefetch_related("partnership__organisations")
        .order_by("version")
    )
    progress = progress_of(responses)
    hands = hands_of(person, assessments)
    parts = {}
    for assessment in assessments:
        mine = [response for response in responses if response.assessment_id == assessment.pk]
        wanted = asked.get((assessment.campaign_id, assessment.organisation_id), [])
        if assessment.is_shared and not assessment.campaign.asks_for_one_answer:
            wanted = [
                (response.sheet, response.partnership) for response in mine if not response.submitted_at
            ]
        parts[assessment.pk] = [
            _part(assessment, code, partnership, mine, progress, hands[assessment.pk])
            for code, partnership in _with_sent(wanted, mine)
        ]
    return parts


def _with_sent(asked: Subjects, responses: Sequence[Response]) -> Subjects:
    known = {partnership for _, partnership in asked}
    return asked + [
        (response.sheet, response.partnership)
        for response in responses
        if response.status == ResponseStatus.SUBMITTED and response.partnership not in known
    ]


def _part(
    assessment: Assessment,
    sheet: str,
    partnership: Partnership | None,
    responses: Sequence[Response],
    progress: dict[UUID, SheetProgress],
    hands: Hands,
) -> Part:
    versions = [response for response in responses if response.partnership == partnership]
    latest = versions[-1] if versions else None
    asked = assessment.campaign.instrument.definition.sheet(latest.sheet if latest else sheet)
    return Part(
        sheet=without_single_people(asked) if assessment.is_shared else asked,
        partnership=partnership,
        latest=latest,
        counting=next((r for r in versions if r.status == ResponseStatus.SUBMITTED), None),
        progress=progress[latest.pk] if latest else None,
        hand=hands.on(partnership.pk if partnership else None),
    )

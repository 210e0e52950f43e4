"""The sheets that one person is asked to fill in one round: their organisation's, and one per partnership."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.enums import AskedFor, ResponseStatus, SheetCode
from assessments.models import Assessment, CampaignOrganisation, ChosenPartnership, Response
from assessments.selectors.progress import SheetProgress, progress_of
from models_engine import Sheet
from organisations.models import Partnership


@dataclass(frozen=True)
class Part:
    """`latest` is the draft if there is one, else the version sent last; None where the sheet is not begun.

    `counting` is the version sent last, which counts while a reopened draft is being worked on.
    """

    sheet: Sheet
    partnership: Partnership | None
    latest: Response | None = None
    counting: Response | None = None
    progress: SheetProgress | None = None

    @property
    def is_sent(self) -> bool:
        return self.latest is not None and self.latest.status != ResponseStatus.DRAFT


def asking_of(assessment: Assessment) -> CampaignOrganisation | None:
    return CampaignOrganisation.objects.filter(
        campaign_id=assessment.campaign_id, organisation_id=assessment.organisation_id
    ).first()


def asked_subjects(asking: CampaignOrganisation) -> list[tuple[str, Partnership | None]]:
    """(sheet code, partnership or None for the organisation itself), in the order of the task list."""
    own: list[tuple[str, Partnership | None]] = []
    if asking.asked_for == AskedFor.WHOLE:
        own.append((SheetCode.ORGANISATION, None))
    chosen = (
        ChosenPartnership.objects.filter(campaign_organisation=asking)
        .select_related("partnership")
        .prefetch_related("partnership__organisations")
    )
    return own + [(choice.sheet, choice.partnership) for choice in chosen]


def parts_of(assessment: Assessment, asking: CampaignOrganisation | None) -> list[Part]:
    """Everything asked now, begun or not, and everything sent before although it is asked no longer."""
    definition = assessment.campaign.instrument.definition
    responses = list(
        Response.objects.filter(assessment=assessment)
        .exclude(status=ResponseStatus.REPLACED)
        .select_related("assessment__campaign__instrument", "partnership")
        .prefetch_related("partnership__organisations")
        .order_by("version")
    )
    progress = progress_of(responses)
    parts = []
    for code, partnership in _subjects(asking, responses):
        mine = [response for response in responses if response.partnership == partnership]
        latest = mine[-1] if mine else None
        parts.append(
            Part(
                sheet=definition.sheet(latest.sheet if latest else code),
                partnership=partnership,
                latest=latest,
                counting=next((r for r in mine if r.status == ResponseStatus.SUBMITTED), None),
                progress=progress[latest.pk] if latest else None,
            )
        )
    return parts


def _subjects(
    asking: CampaignOrganisation | None, responses: Iterable[Response]
) -> list[tuple[str, Partnership | None]]:
    subjects = asked_subjects(asking) if asking else []
    asked = {partnership for _, partnership in subjects}
    for response in responses:
        if response.status == ResponseStatus.SUBMITTED and response.partnership not in asked:
            subjects.append((response.sheet, response.partnership))
    return subjects

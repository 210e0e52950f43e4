"""Sheets that people of one side filled in together and agreed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from assessments.enums import ResponseStatus
from assessments.models import Campaign, Response
from organisations.models import Organisation

# Sheets that nobody filled in for themselves alone.
TOGETHER = Q(assessment__person__isnull=True, assessment__link_hash__isnull=True)


@dataclass(frozen=True)
class AgreedSheet:
    """`people` agreed it, and sent it at `agreed_on`."""

    people: int
    agreed_on: datetime
    response_id: UUID


def agreed_sheets(
    campaign: Campaign, organisation: Organisation, partnership_ids: Iterable[UUID] | None = None
) -> Mapping[UUID | None, AgreedSheet]:
    """The side's agreed sheets that count, by partnership; None for the one about the organisation itself."""
    return agreed_over_rounds([campaign], organisation, partnership_ids)[campaign.pk]


def agreed_over_rounds(
    campaigns: Sequence[Campaign], organisation: Organisation, partnership_ids: Iterable[UUID] | None = None
) -> dict[UUID, dict[UUID | None, AgreedSheet]]:
    """The same in each of several rounds, by round, in one query."""
    sheets = Response.objects.filter(
        TOGETHER,
        assessment__campaign__in=campaigns,
        assessment__organisation=organisation,
        status=ResponseStatus.SUBMITTED,
        agreed_by__isnull=False,
    )
    if partnership_ids is not None:
        sheets = sheets.filter(Q(partnership__in=partnership_ids) | Q(partnership__isnull=True))
    found: dict[UUID, dict[UUID | None, AgreedSheet]] = {campaign.pk: {} for campaign in campaigns}
    columns = ("assessment__campaign_id", "partnership_id", "agreed_by", "submitted_at", "pk")
    for campaign_id, subject, *sheet in sheets.values_list(*columns):
        found[campaign_id][subject] = AgreedSheet(*sheet)
    return found

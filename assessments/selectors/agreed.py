"""Sheets that people of one side filled in together and agreed."""

from collections.abc import Iterable, Mapping
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
    sheets = Response.objects.filter(
        TOGETHER,
        assessment__campaign=campaign,
        assessment__organisation=organisation,
        status=ResponseStatus.SUBMITTED,
        agreed_by__isnull=False,
    )
    if partnership_ids is not None:
        sheets = sheets.filter(Q(partnership__in=partnership_ids) | Q(partnership__isnull=True))
    columns = sheets.values_list("partnership_id", "agreed_by", "submitted_at", "pk")
    return {subject: AgreedSheet(*sheet) for subject, *sheet in columns}

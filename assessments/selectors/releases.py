"""What one side would release now, and what it has released: to its partners, and to named readers of its area."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from assessments.enums import ResponseStatus
from assessments.models import AreaRelease, Campaign, Release, Response
from assessments.selectors.agreed import agreed_sheets
from assessments.selectors.answers import EACH_PERSON
from assessments.selectors.results import PartnershipResult
from assessments.selectors.snapshots import Snapshot, snapshot_for_partners
from assessments.selectors.team_numbers import sent_sheets
from organisations.models import Organisation, Partnership

# Ids of the sent sheets behind a side's numbers, by assessment.
Sheets = Mapping[str, list[str]]
AGREED = "agreed"


@dataclass(frozen=True)
class Releasable:
    """`kept`: these are the numbers of an earlier release, since too few people's answers have changed since.
    `renews`: they differ from what was last released to partners."""

    snapshot: Snapshot
    sheets: Sheets
    kept: bool
    renews: bool


def has_finished(campaign: Campaign, organisation: Organisation, partnership: Partnership) -> bool:
    """So many people have sent their sheet about it that a partner may see their numbers, or one sheet was agreed."""
    if partnership.pk in agreed_sheets(campaign, organisation, [partnership.pk]):
        return True
    sent = Response.objects.filter(
        EACH_PERSON,
        assessment__campaign=campaign,
        assessment__organisation=organisation,
        partnership=partnership,
        status=ResponseStatus.SUBMITTED,
    )
    return sent.count() >= campaign.instrument.definition.minimums.released_side_people


def releases_of(campaign: Campaign, organisation: Organisation, partnership: Partnership):
    return Release.objects.filter(campaign=campaign, organisation=organisation, partnership=partnership)


def releasable(result: PartnershipResult) -> Releasable:
    """What this side would let its partners, or named readers of its area, see today.

    New numbers take the place of earlier ones only where at least so many people's sheets have changed as stand
    behind a released number: else somebody who saw both would know what the one or two new people answered. What
    was released before stays, even where it was withdrawn in between, and whoever it was released to: a partner's
    lead may sit in a circle, and would see both.
    """
    about = {
        "campaign": result.campaign,
        "organisation": result.organisation,
        "partnership": result.partnership,
    }
    sheets = _sheets_behind(result)
    to_partners = releases_of(**about).last()
    to_others = AreaRelease.objects.filter(**about).last()
    last = max(filter(None, (to_partners, to_others)), key=attrgetter("released_at"), default=None)
    if last is None or _may_renew(last.sheets, sheets, result.instrument.minimums.released_side_people):
        return Releasable(snapshot_for_partners(result), sheets, kept=False, renews=True)
    return Releasable(
        Snapshot.from_data(last.snapshot),
        last.sheets,
        kept=last.sheets != sheets,
        renews=to_partners is None or to_partners.sheets != last.sheets,
    )


def _may_renew(before: Sheets, now: Sheets, least: int) -> bool:
    if before == now:
        return False
    if AGREED in before or AGREED in now:
        return True
    changed = [person for person in before.keys() | now.keys() if before.get(person) != now.get(person)]
    return len(changed) >= least


def _sheets_behind(result: PartnershipResult) -> Sheets:
    if result.agreed:
        return {AGREED: [str(result.agreed.response_id)]}
    about: dict[UUID, dict[UUID | None, UUID]] = defaultdict(dict)
    for pk, assessment, subject in sent_sheets(result.campaign, result.organisation).values_list(
        "pk", "assessment_id", "partnership_id"
    ):
        if subject in (None, result.partnership.pk):
            about[assessment][subject] = pk
    return {
        str(assessment): sorted(map(str, sheets.values()))
        for assessment, sheets in sorted(about.items())
        if result.partnership.pk in sheets
    }

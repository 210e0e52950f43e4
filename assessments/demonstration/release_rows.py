"""Which sides of the invented world have finished, and what they have released, as unsaved rows."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from assessments.demonstration.register_rows import RegisterRows
from assessments.demonstration.round_rows import RoundRows
from assessments.demonstration.world import World, demonstration_id
from assessments.enums import ResponseStatus
from assessments.models import Campaign, Release, opening
from assessments.selectors.releases import releasable
from assessments.selectors.results import result_of_partnership

TIME_TO_LOOK = timedelta(days=21)


def mark_finished(rounds: RoundRows) -> None:
    """Each side finished with the last sheet that it needed for that."""
    sent = defaultdict(list)
    for response in rounds.responses:
        if response.status == ResponseStatus.SUBMITTED:
            assessment = response.assessment
            side = (assessment.campaign_id, assessment.organisation_id, response.partnership_id)
            sent[side].append(response.submitted_at)
    for chosen in rounds.chosen:
        asked = chosen.campaign_organisation
        needed = asked.campaign.instrument.definition.minimums.released_side_people
        moments = sorted(sent[asked.campaign_id, asked.organisation_id, chosen.partnership_id])
        if len(moments) >= needed:
            chosen.finished_at = moments[needed - 1]


def build_releases(world: World, register: RegisterRows, rounds: RoundRows, today: date) -> list[Release]:
    """Read from the answers as they stand in the database, so that a release says what a result does."""
    titles = {entry["key"]: entry["title"] for entry in [*world.rounds["closed"], world.rounds["open"]]}
    campaigns = {campaign.title: campaign for campaign in rounds.campaigns}
    return [
        _release(entry, campaigns[titles[entry["round"]]], register, today)
        for entry in world.rounds["releases"]
    ]


def _release(entry: dict[str, Any], campaign: Campaign, register: RegisterRows, today: date) -> Release:
    organisation = register.organisations[entry["organisation"]]
    partnership = register.partnerships[entry["partnership"]]
    lead = register.people[entry["organisation"]][0]
    new = releasable(result_of_partnership(lead, campaign, organisation, partnership))
    return Release(
        id=demonstration_id("release", campaign.title, entry["organisation"], entry["partnership"]),
        campaign=campaign,
        organisation=organisation,
        partnership=partnership,
        snapshot=new.snapshot.as_data(),
        sheets=new.sheets,
        wait_waived=entry["wait_waived"],
        released_by=lead,
        released_at=min(opening(today), campaign.closes_at + TIME_TO_LOOK),
    )

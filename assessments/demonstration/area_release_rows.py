"""What sides of the invented world have released by name, and the circle of people to whom one of them did."""

from dataclasses import dataclass, field
from datetime import date

from assessments.demonstration.register_rows import RegisterRows
from assessments.demonstration.release_rows import TIME_TO_LOOK
from assessments.demonstration.round_rows import RoundRows
from assessments.demonstration.world import World, demonstration_id
from assessments.models import AreaRelease, opening
from assessments.selectors.releases import releasable
from assessments.selectors.results import result_of_partnership
from organisations.models import Circle, CircleMember


@dataclass
class AreaReleaseRows:
    circles: list[Circle] = field(default_factory=list)
    members: list[CircleMember] = field(default_factory=list)
    releases: list[AreaRelease] = field(default_factory=list)


def build_area_releases(
    world: World, register: RegisterRows, rounds: RoundRows, today: date
) -> AreaReleaseRows:
    """After the releases to partners, whose numbers these go on with."""
    rows = AreaReleaseRows()
    people = {user.name: user for user in register.users}
    for entry in world.rounds["circles"]:
        maker = people[entry["made_by"]]
        circle = Circle(
            id=demonstration_id("circle", entry["name"]),
            name=entry["name"],
            purpose=entry["purpose"],
            created_by=maker,
        )
        rows.circles.append(circle)
        rows.members += [
            CircleMember(
                id=demonstration_id("circle_member", entry["name"], name),
                circle=circle,
                person=people[name],
                added_by=maker,
            )
            for name in entry["people"]
        ]
    titles = {entry["key"]: entry["title"] for entry in [*world.rounds["closed"], world.rounds["open"]]}
    campaigns = {campaign.title: campaign for campaign in rounds.campaigns}
    circles = {circle.name: circle for circle in rows.circles}
    for entry in world.rounds["area_releases"]:
        campaign = campaigns[titles[entry["round"]]]
        organisation = register.organisations[entry["organisation"]]
        partnership = register.partnerships[entry["partnership"]]
        lead = register.people[entry["organisation"]][0]
        new = releasable(result_of_partnership(lead, campaign, organisation, partnership))
        reader = "circle" if "circle" in entry else entry["area"]
        rows.releases.append(
            AreaRelease(
                id=demonstration_id(
                    "area_release", campaign.title, entry["organisation"], entry["partnership"], reader
                ),
                campaign=campaign,
                organisation=organisation,
                partnership=partnership,
                area=register.organisations[entry["area"]] if "area" in entry else None,
                circle=circles[entry["circle"]] if "circle" in entry else None,
                snapshot=new.snapshot.as_data(),
                sheets=new.sheets,
                released_by=lead,
                released_at=min(opening(today), campaign.closes_at + TIME_TO_LOOK),
            )
        )
    return rows

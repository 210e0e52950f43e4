"""A result released by name, as its organisation's lead does it."""

from django.utils import timezone

from assessments.models import AreaRelease, Campaign, CampaignOrganisation, ChosenPartnership
from assessments.selectors.area_releases import Reader
from assessments.selectors.results import result_of_partnership
from assessments.selectors.snapshots import Snapshot
from assessments.services.release_to_area import release_to_area
from dashboards.models import AreaComment
from organisations.models import Circle, CircleMember
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AreaRoleFactory, InvitationFactory
from tests.factories.sides import team


def finished(campaign, organisation, partnership, **changed) -> None:
    """Five people of the organisation have sent their sheet about the partnership."""
    asked, _ = CampaignOrganisation.objects.get_or_create(campaign=campaign, organisation=organisation)
    ChosenPartnership.objects.update_or_create(
        campaign_organisation=asked, partnership=partnership, defaults={"finished_at": timezone.now()}
    )
    team(campaign, organisation, partnership, 5, **changed)


def released(lead, campaign, organisation, partnership, *, area=None, circle=None) -> AreaRelease:
    result = result_of_partnership(lead, campaign, organisation, partnership)
    return release_to_area(by=lead, result=result, reader=Reader(area=area, circle=circle))


def _row(lead, campaign, organisation, partnership, *, area=None, circle=None) -> AreaRelease:
    """Written directly: from a round in which nobody need have answered."""
    nothing = Snapshot(None, 0, {}, {}, {}, None, None, {}, {})
    return AreaRelease.objects.create(
        campaign=campaign,
        organisation=organisation,
        partnership=partnership,
        area=area,
        circle=circle,
        snapshot=nothing.as_data(),
        sheets={},
        released_by=lead,
        released_at=timezone.now(),
    )


def named_things(seats, campaign, organisation, partnership, *, region, area: str, reader) -> dict:
    """One of everything that concerns named readers: released to `region`, a circle with `reader` in it, a comment on
    the area with the code `area`, and a role and an invitation to one."""
    administrator = seats["administrator"]
    circle = Circle.objects.create(name=f"Circle of {region}", purpose="Looks on.", created_by=administrator)
    member = CircleMember.objects.create(circle=circle, person=reader, added_by=administrator)
    comment = AreaComment.objects.create(
        area_code=area, panel="factors", campaign=campaign, author=UserFactory()
    )
    comment.versions.create(number=1, text="Words.")
    held = AreaRoleFactory(area=region)
    invited = InvitationFactory(
        organisation=None, area=region, area_role="regional_viewer", invited_by=administrator
    )
    return {
        "area_release_id": _row(None, campaign, organisation, partnership, area=region).pk,
        "circle_id": circle.pk,
        "circle_member_id": member.pk,
        "comment_id": comment.pk,
        "area_role_id": held.pk,
        "area_invitation_id": invited.pk,
    }


def named_rows(manager, reader, trust, partnerships, rows: int) -> dict:
    """For a regional lead, `reader`: `rows` of all that named readers' pages list."""
    held = reader.area_roles.get()
    held.role = "regional_lead"
    held.save()
    circles = [
        Circle.objects.create(name=f"Circle {rows}-{number}", purpose="Looks on.", created_by=reader)
        for number in range(rows)
    ]
    for person in [reader, *UserFactory.create_batch(rows)]:
        CircleMember.objects.create(circle=circles[-1], person=person, added_by=reader)
    campaign = Campaign.objects.filter(mode="each").order_by("opens_at").last()
    for partnership in partnerships:
        released(manager, campaign, trust, partnership, area=held.area)
        last = released(manager, campaign, trust, partnership, circle=circles[-1])
    for _ in range(rows):
        comment = AreaComment.objects.create(
            area_code=held.area.code.lower(), panel="factors", campaign=campaign, author=reader
        )
        comment.versions.create(number=1, text="Words.")
        AreaRoleFactory(area=held.area)
        InvitationFactory(organisation=None, area=held.area, area_role="regional_viewer", invited_by=reader)
    return {
        "area_release_id": last.pk,
        "circle_id": circles[-1].pk,
        "comment_id": comment.pk,
        "area_role_id": held.pk,
    }

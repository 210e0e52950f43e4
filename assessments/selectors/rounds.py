"""Which organisation's view, and which round: what a person may choose between on a result page."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.enums import CampaignPrivacy, ResponseStatus
from assessments.models import Campaign, Response
from organisations.models import Membership, Organisation, Partnership
from organisations.selectors.visible import own_organisations

ROLES_THAT_SEE_THE_TEAM = [
    code for code, role in MEMBERSHIP_ROLES.items() if Permission.RESULT_TEAM_VIEW in role.permissions
]


def own_sides(user: User, partnership: Partnership) -> QuerySet[Organisation]:
    """The person's own organisations in the partnership: usually one, two for somebody who works in both."""
    return own_organisations(user).filter(partnerships=partnership).order_by("name")


def rounds_about(
    viewer: User, organisation: Organisation, partnership: Partnership | None = None
) -> list[Campaign]:
    """Rounds that asked this organisation (about this partnership), latest first: those of which the viewer may see
    what has been answered, then those in which somebody has answered, then the others. The first one is what a page
    shows unasked. A lead sees what colleagues have sent, everybody else after answering; of an anonymous round
    everybody whom the organisation vouches for, once it has closed.
    """
    asked = {"asked__organisation": organisation}
    if partnership is not None:
        asked["asked__chosen__partnership"] = partnership
    sent = Response.objects.filter(
        assessment__campaign=OuterRef("pk"),
        assessment__organisation=organisation,
        partnership=partnership,
        status=ResponseStatus.SUBMITTED,
    )
    leads = Membership.objects.filter(
        person=viewer, organisation=organisation, role__in=ROLES_THAT_SEE_THE_TEAM, identity_verified=True
    )
    vouched_for = Membership.objects.filter(person=viewer, organisation=organisation, identity_verified=True)
    open_to_viewer = Exists(sent.filter(assessment__person=viewer)) | (Exists(sent) & Exists(leads))
    # Who answered in an anonymous round is not known; what was answered is there once it has closed.
    open_to_viewer |= Q(privacy=CampaignPrivacy.ANONYMOUS) & Exists(sent) & Exists(vouched_for)
    rounds = Campaign.objects.filter(**asked).annotate(has_answers=Exists(sent), opened=open_to_viewer)
    return list(rounds.select_related("instrument").order_by("-opened", "-has_answers", "-opens_at"))

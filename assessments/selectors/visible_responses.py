"""What a person can find of the answering part: their own work, and what they work on together with others, in
organisations they still belong to.

Not even a colleague or a lead finds somebody else's own answers, so a foreign id is a 404 for everybody. What an
organisation answers together is for those of its people who work on it: its leads and whoever was given a
section; and where a small side agrees a sheet, everybody there. Nobody of it is somebody whom a partner invited:
an invitation from outside must not open what an organisation says.
"""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.enums import CampaignMode, CampaignPrivacy
from assessments.models import Assessment, CampaignOrganisation, Response, SectionAssignment
from organisations.models import Membership

ASSIGNING = [
    code for code, role in MEMBERSHIP_ROLES.items() if Permission.RESPONSE_ASSIGN in role.permissions
]


def visible_askings(user: User) -> QuerySet[CampaignOrganisation]:
    """The rounds in which one of the person's organisations is asked."""
    return CampaignOrganisation.objects.filter(organisation__memberships__person=user).select_related(
        "campaign__instrument", "organisation"
    )


def visible_anonymous_askings(user: User) -> QuerySet[CampaignOrganisation]:
    """Those of them in which people answer by a link."""
    return visible_askings(user).filter(campaign__privacy=CampaignPrivacy.ANONYMOUS)


def own_assessments(user: User) -> QuerySet[Assessment]:
    """What the person answers for themselves."""
    return _with_round(Assessment.objects.filter(person=user, organisation__memberships__person=user))


def shared_assessments(user: User) -> QuerySet[Assessment]:
    """What the person answers together with others of an organisation that has vouched for them."""
    vouched_for = Membership.objects.filter(person=user, identity_verified=True)
    leads = vouched_for.filter(role__in=ASSIGNING)
    works_on_it = (
        Q(campaign__mode=CampaignMode.EACH)
        | Q(organisation__in=leads.values("organisation"))
        | Q(pk__in=SectionAssignment.objects.filter(person=user).values("assessment"))
    )
    return _with_round(
        Assessment.objects.shared().filter(works_on_it, organisation__in=vouched_for.values("organisation"))
    )


def visible_assessments(user: User) -> QuerySet[Assessment]:
    both = Q(pk__in=own_assessments(user).values("pk")) | Q(pk__in=shared_assessments(user).values("pk"))
    return _with_round(Assessment.objects.filter(both))


def visible_responses(user: User) -> QuerySet[Response]:
    # One list of ids, and not one or the other: for that PostgreSQL would read every response that there is.
    both = Q(assessment__in=own_assessments(user).values("pk").union(shared_assessments(user).values("pk")))
    return Response.objects.filter(both).select_related(
        "assessment__campaign__instrument", "assessment__organisation", "partnership"
    )


def versions_of(response: Response) -> QuerySet[Response]:
    """The history of one sheet, newest first."""
    return Response.objects.about(response).order_by("-version")


def _with_round(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    return assessments.select_related("campaign__instrument", "organisation")

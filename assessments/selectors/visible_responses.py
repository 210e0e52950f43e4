"""What a person can find of the answering part: their own work only, in organisations they still belong to.

Not even a colleague or a lead finds somebody else's answers, so a foreign id is a 404 for everybody.
"""

from django.db.models import QuerySet

from accounts.models import User
from assessments.models import Assessment, CampaignOrganisation, Response


def visible_askings(user: User) -> QuerySet[CampaignOrganisation]:
    """The rounds in which one of the person's organisations is asked."""
    return CampaignOrganisation.objects.filter(organisation__memberships__person=user).select_related(
        "campaign__instrument", "organisation"
    )


def visible_assessments(user: User) -> QuerySet[Assessment]:
    return Assessment.objects.filter(person=user, organisation__memberships__person=user).select_related(
        "campaign__instrument", "organisation"
    )


def visible_responses(user: User) -> QuerySet[Response]:
    return Response.objects.filter(
        assessment__person=user, assessment__organisation__memberships__person=user
    ).select_related("assessment__campaign__instrument", "assessment__organisation", "partnership")


def versions_of(response: Response) -> QuerySet[Response]:
    """The history of one sheet, newest first."""
    return Response.objects.about(response).order_by("-version")

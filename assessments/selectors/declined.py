from django.db.models import QuerySet

from accounts.models import User
from assessments.models import DeclinedSuggestion
from assessments.rules import can_view_plan
from assessments.selectors.results import PartnershipResult
from organisations.models import Organisation, Partnership


def declined_suggestions(
    organisation: Organisation, partnership: Partnership
) -> QuerySet[DeclinedSuggestion]:
    """What one side does not want to be offered for a partnership, in the order in which it said so."""
    return DeclinedSuggestion.objects.filter(organisation=organisation, partnership=partnership)


def left_out_for(viewer: User, result: PartnershipResult) -> list[int]:
    """The mechanisms that are not offered to this viewer. What was declined is for those who see the plan, as its
    reasons are: to anybody else everything is offered."""
    if not can_view_plan(viewer, result.organisation):
        return []
    return [line.mechanism for line in declined_suggestions(result.organisation, result.partnership)]

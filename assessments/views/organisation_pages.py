"""What every page about one organisation's result starts from: the organisation, and which round."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from assessments.models import Campaign
from assessments.selectors.rounds import rounds_about
from assessments.views.partnership_pages import about_round, chosen
from organisations.models import Organisation
from organisations.rules import check
from organisations.selectors.visible import visible_organisations


def organisation_and_rounds(request: HttpRequest, organisation_id) -> tuple[Organisation, list[Campaign]]:
    """An organisation whose result the person may see, and the rounds that asked it, the one to show first."""
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.RESULT_VIEW, organisation)
    return organisation, rounds_about(request.user, organisation)


def organisation_page(request: HttpRequest, organisation_id) -> tuple[dict[str, Any], Campaign | None]:
    """The context of a page, and the round that the address names. None where no round has asked yet."""
    organisation, rounds = organisation_and_rounds(request, organisation_id)
    context = {"organisation": organisation}
    if not rounds:
        return context, None
    campaign = chosen(rounds, request.GET.get("campaign"))
    return context | about_round(request, campaign, rounds, organisation), campaign

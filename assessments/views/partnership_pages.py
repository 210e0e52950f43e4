"""What every page about one partnership's result starts from: whose view, of which round, and the result itself."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

import models_engine
from accounts.permissions import Permission
from assessments.models import Campaign
from assessments.presenters.partnership_sections import partnership_sections
from assessments.presenters.plan import closed_line, plan_href
from assessments.presenters.turnout import answers_behind, round_state
from assessments.rules import can_view_plan
from assessments.selectors.plans import closed_since_last_round
from assessments.selectors.results import PartnershipResult, result_of_partnership
from assessments.selectors.rounds import own_sides, rounds_about
from organisations.models import Organisation, Partnership
from organisations.rules import can, check
from organisations.selectors.visible import visible_partnerships

Thing = TypeVar("Thing", bound=Model)


def chosen(things: Iterable[Thing], wanted: str | None) -> Thing:
    """The one whose id stands in the address; without an id the first. None of them is a 404."""
    for thing in things:
        if wanted in (None, "", str(thing.pk)):
            return thing
    raise Http404


def partnership_page(
    request: HttpRequest, partnership_id, section: str
) -> tuple[dict[str, Any], PartnershipResult | None]:
    """The context that templates/assessments/_partnership_section.html needs, and the result of the round that the
    address names. No result where no round has asked about the partnership yet. `section` is the page's URL name."""
    partnership = get_object_or_404(visible_partnerships(request.user), pk=partnership_id)
    sides = list(own_sides(request.user, partnership))
    organisation = chosen(sides, request.GET.get("side"))
    check(request.user, Permission.RESULT_VIEW, organisation)
    context = {"partnership": partnership, "organisation": organisation, "sides": sides}
    rounds = rounds_about(request.user, organisation, partnership)
    if not rounds:
        return context, None
    campaign = chosen(rounds, request.GET.get("campaign"))
    result = result_of_partnership(request.user, campaign, organisation, partnership)
    context |= about_round(request, campaign, rounds, organisation, partnership)
    if can_view_plan(request.user, organisation):
        context["plan_href"] = plan_href(organisation, partnership)
    context["sections"] = partnership_sections(result, section)
    context["turnout"] = answers_behind(result)
    return context, result


def about_round(
    request: HttpRequest,
    campaign: Campaign,
    rounds: list[Campaign],
    organisation: Organisation,
    partnership: Partnership | None = None,
) -> dict[str, Any]:
    now = timezone.now()
    open_here = campaign.is_open_for(organisation.pk, now)
    closed = closed_since_last_round(request.user, campaign, organisation, partnership)
    return {
        "campaign": campaign,
        "rounds": rounds,
        "round_state": round_state(campaign, now, open_here=open_here),
        "is_open": open_here,
        "instrument": campaign.instrument.definition,
        "engine": models_engine.__version__,
        "closed_actions": closed_line(closed, organisation, partnership),
        "may_invite": can(request.user, Permission.PEOPLE_INVITE, organisation),
    }

"""Results: one organisation's own view of a partnership, and of itself."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

import models_engine
from accounts.permissions import Permission
from assessments import charts
from assessments.presenters.organisation_result import present_organisation_result
from assessments.presenters.partnership_result import present_partnership_result
from assessments.presenters.turnout import round_state
from assessments.selectors.results import result_of_organisation, result_of_partnership
from assessments.selectors.rounds import own_sides, rounds_about
from organisations.rules import can, check
from organisations.selectors.visible import visible_organisations, visible_partnerships

Thing = TypeVar("Thing", bound=Model)


def chosen(things: Iterable[Thing], wanted: str | None) -> Thing:
    """The one whose id stands in the address; without an id the first. None of them is a 404."""
    for thing in things:
        if wanted in (None, "", str(thing.pk)):
            return thing
    raise Http404


@require_safe
def partnership_result(request: HttpRequest, partnership_id) -> HttpResponse:
    partnership = get_object_or_404(visible_partnerships(request.user), pk=partnership_id)
    sides = list(own_sides(request.user, partnership))
    organisation = chosen(sides, request.GET.get("side"))
    check(request.user, Permission.RESULT_VIEW, organisation)
    context = {"partnership": partnership, "organisation": organisation, "sides": sides}
    rounds = rounds_about(request.user, organisation, partnership)
    if not rounds:
        return render(request, "assessments/partnership_result.html", context)
    campaign = chosen(rounds, request.GET.get("campaign"))
    result = result_of_partnership(request.user, campaign, organisation, partnership)
    placed = [(partnership.name, result.place.position)]
    context |= _about_round(request, campaign, rounds, organisation)
    context["page"] = present_partnership_result(result)
    context["chart"] = charts.spectrum(result.instrument, placed, with_beginning=True)
    return render(request, "assessments/partnership_result.html", context)


@require_safe
def organisation_result(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.RESULT_VIEW, organisation)
    context = {"organisation": organisation}
    rounds = rounds_about(request.user, organisation)
    if not rounds:
        return render(request, "assessments/organisation_result.html", context)
    campaign = chosen(rounds, request.GET.get("campaign"))
    result = result_of_organisation(request.user, campaign, organisation)
    placed = [(line.partnership.name, line.place.position) for line in result.partnerships]
    context |= _about_round(request, campaign, rounds, organisation)
    context["page"] = present_organisation_result(result)
    context["chart"] = charts.spectrum(result.instrument, placed)
    return render(request, "assessments/organisation_result.html", context)


def _about_round(request: HttpRequest, campaign, rounds, organisation) -> dict:
    now = timezone.now()
    return {
        "campaign": campaign,
        "rounds": rounds,
        "round_state": round_state(campaign, now),
        "is_open": campaign.is_open(now),
        "instrument": campaign.instrument.definition,
        "engine": models_engine.__version__,
        "may_invite": can(request.user, Permission.PEOPLE_INVITE, organisation),
    }

"""How one number of a result was worked out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

import models_engine
from accounts.permissions import Permission
from assessments.presenters.explanation import present_explanation
from assessments.selectors.explanations import explain_for_organisation, explain_for_partnership
from assessments.selectors.rounds import own_sides, rounds_about
from assessments.views.organisation_pages import organisation_and_rounds
from assessments.views.partnership_pages import chosen
from organisations.rules import check
from organisations.selectors.visible import visible_partnerships


@require_safe
def explain_partnership(request: HttpRequest, partnership_id, code: str) -> HttpResponse:
    partnership = get_object_or_404(visible_partnerships(request.user), pk=partnership_id)
    organisation = chosen(own_sides(request.user, partnership), request.GET.get("side"))
    check(request.user, Permission.RESULT_VIEW, organisation)
    campaign = chosen(rounds_about(request.user, organisation, partnership), request.GET.get("campaign"))
    number = explain_for_partnership(request.user, campaign, organisation, partnership, code)
    back = reverse("assessments:partnership_result", args=[partnership.pk])
    return _explained(
        request, number, campaign, "assessments/explain_partnership.html", back, partnership=partnership
    )


@require_safe
def explain_organisation(request: HttpRequest, organisation_id, code: str) -> HttpResponse:
    organisation, rounds = organisation_and_rounds(request, organisation_id)
    campaign = chosen(rounds, request.GET.get("campaign"))
    number = explain_for_organisation(request.user, campaign, organisation, code)
    back = reverse("assessments:organisation_result", args=[organisation.pk])
    return _explained(
        request, number, campaign, "assessments/explain_organisation.html", back, organisation=organisation
    )


def _explained(request: HttpRequest, number, campaign, template: str, back: str, **about) -> HttpResponse:
    if number is None:
        raise Http404
    context = {
        "page": present_explanation(number),
        "campaign": campaign,
        "instrument": number.instrument,
        "engine": models_engine.__version__,
        "back": f"{back}?{request.GET.urlencode()}" if request.GET else back,
    }
    return render(request, template, context | about)

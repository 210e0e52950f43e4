"""What stands in a partnership's way, and what to try."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import models_engine
from accounts.permissions import Permission
from assessments.forms.decline_suggestion import DeclineSuggestionForm
from assessments.presenters.advice_words import advice_basis, missing_advice
from assessments.presenters.mechanisms_tried import NO_PROOF, present_mechanisms_tried
from assessments.presenters.obstacles import present_obstacles
from assessments.presenters.partnership_sections import section_href
from assessments.presenters.spectrum import partnership_query
from assessments.presenters.suggestions import mechanism_words, present_declined, present_suggestions
from assessments.rules import check_can_edit_plan
from assessments.selectors.both_sides import partner_items
from assessments.selectors.declined import declined_suggestions
from assessments.selectors.profile import profile_of
from assessments.selectors.tried_mechanisms import kept_movements
from assessments.services.decline_suggestion import decline_suggestion as decline
from assessments.services.offer_suggestion_again import offer_suggestion_again as offer_again
from assessments.views.partnership_pages import partnership_page
from nhsuk_forms.posted import posted
from organisations.rules import can


@require_safe
def partnership_obstacles(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_obstacles")
    if result:
        context["missing"] = missing_advice(result)
    if result and not context["missing"]:
        profile = profile_of(result, partner_items(result))
        chain = models_engine.find_chain(result.instrument, profile)
        patterns = models_engine.find_patterns(result.instrument, profile)
        context["page"] = present_obstacles(result, chain, patterns)
        context["basis"] = advice_basis(result)
        context["try_href"] = _mechanisms_href(result)
    return render(request, "assessments/partnership_obstacles.html", context)


@require_safe
def partnership_mechanisms(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_mechanisms")
    if result:
        context["missing"] = missing_advice(result)
    if result and not context["missing"]:
        # The reasons are like the plan: for people whom the organisation vouches for.
        sees_plan = "plan_href" in context
        declined = declined_suggestions(result.organisation, result.partnership) if sees_plan else ()
        left_out = [line.mechanism for line in declined]
        found = models_engine.suggest(result.instrument, profile_of(result, partner_items(result)), left_out)
        may_decide = sees_plan and can(request.user, Permission.PLAN_EDIT, result.organisation)
        context["cards"] = present_suggestions(result, found, may_decide=may_decide)
        context["declined"] = present_declined(result, declined)
        context["may_decide"] = may_decide
        context["basis"] = advice_basis(result)
    return render(request, "assessments/partnership_mechanisms.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decline_suggestion(request: HttpRequest, partnership_id, number: int) -> HttpResponse:
    result, mechanism = _suggested(request, partnership_id, number)
    form = DeclineSuggestionForm(posted(request))
    if form.is_valid():
        decline(
            organisation=result.organisation,
            partnership=result.partnership,
            mechanism=mechanism.number,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        messages.success(request, f"“{mechanism.name}” is not offered for this partnership any more.")
        return redirect(_mechanisms_href(result))
    context = {"form": form, "mechanism": mechanism, "back": _mechanisms_href(result)}
    status = 422 if form.errors else 200
    return render(request, "assessments/decline_suggestion.html", context, status=status)


@require_POST
def offer_suggestion_again(request: HttpRequest, partnership_id, number: int) -> HttpResponse:
    result, mechanism = _suggested(request, partnership_id, number)
    declined = declined_suggestions(result.organisation, result.partnership)
    offer_again(declined=get_object_or_404(declined, mechanism=mechanism.number), by=request.user)
    messages.success(request, f"“{mechanism.name}” may be offered again.")
    return redirect(_mechanisms_href(result))


@login_not_required
@require_safe
def mechanism_list(request: HttpRequest) -> HttpResponse:
    """The whole catalogue, so that nobody has to guess what else there is."""
    instrument = models_engine.load_instrument()
    words = [mechanism_words(instrument, mechanism) for mechanism in instrument.advice.mechanisms]
    return render(request, "assessments/mechanism_list.html", {"mechanisms": words, "instrument": instrument})


@require_safe
def mechanisms_tried(request: HttpRequest) -> HttpResponse:
    """For everybody who signs in: it holds nothing that an outsider might not see."""
    page = present_mechanisms_tried(models_engine.load_instrument(), kept_movements())
    return render(request, "assessments/mechanisms_tried.html", {"page": page, "no_proof": NO_PROOF})


def _suggested(request: HttpRequest, partnership_id, number: int):
    """Deciding what is offered is part of keeping the plan."""
    _, result = partnership_page(request, partnership_id, "partnership_mechanisms")
    if result is None or result.instrument.advice is None:
        raise Http404("Nothing is suggested here.")
    check_can_edit_plan(request.user, result.organisation)
    for mechanism in result.instrument.advice.mechanisms:
        if mechanism.number == number:
            return result, mechanism
    raise Http404("There is no such mechanism.")


def _mechanisms_href(result) -> str:
    page = section_href(result, "partnership_mechanisms")
    return f"{page}?{partnership_query(result.campaign, result.organisation)}"

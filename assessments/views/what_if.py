"""Trying other numbers on one partnership's result. Everything stands in the address, and nothing is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import charts
from assessments.forms.what_if import WhatIfForm
from assessments.presenters.advice_words import advice_basis, missing_advice
from assessments.presenters.reach import present_reach
from assessments.presenters.what_if import history, numbers_now, present_what_if, start_again_href
from assessments.selectors.situations import situation_of
from assessments.views.partnership_pages import partnership_page


@require_safe
def partnership_what_if(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_what_if")
    context["missing"] = missing_advice(result) if result else ""
    if result is None or context["missing"]:
        return render(request, "assessments/partnership_what_if.html", context)
    instrument, situation = result.instrument, situation_of(request.user, result)
    page = {"campaign": str(result.campaign.pk), "side": str(result.organisation.pk)}
    form = WhatIfForm(request.GET, instrument=instrument, now=numbers_now(instrument, situation), page=page)
    form.cancel_href = start_again_href(result)
    context |= {"form": form, "history": history(instrument, situation), "basis": advice_basis(result)}
    if not form.is_valid():
        return render(request, "assessments/partnership_what_if.html", context, status=422)
    context["reach"] = present_reach(result, situation, form.cleaned_data["region"])
    context["page"] = tried = present_what_if(result, situation, form.changes)
    if tried and tried.placed:
        context["chart"] = charts.spectrum(instrument, tried.placed, joined=True)
    return render(request, "assessments/partnership_what_if.html", context)

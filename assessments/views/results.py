"""Results: one organisation's own view of a partnership, and of itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import charts
from assessments.presenters.organisation_result import present_organisation_result
from assessments.presenters.partnership_result import present_partnership_result
from assessments.selectors.results import result_of_organisation
from assessments.views.organisation_pages import organisation_page
from assessments.views.partnership_pages import partnership_page


@require_safe
def partnership_result(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_result")
    if result:
        placed = [(result.partnership.name, result.place.position)]
        context["page"] = present_partnership_result(result)
        context["chart"] = charts.spectrum(result.instrument, placed, moves=charts.moves_of(result))
    return render(request, "assessments/partnership_result.html", context)


@require_safe
def organisation_result(request: HttpRequest, organisation_id) -> HttpResponse:
    context, campaign = organisation_page(request, organisation_id)
    if campaign:
        result = result_of_organisation(request.user, campaign, context["organisation"])
        placed = [(line.partnership.name, line.place.position) for line in result.partnerships]
        context["page"] = present_organisation_result(result)
        context["chart"] = charts.spectrum(result.instrument, placed)
    return render(request, "assessments/organisation_result.html", context)

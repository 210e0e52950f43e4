"""All partnerships of one organisation together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import charts
from assessments.presenters.portfolio import present_portfolio
from assessments.selectors.portfolio import portfolio_of
from assessments.views.organisation_pages import organisation_page


@require_safe
def organisation_portfolio(request: HttpRequest, organisation_id) -> HttpResponse:
    context, campaign = organisation_page(request, organisation_id)
    if campaign:
        found = portfolio_of(request.user, campaign, context["organisation"])
        placed = [(result.partnership.name, result.place.position) for result in found.results]
        context["page"] = present_portfolio(found)
        context["chart"] = charts.spectrum(found.instrument, placed)
    return render(request, "assessments/organisation_portfolio.html", context)

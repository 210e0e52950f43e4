"""How people in different roles see the same conditions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.presenters.roles import present_roles
from assessments.selectors.roles import read_roles
from assessments.views.organisation_pages import organisation_page
from assessments.views.partnership_pages import partnership_page


@require_safe
def partnership_roles(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_roles")
    if result is not None:
        reading = read_roles(request.user, result.campaign, result.organisation, result.partnership)
        context["page"] = present_roles(reading)
    return render(request, "assessments/partnership_roles.html", context)


@require_safe
def organisation_roles(request: HttpRequest, organisation_id) -> HttpResponse:
    context, campaign = organisation_page(request, organisation_id)
    if campaign:
        context["page"] = present_roles(read_roles(request.user, campaign, context["organisation"]))
    return render(request, "assessments/organisation_roles.html", context)

"""For those who study the questionnaire itself: pooled over all rounds, nothing about any one organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from assessments.presenters.role_tags import present_role_tags
from assessments.selectors.role_tags import pooled_lanes, versions_with_lanes
from assessments.views.partnership_pages import chosen
from organisations.rules import check


@require_safe
def role_tags(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    versions = versions_with_lanes()
    context = {"versions": versions}
    if versions:
        version = chosen(versions, request.GET.get("version"))
        context["version"] = version
        context["page"] = present_role_tags(version.definition, pooled_lanes(version))
    return render(request, "assessments/role_tags.html", context)

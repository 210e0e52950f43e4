"""How well the questionnaire itself works: for administrators, pooled over all rounds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from assessments.presenters.content_rounds import round_links
from assessments.presenters.psychometrics import CSV_TYPE, present_psychometrics, psychometrics_csv
from assessments.selectors.content_rounds import content_rounds
from assessments.selectors.psychometrics import kept_parts, report_of, studied_versions
from assessments.views.exporting import attachment
from assessments.views.partnership_pages import chosen
from organisations.rules import check


@require_safe
def psychometrics(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    versions = studied_versions()
    context = {"versions": versions, "rounds": round_links(content_rounds(request.user))}
    if versions:
        version = chosen(versions, request.GET.get("version"))
        report = report_of(version)
        context["version"] = version
        context["page"] = report and present_psychometrics(version, report, kept_parts(report))
    return render(request, "assessments/psychometrics.html", context)


@require_safe
def psychometrics_file(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    version = chosen(studied_versions(), request.GET.get("version"))
    report = report_of(version)
    if report is None:
        raise Http404("Nothing has been worked out for this version yet.")
    content = psychometrics_csv(version.definition, kept_parts(report))
    return attachment(content, CSV_TYPE, f"psychometrics-version-{version.version}.csv")

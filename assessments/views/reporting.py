"""Board reports: as a page, and as a PDF that a job makes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.enums import ExportState
from assessments.outputs.board_report import report_context
from assessments.outputs.exports import may_hand_out
from assessments.presenters.export import SECONDS, file_links, pdf_href, present_export
from assessments.selectors.exports import own_exports
from assessments.selectors.results import PartnershipResult, result_of_organisation
from assessments.services.request_export import request_export
from assessments.views.exporting import attachment
from assessments.views.organisation_pages import organisation_and_rounds
from assessments.views.partnership_pages import chosen, partnership_page


@require_safe
def partnership_report(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_report")
    if result:
        context |= _report(request, result)
    return render(request, "assessments/partnership_report.html", context)


@require_safe
def organisation_report(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation, result = _organisation_result(request, organisation_id)
    context = {"organisation": organisation}
    if result:
        context |= {"campaign": result.campaign} | _report(request, result)
    return render(request, "assessments/organisation_report.html", context)


@require_POST
def partnership_pdf(request: HttpRequest, partnership_id) -> HttpResponse:
    _, result = partnership_page(request, partnership_id, "partnership_report")
    return _request(request, result)


@require_POST
def organisation_pdf(request: HttpRequest, organisation_id) -> HttpResponse:
    _, result = _organisation_result(request, organisation_id)
    return _request(request, result)


@require_safe
def export(request: HttpRequest, export_id) -> HttpResponse:
    """Looks again by itself while the file is being made; works without a script."""
    now = timezone.now()
    found = get_object_or_404(own_exports(request.user), pk=export_id)
    page = present_export(found, now, may_have=found.state != ExportState.READY or may_hand_out(found))
    response = render(request, "assessments/export.html", {"page": page})
    if page.waiting:
        response["Refresh"] = str(SECONDS)
    return response


@require_safe
def download_export(request: HttpRequest, export_id) -> HttpResponse:
    """Whoever may not see any more what stands in it has lost the file."""
    found = get_object_or_404(own_exports(request.user), pk=export_id)
    if not may_hand_out(found):
        raise Http404("The result that this file is of cannot be seen any more.")
    if found.state != ExportState.READY or found.expires_at <= timezone.now() or found.content is None:
        return redirect(found)
    return attachment(bytes(found.content), "application/pdf", "report.pdf")


def _organisation_result(request: HttpRequest, organisation_id):
    organisation, rounds = organisation_and_rounds(request, organisation_id)
    if not rounds:
        return organisation, None
    campaign = chosen(rounds, request.GET.get("campaign"))
    return organisation, result_of_organisation(request.user, campaign, organisation)


def _report(request: HttpRequest, result) -> dict:
    now = timezone.now()
    links = {"files": file_links(result), "pdf_href": pdf_href(result)}
    return report_context(request.user, result, now) | links | {"day": timezone.localdate(now)}


def _request(request: HttpRequest, result) -> HttpResponse:
    if result is None:
        raise Http404("No round has asked about this yet.")
    now = timezone.now()
    made = request_export(
        by=request.user,
        campaign=result.campaign,
        organisation=result.organisation,
        partnership=result.partnership if isinstance(result, PartnershipResult) else None,
        fingerprint=report_context(request.user, result, now)["fingerprint"],
        moment=now,
    )
    return redirect(made)

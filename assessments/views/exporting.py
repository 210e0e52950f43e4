"""Results as files: for a spreadsheet, for a program, and for whoever wants to work the numbers out again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from assessments.presenters import result_files, result_proof, workbook
from assessments.selectors.explanations import explained_numbers
from assessments.selectors.results import PartnershipResult, result_of_organisation
from assessments.views.organisation_pages import organisation_and_rounds
from assessments.views.partnership_pages import chosen, partnership_page


@require_safe
def partnership_file(request: HttpRequest, partnership_id, form: str) -> HttpResponse:
    _, result = partnership_page(request, partnership_id, "partnership_result")
    if result is None:
        raise Http404("No round has asked about this partnership yet.")
    return _file(request, result, form)


@require_safe
def organisation_file(request: HttpRequest, organisation_id, form: str) -> HttpResponse:
    organisation, rounds = organisation_and_rounds(request, organisation_id)
    campaign = chosen(rounds, request.GET.get("campaign"))
    return _file(request, result_of_organisation(request.user, campaign, organisation), form)


def _file(request: HttpRequest, result, form: str) -> HttpResponse:
    """Each is made in well under a second, so that nobody has to wait for a job."""
    if form == "workbook":
        return attachment(result_files.result_workbook(result), workbook.CONTENT_TYPE, "result.xlsx")
    if form == "csv":
        return attachment(result_files.result_csv(result), result_files.ZIP_TYPE, "result.csv.zip")
    if form == "json":
        partnership = result.partnership if isinstance(result, PartnershipResult) else None
        numbers = explained_numbers(request.user, result.campaign, result.organisation, partnership)
        text = result_proof.result_proof(result, numbers)
        return attachment(text.encode(), result_proof.CONTENT_TYPE, "result.json")
    raise Http404("There is no such file.")


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""What stays of a workshop: as a page, as a table for a spreadsheet, and as a PDF that a job makes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.views.exporting import attachment
from workshops.enums import RecordState
from workshops.models import Workshop
from workshops.outputs.record import record_context
from workshops.outputs.record_csv import CSV_TYPE, JSON_TYPE, NAME, record_metadata, record_table
from workshops.outputs.record_files import is_of_today
from workshops.presenters.record_file import SECONDS, present_record_file
from workshops.selectors.records import own_files, readable_records
from workshops.services.request_record_file import request_record_file


@never_cache
@require_safe
def workshop_record(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = _readable(request, workshop_id)
    context = {"workshop": workshop} | record_context(request.user, workshop)
    return render(request, "workshops/workshop_record.html", context)


@never_cache
@require_safe
def record_csv(request: HttpRequest, workshop_id) -> HttpResponse:
    content = record_table(request.user, _readable(request, workshop_id))
    return attachment(content, CSV_TYPE, NAME)


@never_cache
@require_safe
def record_csv_metadata(request: HttpRequest, workshop_id) -> HttpResponse:
    content = record_metadata(_readable(request, workshop_id))
    return attachment(content, JSON_TYPE, f"{NAME}-metadata.json")


@require_POST
def request_record_pdf(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = _readable(request, workshop_id)
    file = request_record_file(
        by=request.user,
        workshop=workshop,
        fingerprint=record_context(request.user, workshop)["fingerprint"],
        moment=timezone.now(),
    )
    return redirect(file)


@never_cache
@require_safe
def record_file(request: HttpRequest, workshop_id, file_id) -> HttpResponse:
    """Looks again by itself while the file is being made; works without a script."""
    file = _own_file(request, workshop_id, file_id)
    of_today = file.state != RecordState.READY or is_of_today(file)
    page = present_record_file(file, timezone.now(), of_today=of_today)
    response = render(request, "workshops/record_file.html", {"page": page})
    if page.waiting:
        response["Refresh"] = str(SECONDS)
    return response


@never_cache
@require_safe
def download_record(request: HttpRequest, workshop_id, file_id) -> HttpResponse:
    file = _own_file(request, workshop_id, file_id)
    if file.state != RecordState.READY or file.expires_at <= timezone.now() or file.content is None:
        return redirect(file)
    if not is_of_today(file):
        raise Http404("The record says something else by now.")
    return attachment(bytes(file.content), "application/pdf", "workshop-record.pdf")


def _readable(request: HttpRequest, workshop_id) -> Workshop:
    return get_object_or_404(readable_records(request.user), pk=workshop_id)


def _own_file(request: HttpRequest, workshop_id, file_id):
    workshop = _readable(request, workshop_id)
    return get_object_or_404(own_files(request.user, workshop), pk=file_id)

"""Programmes: what somebody responsible for an area means to bring about, beside what is felt there."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.enums import Panel
from dashboards.forms.programme import ProgrammeForm
from dashboards.outputs.lever_pages import with_pictures
from dashboards.presenters.area_page import panel_href
from dashboards.presenters.programmes import initial_of, macro_cards, present_felt, sheet_rows
from dashboards.selectors.levers import ProgrammeFound, find_programme, may_write
from dashboards.services.create_programme import create_programme as create
from dashboards.services.edit_programme import edit_programme as edit
from dashboards.views.area_frame import AreaFrame, area_frame
from models_engine import load_instrument
from nhsuk_forms.posted import posted

FOR_THE_AREA = "Regional leads describe programmes for their own area, national viewers for England."


@require_safe
def programme(request: HttpRequest, programme_id) -> HttpResponse:
    found = _programme(request, programme_id)
    frame = area_frame(request, found.row.area_code, Panel.LEVERS)
    area, page = frame.place.area, frame.context["page"]
    page = replace(
        page, heading=found.current.name, current=request.path, caption=f"Programme for {area.name}"
    )
    context = frame.context | {
        "page": page,
        "programme": found,
        "sheet": sheet_rows(found.current),
        "earlier": [(version, sheet_rows(version)) for version in found.earlier],
        "may_write": may_write(request.user, frame.place),
        "log": panel_href(area.code, Panel.LEVERS, page.query),
    }
    if frame.publication:
        content, instrument = frame.publication.content, context["instrument"]
        context["blocks"] = with_pictures(present_felt(found.current, content, instrument))
        context["cards"] = macro_cards(content, instrument)
    return render(request, "dashboards/programme.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create_programme(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.LEVERS)
    _check_writes(request, frame)
    form = ProgrammeForm(posted(request), instrument=load_instrument())
    if form.is_valid():
        sheet = {key: value for key, value in form.cleaned_data.items() if key != "after"}
        made = create(by=request.user, area_code=frame.place.area.code, **sheet)
        messages.success(request, "The programme is saved.")
        return redirect("dashboards:programme", made.pk)
    context = {"form": form, "area": frame.place.area}
    return render(request, "dashboards/create_programme.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_programme(request: HttpRequest, programme_id) -> HttpResponse:
    found = _programme(request, programme_id)
    frame = area_frame(request, found.row.area_code, Panel.LEVERS)
    _check_writes(request, frame)
    form = ProgrammeForm(posted(request), instrument=load_instrument(), initial=initial_of(found.current))
    if form.is_valid():
        try:
            edit(by=request.user, programme=found.row, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("purpose", refusal)
        else:
            messages.success(request, "Your change is saved. The version before can still be read.")
            return redirect("dashboards:programme", programme_id)
    context = {"form": form, "programme": found, "area": frame.place.area}
    return render(request, "dashboards/edit_programme.html", context, status=422 if form.errors else 200)


def _programme(request: HttpRequest, programme_id) -> ProgrammeFound:
    found = find_programme(request.user, programme_id, timezone.localdate())
    if found is None:
        raise Http404("There is no such programme, or you do not see its area.")
    return found


def _check_writes(request: HttpRequest, frame: AreaFrame) -> None:
    if not may_write(request.user, frame.place):
        raise PermissionDenied(FOR_THE_AREA)

"""The lever log of an area: what was done for it from outside, and what was published before and after."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.enums import Panel
from dashboards.forms.lever import LeverForm, WithdrawLeverForm
from dashboards.outputs.lever_pages import with_pictures
from dashboards.presenters.lever_log import log_rows, offered_programmes, present_areas
from dashboards.presenters.levers import WARNING, linked_names, present_lever
from dashboards.selectors.area_places import AreaPlace, areas_of
from dashboards.selectors.figures_over_rounds import publications_over_rounds
from dashboards.selectors.levers import LeverFound, find_lever, levers_of, may_write, programmes_of
from dashboards.services.edit_lever import edit_lever as edit
from dashboards.services.record_lever import record_lever as record
from dashboards.services.withdraw_lever import withdraw_lever as withdraw
from dashboards.views.area_frame import area_frame
from models_engine import load_instrument
from nhsuk_forms.posted import posted

FOR_THE_AREA = "Regional leads record levers for their own area, national viewers for England."


@require_safe
def lever_list(request: HttpRequest) -> HttpResponse:
    """404 for whoever has no role for any area."""
    _, areas = areas_of(request.user, timezone.localdate())
    if not areas:
        raise Http404("You have no role for an area.")
    table = present_areas(areas, levers_of(areas), programmes_of(areas))
    return render(request, "dashboards/lever_list.html", {"table": table, "reads_areas": True})


@require_safe
def area_levers(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.LEVERS)
    area = frame.place.area
    # The log does not hang on a round, boundaries or a kind.
    page = replace(frame.context["page"], caption=area.name, basis="", remarks=())
    context = frame.context | {
        "page": page,
        "choose": None,
        "area_code": area.code,
        "levers": log_rows(levers_of([area.code])),
        "programmes": programmes_of([area.code]),
        "may_write": may_write(request.user, frame.place),
        "comments": frame.comments_of(request.user, Panel.LEVERS),
    }
    return render(request, "dashboards/area_levers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record_lever(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.LEVERS)
    _check_writes(request, frame.place)
    code = frame.place.area.code
    offered = offered_programmes(programmes_of([code]))
    form = LeverForm(posted(request), instrument=load_instrument(), programmes=offered)
    if form.is_valid():
        said = {key: value for key, value in form.cleaned_data.items() if key != "after"}
        lever = record(by=request.user, area_code=code, **said)
        messages.success(request, "The lever is in the log. Organisations in the area can see it.")
        return redirect("dashboards:lever", lever.pk)
    context = {"form": form, "area": frame.place.area}
    return render(request, "dashboards/record_lever.html", context, status=422 if form.errors else 200)


@require_safe
def lever(request: HttpRequest, lever_id) -> HttpResponse:
    found, place = _lever(request, lever_id)
    code, instrument = place.area.code, load_instrument()
    rounds = publications_over_rounds(place.visible, code)
    current = found.current
    context = {
        "lever": found,
        "area": place.area,
        "linked": linked_names(current.linked, instrument),
        "blocks": ()
        if found.is_withdrawn
        else with_pictures(present_lever(current.happened_on, current.linked, rounds, instrument)),
        "warning": WARNING,
        "may_write": may_write(request.user, place) and not found.is_withdrawn,
        "reads_areas": True,
    }
    return render(request, "dashboards/lever.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_lever(request: HttpRequest, lever_id) -> HttpResponse:
    found, place = _own(request, lever_id)
    now = found.current
    fields = ("kind", "title", "text", "happened_on", "linked")
    initial = {name: getattr(now, name) for name in fields}
    form = LeverForm(
        posted(request),
        instrument=load_instrument(),
        programmes=offered_programmes(programmes_of([place.area.code])),
        initial=initial | {"programme": str(now.programme_id or ""), "after": now.number},
    )
    if form.is_valid():
        try:
            edit(by=request.user, lever=found.row, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            messages.success(request, "Your change is saved. The version before can still be read.")
            return redirect("dashboards:lever", lever_id)
    context = {"form": form, "lever": found, "area": place.area}
    return render(request, "dashboards/edit_lever.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_lever(request: HttpRequest, lever_id) -> HttpResponse:
    found, place = _own(request, lever_id)
    form = WithdrawLeverForm(posted(request))
    if form.is_valid():
        withdraw(by=request.user, lever=found.row, **form.cleaned_data)
        messages.success(request, "The lever is withdrawn. It stays in the log with your reason.")
        return redirect("dashboards:area_levers", place.area.code)
    context = {"form": form, "lever": found, "area": place.area}
    return render(request, "dashboards/withdraw_lever.html", context, status=422 if form.errors else 200)


def _lever(request: HttpRequest, lever_id) -> tuple[LeverFound, AreaPlace]:
    found = find_lever(request.user, lever_id, timezone.localdate())
    if found is None:
        raise Http404("There is no such lever, or you do not see its area.")
    return found


def _own(request: HttpRequest, lever_id) -> tuple[LeverFound, AreaPlace]:
    found, place = _lever(request, lever_id)
    _check_writes(request, place)
    if found.is_withdrawn:
        raise Http404("This lever was withdrawn.")
    return found, place


def _check_writes(request: HttpRequest, place: AreaPlace) -> None:
    if not may_write(request.user, place):
        raise PermissionDenied(FOR_THE_AREA)

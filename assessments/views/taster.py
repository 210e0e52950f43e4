"""Try it now: one partnership placed by anybody, in four minutes. The answers travel in the address alone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

import models_engine
from assessments import charts
from assessments.forms.taster import TasterForm, check_symbols, row_of
from assessments.presenters.taster import present_taster
from models_engine import load_instrument
from nhsuk_forms.posted import posted


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def taster(request: HttpRequest) -> HttpResponse:
    instrument = load_instrument()
    formality, origin = instrument.axes
    whole, symbols = len(formality.items) + len(origin.items), request.GET.get("a", "")
    try:
        check_symbols(instrument, symbols, {0, len(formality.items), whole})
    except ValidationError as error:
        return _unreadable(request, error)
    form = TasterForm(posted(request), instrument=instrument, axis=formality, symbols=symbols)
    if form.is_valid():
        answered = form.symbols + symbols[len(formality.items) :]
        return redirect(f"{reverse('assessments:taster_origin')}?a={answered}")
    return _page(request, "assessments/taster.html", form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def taster_origin(request: HttpRequest) -> HttpResponse:
    instrument = load_instrument()
    formality, origin = instrument.axes
    first, symbols = len(formality.items), request.GET.get("a", "")
    try:
        check_symbols(instrument, symbols, {first, first + len(origin.items)})
    except ValidationError as error:
        return _unreadable(request, error)
    form = TasterForm(posted(request), instrument=instrument, axis=origin, symbols=symbols[first:])
    form.submit_label = "See the result"
    if form.is_valid():
        return redirect(f"{reverse('assessments:taster_result')}?a={symbols[:first]}{form.symbols}")
    return _page(request, "assessments/taster_origin.html", form, symbols=symbols)


@login_not_required
@require_safe
def taster_result(request: HttpRequest) -> HttpResponse:
    instrument, symbols = load_instrument(), request.GET.get("a", "")
    try:
        check_symbols(instrument, symbols, {sum(len(axis.items) for axis in instrument.axes)})
    except ValidationError as error:
        return _unreadable(request, error)
    page = present_taster(instrument, row_of(instrument, symbols))
    placed = [("This partnership", page.reading.position)]
    context = {
        "page": page,
        "chart": charts.spectrum(instrument, placed, moves=charts.Moves()),
        "instrument": instrument,
        "engine": models_engine.__version__,
        "symbols": symbols,
        "link": f"{settings.SITE_URL}{reverse('assessments:taster_result')}?a={symbols}",
    }
    return render(request, "assessments/taster_result.html", context)


def _page(request: HttpRequest, template: str, form: TasterForm, **context) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, "axis": form.axis, **context}, status=status)


def _unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return render(request, "assessments/taster_unreadable.html", {"error": error.message}, status=400)

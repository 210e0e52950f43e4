"""The questionnaire and its arithmetic on paper, for whoever works without the service."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.presenters.blank_form import paper_pages
from assessments.presenters.hand_scoring import hand_scoring as score_by_hand
from models_engine import Instrument, load_instrument


@login_not_required
@require_safe
def blank_form(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    instrument = _shipped(slug, version)
    context = {"instrument": instrument, "pages": paper_pages(instrument)}
    return render(request, "assessments/blank_form.html", context)


@login_not_required
@require_safe
def hand_scoring(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    instrument = _shipped(slug, version)
    context = {"instrument": instrument, "sheet": score_by_hand(instrument)}
    return render(request, "assessments/hand_scoring.html", context)


def _shipped(slug: str, version: int) -> Instrument:
    try:
        return load_instrument(slug, version)
    except LookupError:
        raise Http404("There is no such questionnaire.") from None

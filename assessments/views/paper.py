"""The questionnaire itself: on paper, with its arithmetic, and what changed from version to version."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.presenters.blank_form import paper_pages
from assessments.presenters.hand_scoring import hand_scoring as score_by_hand
from assessments.presenters.version_changes import present_version_changes
from models_engine import Instrument, load_instrument, version_diff


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


@login_not_required
@require_safe
def version_changes(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    instrument = _shipped(slug, version)
    context: dict[str, object] = {"instrument": instrument}
    if version > 1:
        before = _shipped(slug, version - 1)
        context |= {"before": before, "page": present_version_changes(version_diff(before, instrument))}
    return render(request, "assessments/version_changes.html", context)


def _shipped(slug: str, version: int) -> Instrument:
    try:
        return load_instrument(slug, version)
    except LookupError:
        raise Http404("There is no such questionnaire.") from None

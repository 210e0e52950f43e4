"""Pages that anybody may read."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.charts import spectrum
from assessments.presenters.example_partnerships import example_partnerships
from assessments.presenters.method import present_method
from assessments.presenters.privacy import (
    IN_A_WORKSHOP,
    LIMITS,
    WHAT_WE_DO_NOT,
    WHAT_WE_STORE,
    WORKSHOP_LIMITS,
)
from models_engine import load_instrument


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    instrument = load_instrument()
    examples = example_partnerships(instrument)
    chart = spectrum(instrument, [(example.name, example.position) for example in examples])
    return render(request, "assessments/start.html", {"chart": chart, "examples": examples})


@login_not_required
@require_safe
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "assessments/method.html", {"method": present_method(load_instrument())})


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "assessments/accessibility.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    cookies = {
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
    anonymous = {"stored": WHAT_WE_STORE, "not_stored": WHAT_WE_DO_NOT, "limits": LIMITS}
    workshops = {"stored": IN_A_WORKSHOP, "limits": WORKSHOP_LIMITS}
    words = {"minimums": load_instrument().minimums, "anonymous": anonymous, "workshops": workshops}
    return render(request, "assessments/privacy.html", cookies | words)

"""Both sides of one partnership: sealed, released, laid beside each other, taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import charts
from assessments.forms.release_result import ReleaseForm
from assessments.presenters.both_sides import (
    ANSWER_FIRST,
    NOT_CONFIRMED,
    present_release,
    present_sides,
)
from assessments.presenters.gap import compare_sides
from assessments.presenters.refusals import refusal_text
from assessments.rules import CannotChange, can_release, check_can_release, check_ready_for_release
from assessments.selectors.both_sides import both_sides, partner_summaries
from assessments.selectors.releases import releasable
from assessments.services.release_result import release_result as release
from assessments.services.withdraw_release import withdraw_release as withdraw
from assessments.views.partnership_pages import partnership_page
from nhsuk_forms.posted import posted


@require_safe
def partnership_gap(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_gap")
    if result is None:
        return render(request, "assessments/partnership_gap.html", context)
    sides = both_sides(result)
    if sides is None:
        context["missing"] = NOT_CONFIRMED
        return render(request, "assessments/partnership_gap.html", context)
    context["page"] = present_sides(
        result, sides, timezone.localdate(), may_release=can_release(request.user, result.organisation)
    )
    context["seen_by"] = context["page"].seen_by
    if sides.open and not result.viewer.sees_team:
        context["missing"] = ANSWER_FIRST
    context["comparisons"] = [
        _comparison(result, partner, snapshot, number)
        for number, (partner, snapshot) in enumerate(partner_summaries(result), start=1)
    ]
    return render(request, "assessments/partnership_gap.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def release_result(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = releasing(request, partnership_id)
    sides = both_sides(result)
    try:
        check_ready_for_release(
            finished=sides.own.finished, partnership=result.partnership, day=timezone.localdate()
        )
        form = ReleaseForm(posted(request), initial={"wait_waived": sides.own.wait_waived})
        if form.is_valid():
            release(by=request.user, **_side(result), wait_waived=form.cleaned_data["wait_waived"])
            messages.success(request, "Your result is released.")
            return redirect(_gap_page(context))
    except CannotChange as refusal:
        context["refused"] = refusal_text(refusal.reason, result.campaign)
        return render(request, "assessments/release_result.html", context, status=409)
    new = releasable(result)
    context |= {"form": form, "page": present_release(result, new.snapshot), "kept": new.kept}
    return render(request, "assessments/release_result.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_release(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = releasing(request, partnership_id)
    if withdraw(by=request.user, **_side(result)):
        messages.success(
            request, "Your release is taken back. Neither side sees the other's result any more."
        )
    return redirect(_gap_page(context))


def releasing(request, partnership_id):
    context, result = partnership_page(request, partnership_id, "partnership_gap")
    check_can_release(request.user, context["organisation"])
    if result is None:
        raise Http404("No round has asked about this partnership.")
    context["gap_page"] = _gap_page(context)
    return context, result


def _side(result) -> dict:
    return {
        "campaign": result.campaign,
        "organisation": result.organisation,
        "partnership": result.partnership,
    }


def _gap_page(context) -> str:
    return next(section.href for section in context["sections"] if section.current)


def _comparison(result, partner, snapshot, number: int) -> dict:
    found = compare_sides(result, partner, snapshot)
    marks = [position for _, position in found.placed if position]
    return {
        "found": found,
        "chart": charts.spectrum(result.instrument, found.placed, f"sides-{number}", joined=True)
        if marks
        else None,
    }

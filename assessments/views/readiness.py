"""Readiness checks: prepared, filled in, finished, and shared with the other side."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.forms.held import forget, held
from assessments.forms.readiness import (
    FinishReadinessCheckForm,
    PrepareReadinessCheckForm,
    ReadinessPageForm,
)
from assessments.presenters.readiness import (
    REFUSED,
    SHARING,
    about_page,
    answer_rows,
    next_page,
    page_after,
    present_readiness,
)
from assessments.rules import (
    CannotChange,
    can_fill_in_readiness,
    can_prepare_readiness,
    check_can_fill_in_readiness,
    check_can_prepare_readiness,
    check_can_view_readiness,
)
from assessments.selectors.plans import people_for_actions
from assessments.selectors.readiness import given_in, readiness_sides, visible_readiness_checks
from assessments.selectors.readiness_then import since_readiness
from assessments.services.finish_readiness_check import finish_readiness_check as finish
from assessments.services.prepare_readiness_check import prepare_readiness_check as prepare
from assessments.services.save_readiness_answers import save_readiness_answers as save
from assessments.services.switch_readiness_sharing import switch_readiness_sharing as switch
from nhsuk_forms.posted import posted
from organisations.selectors.partnerships import partnerships_of
from organisations.selectors.visible import visible_organisations


@require_safe
def readiness(request: HttpRequest, organisation_id, partnership_id) -> HttpResponse:
    organisation, partnership = _own(request, organisation_id, partnership_id)
    sides = readiness_sides(organisation, partnership)
    may_fill_in = sides.sheet is not None and can_fill_in_readiness(request.user, sides.sheet)
    context = {
        "organisation": organisation,
        "partnership": partnership,
        "sheet": sides.sheet,
        "page": present_readiness(sides, since_readiness(request.user, sides)),
        "may_prepare": can_prepare_readiness(request.user, organisation),
        "may_fill_in": may_fill_in,
    }
    if may_fill_in:
        context["answers"] = answer_rows(sides.sheet, sides.answers, may_change=False)
    return render(request, "assessments/readiness.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def prepare_readiness_check(request: HttpRequest, organisation_id, partnership_id) -> HttpResponse:
    organisation, partnership = _own(request, organisation_id, partnership_id)
    check_can_prepare_readiness(request.user, organisation)
    about = {"organisation": organisation, "partnership": partnership}
    form = PrepareReadinessCheckForm(
        posted(request),
        people=people_for_actions(organisation),
        initial=_meant(request.user, readiness_sides(organisation, partnership).sheet),
    )
    template, context = "assessments/prepare_readiness_check.html", {**about, "form": form}
    if not form.is_valid():
        return render(request, template, context, status=422 if form.errors else 200)
    try:
        sheet = prepare(by=request.user, **about, **form.cleaned_data)
    except CannotChange as refusal:
        return _refused(request, template, context, refusal)
    own = sheet.filled_by == request.user
    return redirect(next_page(sheet, given_in(sheet)) if own else sheet)


@require_http_methods(["GET", "HEAD", "POST"])
def readiness_page(request: HttpRequest, check_id, code) -> HttpResponse:
    sheet = _to_fill_in(request, check_id)
    instrument = sheet.instrument.definition
    if code not in instrument.readiness.factors:
        raise Http404
    typed = held(request.session, request.path)
    form = ReadinessPageForm(
        posted(request),
        items=instrument.factor(code).items,
        scale=instrument.scale,
        initial=given_in(sheet) | typed,
    )
    context = {"sheet": sheet, "form": form, "held": typed and not form.is_bound, **about_page(sheet, code)}
    if form.is_valid():
        try:
            save(by=request.user, sheet=sheet, given=form.given)
        except CannotChange as refusal:
            return _refused(request, "assessments/readiness_page.html", context, refusal)
        forget(request.session, request.path)
        return redirect(page_after(sheet, code))
    return render(request, "assessments/readiness_page.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def finish_readiness_check(request: HttpRequest, check_id) -> HttpResponse:
    sheet = _to_fill_in(request, check_id)
    form = FinishReadinessCheckForm(posted(request))
    template, context = "assessments/finish_readiness_check.html", _finishing(sheet) | {"form": form}
    if not form.is_valid():
        return render(request, template, context, status=422 if form.errors else 200)
    try:
        finish(by=request.user, sheet=sheet, **form.cleaned_data)
    except CannotChange as refusal:
        return _refused(request, template, context, refusal)
    messages.success(request, "The check is finished.")
    return redirect(sheet)


@require_POST
def switch_readiness_sharing(request: HttpRequest, check_id) -> HttpResponse:
    sheet = get_object_or_404(visible_readiness_checks(request.user), pk=check_id)
    check_can_prepare_readiness(request.user, sheet.organisation)
    on = request.POST.get("on") == "1"
    try:
        switch(by=request.user, sheet=sheet, on=on)
    except CannotChange as refusal:
        return _refused(request, "assessments/finish_readiness_check.html", _finishing(sheet), refusal)
    messages.success(request, SHARING[on])
    return redirect(sheet)


def _own(request, organisation_id, partnership_id):
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check_can_view_readiness(request.user, organisation)
    return organisation, get_object_or_404(partnerships_of(organisation), pk=partnership_id)


def _to_fill_in(request, check_id):
    sheet = get_object_or_404(visible_readiness_checks(request.user), pk=check_id)
    check_can_fill_in_readiness(request.user, sheet)
    return sheet


def _meant(user, sheet):
    if sheet is None:
        return {"filled_by": user.pk}
    return {"formality": sheet.formality, "origin": sheet.origin, "filled_by": sheet.filled_by_id}


def _finishing(sheet):
    return {"sheet": sheet, "answers": answer_rows(sheet, given_in(sheet), may_change=not sheet.is_finished)}


def _refused(request, template, context, refusal):
    return render(request, template, context | {"refused": REFUSED[refusal.reason]}, status=409)

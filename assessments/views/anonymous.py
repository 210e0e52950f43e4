"""Answering an anonymous round by a link, without signing in. `AnonymousLinksMiddleware` keeps sessions out of it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.anonymous_page import AnonymousPageForm
from assessments.presenters.anonymous import (
    after_page,
    check_href,
    present_anonymous_check,
    present_anonymous_page,
    present_anonymous_start,
)
from assessments.presenters.answer_page import partner_of, whys
from assessments.presenters.refusals import refusal_text
from assessments.rules import CannotChange
from assessments.selectors.anonymous import AnonymousPart, AnonymousSheet, part_of_link
from assessments.selectors.steps import Step, step_of
from assessments.services.save_anonymous_answers import save_anonymous_answers as save
from assessments.views.wrong_links import too_many, wrong_link
from nhsuk_forms.posted import posted

LINK_ENDED = "assessments/anonymous_link_ended.html"


@login_not_required
@require_safe
def anonymous_start(request: HttpRequest, secret: str) -> HttpResponse:
    part = _part(request, secret)
    if part is None:
        return wrong_link(request, LINK_ENDED)
    page = present_anonymous_start(part, secret, open_now=part.is_open(timezone.now()))
    return render(request, "assessments/anonymous_start.html", {"page": page})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def anonymous_page(request: HttpRequest, secret: str, subject: str, page: str) -> HttpResponse:
    part = _part(request, secret)
    if part is None:
        return wrong_link(request, LINK_ENDED)
    sheet, step = _step(part, subject, page)
    if request.method != "POST" and not part.is_open(timezone.now()):
        return redirect(check_href(secret, sheet))
    change, refused = _change(request, step), ""
    form = _form(sheet, step, posted(request), asks=not change)
    if form.is_valid():
        try:
            sheet = _save(part, sheet, step, form, secret)
            later = request.POST.get("action") == "later"
            return redirect(after_page(secret, sheet, step, change=change, later=later))
        except CannotChange as refusal:
            refused = refusal_text(refusal.reason, part.assessment.campaign, part.asking.last_day)
    page = present_anonymous_page(secret, sheet, step, change=change)
    context = {"form": form, "page": page, "refused": refused}
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "assessments/anonymous_page.html", context, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def anonymous_check(request: HttpRequest, secret: str, subject: str) -> HttpResponse:
    part = _part(request, secret)
    if part is None:
        return wrong_link(request, LINK_ENDED)
    sheet, refused = _sheet(part, subject), ""
    if request.method == "POST":
        try:
            save(
                envelope=part.envelope_to_change(),
                subject=subject,
                sheet=sheet.response.sheet,
                given={},
                send=True,
            )
            return redirect(check_href(secret, sheet))
        except CannotChange as refusal:
            refused = refusal_text(refusal.reason, part.assessment.campaign, part.asking.last_day)
    page = present_anonymous_check(part, sheet, secret, open_now=part.is_open(timezone.now()))
    context = {"page": page, "refused": refused}
    return render(request, "assessments/anonymous_check.html", context, status=409 if refused else 200)


def _part(request: HttpRequest, secret: str) -> AnonymousPart | None:
    return None if too_many(request) else part_of_link(secret)


def _sheet(part: AnonymousPart, subject: str) -> AnonymousSheet:
    sheet = part.sheet(subject)
    if sheet is None:
        raise Http404("This round asks about no such partnership.")
    return sheet


def _step(part: AnonymousPart, subject: str, page: str) -> tuple[AnonymousSheet, Step]:
    sheet = _sheet(part, subject)
    step = step_of(sheet.response, page)
    if step is None:
        raise Http404("This sheet has no such page.")
    return sheet, step


def _change(request: HttpRequest, step: Step) -> str:
    """The question whose "Change" link led here from the check page."""
    asked = request.GET.get("change", "")
    return asked if asked in step.page.question_codes else ""


def _form(sheet: AnonymousSheet, step: Step, data, *, asks: bool) -> AnonymousPageForm:
    instrument = sheet.response.assessment.campaign.instrument.definition
    asks = asks and step.ends_section
    return AnonymousPageForm(
        data,
        step=step,
        instrument=instrument,
        partner=partner_of(sheet.response),
        whys=whys(instrument, step),
        answers=sheet.answers,
        asks_completion=asks,
        completed=sheet.completed.get(step.section.code) if asks and data is None else None,
    )


def _save(part: AnonymousPart, sheet: AnonymousSheet, step: Step, form, secret: str) -> AnonymousSheet:
    save(
        envelope=part.envelope_to_change(),
        subject=sheet.subject,
        sheet=sheet.response.sheet,
        given=form.given,
        section=step.section.code,
        completed=form.completed,
    )
    return _sheet(part_of_link(secret), sheet.subject)

from contextlib import suppress
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.permissions import Permission
from assessments.forms.answer_conflict import AnswerConflictForm
from assessments.forms.answer_page import AnswerPageForm
from assessments.forms.held import forget, held
from assessments.forms.shared_answer_page import SharedAnswerPageForm
from assessments.models import Response
from assessments.presenters.answer_conflict import present_answer_conflict
from assessments.presenters.answer_page import (
    next_href,
    partly_saved_text,
    partner_of,
    present_answer_page,
    saved_text,
    section_left_text,
    skip_buttons,
    skipped_text,
    whys,
)
from assessments.presenters.carried import TAKE_OVER, last_words, take_over_button, taken_over_text
from assessments.presenters.refusals import refusal_text
from assessments.rules import AnsweredMeanwhile, CannotChange, Hand, can_change, check_can_fill_in
from assessments.selectors.answered import answers_of, section_completed
from assessments.selectors.carried import LastTime, last_time
from assessments.selectors.hands import hand_on
from assessments.selectors.progress import progress_of
from assessments.selectors.steps import Step, step_of
from assessments.selectors.visible_responses import visible_responses
from assessments.services.save_answers import save_answers as save
from assessments.services.skip_statements import skip_statements, unskip_statements
from assessments.services.take_over_answers import take_over_answers as take_over
from organisations.rules import check

SKIPS = {
    "skip_page": skip_statements,
    "skip_section": skip_statements,
    "unskip_page": unskip_statements,
    "unskip_section": unskip_statements,
}


@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, response_id, page: str) -> HttpResponse:
    response, step, hand = _find(request.user, response_id, page)
    if request.method != "POST":
        if not (can_change(response, timezone.now()) and hand.fills_in(step.section.code)):
            return redirect("assessments:check_answers", response.pk)
        return _show(request, response, step, _form(request, response, step))
    check_can_fill_in(hand, step.section.code)
    try:
        form, _ = _save(request, response, step)
        if form.errors:
            if not form.only_conflicts:
                form = _form(request, response, step, data=request.POST, beside=True)
            return _show(request, response, step, form, status=422)
        _skip(request, response, step)
        _take_over(request, response, step)
    except CannotChange as refusal:
        form = _form(request, response, step, data=request.POST)
        refused = refusal_text(refusal.reason, response.assessment.campaign, response.assessment.last_day)
        return _show(request, response, step, form, refused=refused, status=409)
    forget(request.session, request.path)
    return redirect(_next(request, response, step, completed=form.completed))


@require_POST
def save_answers(request: HttpRequest, response_id, page: str) -> JsonResponse:
    """What the page's script calls while the page is open. Valid parts are stored even where others are not."""
    response, step, hand = _find(request.user, response_id, page)
    check_can_fill_in(hand, step.section.code)
    try:
        form, saved_at = _save(request, response, step, autosave=True)
    except CannotChange as refusal:
        message = refusal_text(refusal.reason, response.assessment.campaign, response.assessment.last_day)
        return JsonResponse({"message": message}, status=409)
    if form.errors:
        first_error = next(iter(form.errors.values()))[0]
        reply = {"message": partly_saved_text(first_error), "marks": form.marks}
        return JsonResponse(reply, status=409 if form.only_conflicts else 422)
    # The script sends a page that was held as a whole; what is stored is newer than what was held.
    forget(request.session, reverse("assessments:answer_page", args=[response.pk, page]))
    reply = {"saved_at": saved_at.isoformat(), "message": saved_text(saved_at), "marks": form.marks}
    return JsonResponse(reply)


def _find(user: User, response_id, page: str) -> tuple[Response, Step, Hand]:
    response = get_object_or_404(visible_responses(user), pk=response_id)
    check(user, Permission.RESPONSE_ANSWER, response.assessment.organisation)
    step = step_of(response, page)
    if step is None:
        raise Http404("This sheet has no such page.")
    return response, step, hand_on(user, response)


def _form(
    request, response: Response, step: Step, *, data=None, autosave: bool = False, beside: bool = False
) -> AnswerPageForm:
    """`beside`: with what the person answered last time, which a page that is only saved does not need."""
    instrument = response.assessment.campaign.instrument.definition
    codes = [code for page in step.section.pages for code in page.question_codes]
    in_section = answers_of(response, codes)
    answers = {code: in_section[code] for code in step.page.question_codes if code in in_section}
    then = last_time(response, codes) if data is None or beside else LastTime()
    take_over = take_over_button(len(then.left_for(codes, in_section)))
    kind = SharedAnswerPageForm if response.assessment.is_shared else AnswerPageForm
    return kind(
        data,
        step=step,
        instrument=instrument,
        partner=partner_of(response),
        whys=whys(instrument, step),
        answers=answers,
        held=held(request.session, request.path),
        skip_buttons=(*skip_buttons(response.assessment, step, answers), *take_over),
        last=last_words(instrument, then),
        **_completion(request, response, step, data, autosave=autosave),
    )


def _completion(request, response: Response, step: Step, data, *, autosave: bool) -> dict[str, bool | None]:
    asks = step.ends_section and not autosave and not _change(request, step)
    said = section_completed(response, step.section.code) if asks and data is None else None
    return {"asks_completion": asks, "completed": said}


def _save(
    request, response: Response, step: Step, *, autosave: bool = False
) -> tuple[AnswerPageForm, datetime]:
    """What came is compared with what is stored; where somebody saves in between, it is compared once more."""
    while True:
        form = _form(request, response, step, data=request.POST, autosave=autosave)
        form.full_clean()
        with suppress(AnsweredMeanwhile):
            return form, save(
                response=response,
                given=form.given,
                notes=form.notes,
                by=request.user,
                section=step.section.code,
                completed=form.completed,
                based_on=form.based_on,
            )


def _skip(request, response: Response, step: Step) -> None:
    action = request.POST.get("action", "")
    if action not in SKIPS or not skip_buttons(response.assessment, step, {}):
        return
    whole = action.endswith("section")
    count = SKIPS[action](
        response=response,
        pages=step.section.pages if whole else [step.page],
        section=step.section.code if whole else "",
        by=request.user,
    )
    messages.success(request, skipped_text(count, action))


def _take_over(request, response: Response, step: Step) -> None:
    if request.POST.get("action") == TAKE_OVER and not response.assessment.is_shared:
        count = take_over(response=response, section=step.section, by=request.user)
        messages.success(request, taken_over_text(count))


def _next(request, response: Response, step: Step, *, completed: bool | None) -> str:
    progress = progress_of([response])[response.pk] if completed else None
    if progress:
        section = next(part for part in progress.sections if part.section == step.section)
        if section.open_questions:
            messages.info(request, section_left_text(step, len(section.open_questions)))
    return next_href(
        response,
        step,
        change=_change(request, step),
        action=request.POST.get("action", ""),
        all_completed=bool(progress and progress.all_completed),
    )


def _change(request, step: Step) -> str:
    """The question whose "Change" link led here from the check page."""
    asked = request.GET.get("change", "")
    return asked if asked in step.page.question_codes else ""


def _show(request, response: Response, step: Step, form, *, refused: str = "", status: int = 200):
    if form.only_conflicts and not refused:
        return _show_both(request, response, step, form)
    context = {
        "form": form,
        "page": present_answer_page(response, step, form.partner, change=_change(request, step)),
        "held": form.held and not form.is_bound,
        "refused": refused,
    }
    return render(request, "assessments/answer_page.html", context, status=status)


def _show_both(request, response: Response, step: Step, form: SharedAnswerPageForm) -> HttpResponse:
    both = form.both
    page = present_answer_conflict(response, step, both, request.user)
    which = AnswerConflictForm(
        both=both,
        texts=page.texts,
        options=page.options,
        passed_on=form.passed_on,
        undecided=form.undecided,
    )
    return render(request, "assessments/answer_conflict.html", {"page": page, "form": which}, status=409)

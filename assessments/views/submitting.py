from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.permissions import Permission
from assessments.enums import ResponseStatus
from assessments.forms.held import forget, held
from assessments.forms.reopen import ReopenForm
from assessments.models import Response
from assessments.presenters.check_answers import present_check, present_version
from assessments.presenters.refusals import refusal_text
from assessments.presenters.submitted import present_submitted
from assessments.rules import CannotChange, can_change, can_reopen, check_can_reopen, check_can_send
from assessments.selectors.answered import answers_of
from assessments.selectors.hands import hand_on
from assessments.selectors.parts import parts_of
from assessments.selectors.shared_sheets import names_agreeing
from assessments.selectors.unscored import unscored_parts
from assessments.selectors.visible_responses import versions_of, visible_askings, visible_responses
from assessments.services.reopen_response import reopen_response as reopen
from assessments.services.submit_response import submit_response as submit
from nhsuk_forms.posted import posted
from organisations.rules import check


@require_safe
def check_answers(request: HttpRequest, response_id) -> HttpResponse:
    response = _find(request.user, response_id)
    answers = answers_of(response)
    now = timezone.now()
    page = present_check(
        response,
        answers,
        unscored_parts(response, answers),
        versions_of(response),
        may_change=can_change(response, now),
        may_reopen=can_reopen(response, now),
        moment=now,
        hand=hand_on(request.user, response),
        names=names_agreeing(response),
    )
    return render(request, "assessments/check_answers.html", {"page": page, "response": response})


@require_POST
def submit_response(request: HttpRequest, response_id) -> HttpResponse:
    response = _find(request.user, response_id)
    if response.assessment.is_shared:
        return redirect("assessments:submit_agreed_sheet", response.pk)
    try:
        submit(response=response, by=request.user)
    except CannotChange as refusal:
        messages.warning(
            request, refusal_text(refusal.reason, response.assessment.campaign, response.assessment.last_day)
        )
        return redirect("assessments:check_answers", response.pk)
    return redirect("assessments:submitted", response.pk)


@require_safe
def submitted(request: HttpRequest, response_id) -> HttpResponse:
    response = _find(request.user, response_id)
    if response.status == ResponseStatus.DRAFT:
        return redirect("assessments:check_answers", response.pk)
    askings = visible_askings(request.user).filter(
        campaign=response.assessment.campaign, organisation=response.assessment.organisation
    )
    parts = parts_of([response.assessment], askings, request.user)[response.assessment_id]
    round_, organisation_id = response.assessment.campaign, response.assessment.organisation_id
    page = present_submitted(response, parts, open_now=round_.is_open_for(organisation_id, timezone.now()))
    return render(request, "assessments/submitted.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def reopen_response(request: HttpRequest, response_id) -> HttpResponse:
    response = _find(request.user, response_id)
    check_can_send(hand_on(request.user, response))
    form = ReopenForm(
        posted(request),
        initial=held(request.session, request.path),
        together=response.assessment.is_shared,
    )
    try:
        if form.is_valid():
            draft = reopen(response=response, reason=form.cleaned_data["reason"], by=request.user)
            forget(request.session, request.path)
            return redirect("assessments:check_answers", draft.pk)
        check_can_reopen(response, timezone.now())
    except CannotChange as refusal:
        messages.warning(
            request, refusal_text(refusal.reason, response.assessment.campaign, response.assessment.last_day)
        )
        return redirect("assessments:check_answers", response.pk)
    context = {"form": form, "response": response}
    return render(request, "assessments/reopen_response.html", context, status=422 if form.errors else 200)


@require_safe
def response_version(request: HttpRequest, response_id) -> HttpResponse:
    response = _find(request.user, response_id)
    page = present_version(response, answers_of(response), names_agreeing(response))
    return render(request, "assessments/response_version.html", {"page": page})


def _find(user: User, response_id) -> Response:
    response = get_object_or_404(visible_responses(user), pk=response_id)
    check(user, Permission.RESPONSE_ANSWER, response.assessment.organisation)
    return response

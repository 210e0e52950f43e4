"""Administrators ask experts how relevant the statements are, and read what they said once it is closed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from assessments.forms.content_round import CreateContentRoundForm, InviteExpertsForm
from assessments.presenters.content_rounds import (
    expert_rows,
    finding,
    missing_words,
    round_facts,
    round_tables,
)
from assessments.selectors.content_rounds import content_rounds, experts_in_reach, experts_of, findings
from assessments.services import close_content_round as closing
from assessments.services.create_content_round import create_content_round as create
from assessments.services.invite_experts import invite_experts as invite
from assessments.services.send_expert_letter_again import send_expert_letter_again as send_again
from assessments.services.withdraw_expert import withdraw_expert as withdraw
from nhsuk_forms.posted import posted
from organisations.rules import check


@require_http_methods(["GET", "HEAD", "POST"])
def create_content_round(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    form = CreateContentRoundForm(posted(request))
    if form.is_valid():
        asked = create(by=request.user, **form.cleaned_data)
        messages.success(request, f"{asked} is saved. Ask experts now.")
        return redirect("assessments:invite_experts", asked.pk)
    status = 422 if form.errors else 200
    return render(request, "assessments/create_content_round.html", {"form": form}, status=status)


@require_safe
def content_round(request: HttpRequest, round_id) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    asked = get_object_or_404(content_rounds(request.user), pk=round_id)
    today = timezone.localdate()
    found = findings(asked, today)
    context = {
        "round": asked,
        "open_now": asked.is_open(today),
        "facts": round_facts(asked, today),
        "experts": expert_rows(experts_of(asked), open_now=asked.is_open(today)),
        "missing": missing_words(asked, found, today),
        "finding": found and finding(found),
        "tables": round_tables(asked.instrument.definition, found) if found else (),
    }
    return render(request, "assessments/content_round.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite_experts(request: HttpRequest, round_id) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    asked = get_object_or_404(content_rounds(request.user), pk=round_id)
    form = InviteExpertsForm(posted(request))
    if form.is_valid():
        try:
            invited = invite(by=request.user, asked=asked, emails=form.cleaned_data["addresses"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            known = len(form.cleaned_data["addresses"]) - len(invited)
            messages.success(request, f"Letters on their way: {len(invited)}. Asked before: {known}.")
            return redirect("assessments:content_round", asked.pk)
    status = 422 if form.errors else 200
    return render(request, "assessments/invite_experts.html", {"form": form, "round": asked}, status=status)


@require_POST
def close_content_round(request: HttpRequest, round_id) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    asked = get_object_or_404(content_rounds(request.user), pk=round_id)
    try:
        closing.close_content_round(by=request.user, asked=asked, today=timezone.localdate())
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"{asked} is closed.")
    return redirect("assessments:content_round", asked.pk)


@require_POST
def send_expert_letter_again(request: HttpRequest, expert_id) -> HttpResponse:
    return _change(request, expert_id, send_again, "gets a new letter. Only the link in it works.")


@require_POST
def withdraw_expert(request: HttpRequest, expert_id) -> HttpResponse:
    return _change(request, expert_id, withdraw, "is taken out. The link no longer works.")


def _change(request: HttpRequest, expert_id, service, done: str) -> HttpResponse:
    check(request.user, Permission.QUESTIONNAIRE_STUDY)
    expert = get_object_or_404(experts_in_reach(request.user), pk=expert_id)
    try:
        service(by=request.user, expert=expert)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"{expert} {done}")
    return redirect("assessments:content_round", expert.round_id)

"""Reminding those who have not finished a round: planned, at once, and how a person stops it."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from assessments.forms.reminders import ReminderDayForm
from assessments.models import Campaign
from assessments.presenters.reminders import present_reminders
from assessments.rules import can_run_round, check_can_run_round
from assessments.selectors.campaigns import visible_campaigns
from assessments.selectors.reminders import person_of_token, recipients, remindable_askings
from assessments.services.mail_round_reminder import reminder_letter
from assessments.services.plan_reminder import plan_reminder as plan
from assessments.services.plan_reminder import remove_reminder
from assessments.services.queue_reminders import send_reminders as send
from assessments.services.stop_reminders import resume_reminders as resume
from assessments.services.stop_reminders import stop_reminders as stop
from nhsuk_forms.posted import posted


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, campaign_id) -> HttpResponse:
    """Whoever runs the round plans days here; a lead sees the letter and may send it to their own organisation."""
    campaign, askings = _remindable(request, campaign_id)
    runs = can_run_round(request.user, campaign)
    if request.method == "POST":
        check_can_run_round(request.user, campaign)
    last_day = timezone.localdate(campaign.all_closed_at - timedelta(microseconds=1))
    form = ReminderDayForm(posted(request), campaign=campaign, last_day=last_day)
    if form.is_valid():
        plan(by=request.user, campaign=campaign, on=form.cleaned_data["on"])
        messages.success(request, "The reminder is planned.")
        return redirect("assessments:reminders", campaign.pk)
    now = timezone.now()
    found = list(recipients(campaign, askings, now).values())
    letter = reminder_letter(campaign=campaign, askings=askings[:1])
    page = present_reminders(campaign, found, letter, moment=now, runs=runs)
    context = {"campaign": campaign, "form": form if page.can_plan else None, "page": page}
    return render(request, "assessments/reminders.html", context, status=422 if form.errors else 200)


@require_POST
def remove_reminder_day(request: HttpRequest, campaign_id, day_id) -> HttpResponse:
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    check_can_run_round(request.user, campaign)
    remove_reminder(by=request.user, day=get_object_or_404(campaign.reminder_days, pk=day_id))
    messages.success(request, "The reminder is no longer planned.")
    return redirect("assessments:reminders", campaign.pk)


@require_POST
def send_reminders(request: HttpRequest, campaign_id) -> HttpResponse:
    campaign, askings = _remindable(request, campaign_id)
    now = timezone.now()
    open_here = [asking for asking in askings if asking.is_open(now)]
    if open_here:
        send(by=request.user, campaign=campaign, askings=open_here)
        messages.success(request, "Reminders are on their way to those who have not finished.")
    else:
        messages.error(request, "Nobody is reminded: the round is not open.")
    return redirect("assessments:reminders", campaign.pk)


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_reminders(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link stops nothing, for mail programs open links by themselves: the button does, and the POST that
    a mail program makes for its own button (RFC 8058), which carries no cookie. The link is the right to do it."""
    person = person_of_token(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        stop(by=person)
    return render(request, "assessments/stop_reminders.html", {"stopped": request.method == "POST"})


@require_POST
def resume_reminders(request: HttpRequest) -> HttpResponse:
    resume(by=request.user)
    messages.success(request, "You get reminders by email again.")
    return redirect("assessments:home")


def _remindable(request: HttpRequest, campaign_id) -> tuple[Campaign, list]:
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    askings = list(remindable_askings(request.user, campaign))
    if not askings and not can_run_round(request.user, campaign):
        raise PermissionDenied("Only whoever runs the round, and the leads of those it asks, send reminders.")
    return campaign, askings

"""What a lead decides for their organisation in a round."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from assessments.forms.choose_partnerships import ChoosePartnershipsForm
from assessments.forms.invite_partner import InvitePartnerForm
from assessments.presenters.campaign import TEAM_VIEW, fixed_rows
from assessments.presenters.refusals import refusal_text
from assessments.rules import CannotChange
from assessments.selectors.campaigns import askings_in_reach, sent_by_subject
from assessments.selectors.choices import choosable_partnerships, chosen_partnership, partners_in
from assessments.services.choose_partnerships import choose_partnerships as choose
from assessments.services.invite_partner import invite_partner as invite
from assessments.services.switch_team_view import switch_team_view as switch
from nhsuk_forms.posted import posted
from organisations.rules import check


@require_http_methods(["GET", "HEAD", "POST"])
def choose_partnerships(request, campaign_id, organisation_id):
    asking = _asking(request, campaign_id, organisation_id, Permission.PARTNERSHIPS_CHOOSE)
    sent = sent_by_subject(asking)
    form = ChoosePartnershipsForm(
        posted(request),
        asking=asking,
        partnerships=choosable_partnerships(asking, timezone.localdate()),
        chosen=dict(asking.chosen.values_list("partnership", "sheet")),
        sent=sent,
    )
    if form.is_valid():
        try:
            choose(by=request.user, asking=asking, sheets=form.sheets)
        except CannotChange as refusal:
            return _refused(request, asking, refusal)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Your choice is saved. People find it on their task list.")
            return redirect(asking.campaign)
    context = {"form": form, "asking": asking, "fixed": fixed_rows(asking, form.fixed, sent)}
    return render(
        request, "assessments/choose_partnerships.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def invite_partner(request, campaign_id, organisation_id, partnership_id):
    asking = _asking(request, campaign_id, organisation_id, Permission.PARTNERSHIPS_CHOOSE)
    choice = get_object_or_404(chosen_partnership(asking, partnership_id))
    partners = partners_in(choice.partnership, asking.organisation)
    form = InvitePartnerForm(posted(request), partners=partners)
    if form.is_valid():
        try:
            invite(by=request.user, asking=asking, partnership=choice.partnership, **form.cleaned_data)
        except CannotChange as refusal:
            return _refused(request, asking, refusal)
        messages.success(request, f"Invitation sent to {form.cleaned_data['email']}.")
        return redirect(asking.campaign)
    context = {"form": form, "asking": asking, "partnership": choice.partnership, "partners": partners}
    return render(request, "assessments/invite_partner.html", context, status=422 if form.errors else 200)


@require_POST
def switch_team_view(request, campaign_id, organisation_id):
    asking = _asking(request, campaign_id, organisation_id, Permission.TEAM_VIEW_SWITCH)
    on = request.POST.get("on") == "1"
    try:
        switch(by=request.user, asking=asking, on=on)
    except CannotChange as refusal:
        return _refused(request, asking, refusal)
    messages.success(request, TEAM_VIEW[on])
    return redirect(asking.campaign)


def _asking(request, campaign_id, organisation_id, permission):
    asking = get_object_or_404(
        askings_in_reach(request.user), campaign=campaign_id, organisation=organisation_id
    )
    check(request.user, permission, asking.organisation)
    return asking


def _refused(request, asking, refusal):
    messages.error(request, refusal_text(refusal.reason, asking.campaign, asking.last_day))
    return redirect(asking.campaign)

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from assessments.forms.add_organisations import LISTED, AddOrganisationsForm, FindOrganisationsToAskForm
from assessments.forms.ask_listed_organisations import AskListedOrganisationsForm
from assessments.forms.campaign import CreateCampaignForm, EditCampaignForm
from assessments.forms.extend_organisation import ExtendOrganisationForm
from assessments.presenters.campaign import added_sentence, campaign_facts, campaign_row, own_parts
from assessments.presenters.response_rates import rate_rows
from assessments.rules import (
    CannotChange,
    areas_led_by,
    can_run_round,
    can_set_up_rounds,
    check_can_run_round,
    check_can_set_up_rounds,
)
from assessments.selectors.campaigns import askings_in_reach, counts_of, not_yet_asked, visible_campaigns
from assessments.selectors.carried import carried_of
from assessments.selectors.choices import own_askings
from assessments.selectors.reminders import askings_of
from assessments.selectors.response_rates import response_rates
from assessments.services.add_organisations import add_organisations as add
from assessments.services.create_campaign import create_campaign as create
from assessments.services.edit_campaign import edit_campaign as edit
from assessments.services.extend_organisation import extend_organisation as extend
from nhsuk_forms.posted import posted
from organisations.presenters.dates import day
from organisations.rules import can


@require_safe
def campaign_list(request):
    now = timezone.now()
    context = {
        "rows": [campaign_row(campaign, now) for campaign in visible_campaigns(request.user)],
        "can_create": can_set_up_rounds(request.user),
    }
    return render(request, "assessments/campaign_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create_campaign(request):
    check_can_set_up_rounds(request.user)
    form = CreateCampaignForm(
        posted(request),
        areas=areas_led_by(request.user),
        for_everybody=can(request.user, Permission.CAMPAIGN_CREATE),
    )
    if form.is_valid():
        campaign = create(by=request.user, **form.cleaned_data)
        messages.success(request, f"{campaign} is saved. Choose which organisations to ask.")
        return redirect("assessments:add_organisations", campaign.pk)
    return render(
        request, "assessments/create_campaign.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit_campaign(request, campaign_id):
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    check_can_run_round(request.user, campaign)
    form = EditCampaignForm(
        posted(request),
        opens_on=campaign.first_day,
        initial={"title": campaign.title, "closes_on": campaign.last_day},
    )
    if form.is_valid():
        edit(by=request.user, campaign=campaign, **form.cleaned_data)
        messages.success(request, f"{campaign} is saved.")
        return redirect(campaign)
    context = {"form": form, "campaign": campaign}
    return render(request, "assessments/edit_campaign.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def add_organisations(request, campaign_id):
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    check_can_run_round(request.user, campaign)
    search = FindOrganisationsToAskForm(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {}
    found = not_yet_asked(campaign, day=timezone.localdate(), **wanted)
    number = found.count()
    form = AddOrganisationsForm(posted(request), found=found, number_found=number)
    if form.is_valid():
        added = add(by=request.user, campaign=campaign, organisations=form.cleaned_data["organisations"])
        messages.success(request, added_sentence(added))
        return redirect(campaign)
    context = {"campaign": campaign, "search": search, "form": form, "number": number, "listed": LISTED}
    return render(request, "assessments/add_organisations.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_listed_organisations(request, campaign_id):
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    check_can_run_round(request.user, campaign)
    form = AskListedOrganisationsForm(posted(request), campaign=campaign, day=timezone.localdate())
    if form.is_valid():
        listed = form.cleaned_data["codes"]
        added = add(by=request.user, campaign=campaign, organisations=listed)
        messages.success(request, added_sentence(added, before=len(listed) - added))
        return redirect(campaign)
    context = {"campaign": campaign, "form": form}
    return render(
        request, "assessments/ask_listed_organisations.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def extend_organisation(request, campaign_id, organisation_id):
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    check_can_run_round(request.user, campaign)
    asking = get_object_or_404(askings_of(campaign), organisation=organisation_id)
    form = ExtendOrganisationForm(
        posted(request), asking=asking, initial={"extended_until": asking.extended_until}
    )
    if form.is_valid():
        try:
            extend(by=request.user, asking=asking, **form.cleaned_data)
        except CannotChange:
            messages.error(request, "The round has closed everywhere, so nobody can be given longer.")
        else:
            messages.success(request, f"The last day of {asking.organisation} is saved.")
        return redirect(campaign)
    context = {"form": form, "asking": asking, "campaign": campaign}
    return render(
        request, "assessments/extend_organisation.html", context, status=422 if form.errors else 200
    )


@require_safe
def campaign(request, campaign_id):
    """Whoever runs the round sees rounded numbers for every organisation, a lead those of their own, nobody a name."""
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    now = timezone.now()
    runs = can_run_round(request.user, campaign)
    asked = list(askings_of(campaign)) if runs else []
    rates = response_rates(campaign, asked, now) if runs else {}
    own = own_askings(request.user, asked or askings_in_reach(request.user).filter(campaign=campaign))
    ids = [part.asking.organisation_id for part in own]
    context = {
        "campaign": campaign,
        "facts": campaign_facts(campaign, now),
        "can_edit": runs,
        "may_see_people": can(request.user, Permission.PEOPLE_VIEW),
        "asked": rate_rows(asked, rates, can_extend=runs and now < campaign.all_closed_at),
        "planned": [day(one.on) for one in campaign.reminder_days.all()] if runs else [],
        "own_parts": own_parts(own, counts_of(campaign, ids, now), carried_of(campaign, ids), now),
    }
    return render(request, "assessments/campaign.html", context)

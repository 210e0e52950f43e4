from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from assessments.forms.add_organisations import LISTED, AddOrganisationsForm, FindOrganisationsToAskForm
from assessments.forms.campaign import CreateCampaignForm, EditCampaignForm
from assessments.presenters.campaign import (
    added_sentence,
    asked_rows,
    campaign_facts,
    campaign_row,
    own_parts,
)
from assessments.selectors.campaigns import askings_in_reach, counts_of, not_yet_asked, visible_campaigns
from assessments.selectors.choices import own_askings
from assessments.services.add_organisations import add_organisations as add
from assessments.services.create_campaign import create_campaign as create
from assessments.services.edit_campaign import edit_campaign as edit
from nhsuk_forms.posted import posted
from organisations.rules import can, check


@require_safe
def campaign_list(request):
    now = timezone.now()
    context = {
        "rows": [campaign_row(campaign, now) for campaign in visible_campaigns(request.user)],
        "can_create": can(request.user, Permission.CAMPAIGN_CREATE),
    }
    return render(request, "assessments/campaign_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create_campaign(request):
    check(request.user, Permission.CAMPAIGN_CREATE)
    form = CreateCampaignForm(posted(request))
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
    check(request.user, Permission.CAMPAIGN_CREATE)
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
    check(request.user, Permission.CAMPAIGN_CREATE)
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


@require_safe
def campaign(request, campaign_id):
    """An administrator sees numbers for every organisation, a lead their own organisation's, nobody a name."""
    campaign = get_object_or_404(visible_campaigns(request.user), pk=campaign_id)
    now = timezone.now()
    can_edit = can(request.user, Permission.CAMPAIGN_CREATE)
    asked = list(askings_in_reach(request.user).filter(campaign=campaign).order_by("organisation__name"))
    own = own_askings(request.user, asked)
    context = {
        "campaign": campaign,
        "facts": campaign_facts(campaign, now),
        "can_edit": can_edit,
        "asked": asked_rows(asked, counts_of(campaign, [a.organisation_id for a in asked], now))
        if can_edit
        else [],
        "own_parts": own_parts(own, counts_of(campaign, [o.asking.organisation_id for o in own], now), now),
    }
    return render(request, "assessments/campaign.html", context)

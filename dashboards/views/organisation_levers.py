"""Which levers are claimed for an organisation, and what its leads say against one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from dashboards.forms.lever import DisputeLeverForm
from dashboards.presenters.levers import linked_names
from dashboards.selectors.levers import claim_on, claims_on, own_disputes
from dashboards.services.dispute_lever import dispute_lever as dispute
from dashboards.services.withdraw_dispute import withdraw_dispute as withdraw
from models_engine import load_instrument
from nhsuk_forms.posted import posted
from organisations.rules import can, check
from organisations.selectors.visible import visible_organisations


@require_safe
def organisation_levers(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.ORGANISATION_VIEW, organisation)
    instrument = load_instrument()
    context = {
        "organisation": organisation,
        "claims": [
            (claim, linked_names(claim.lever.current.linked, instrument)) for claim in claims_on(organisation)
        ],
        "may_dispute": can(request.user, Permission.LEVER_DISPUTE, organisation),
    }
    return render(request, "dashboards/organisation_levers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def dispute_lever(request: HttpRequest, organisation_id, lever_id) -> HttpResponse:
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    claim = claim_on(organisation, lever_id)
    if claim is None:
        raise Http404("No such lever is claimed for this organisation.")
    check(request.user, Permission.LEVER_DISPUTE, organisation)
    form = DisputeLeverForm(posted(request))
    if form.is_valid():
        try:
            dispute(by=request.user, lever=claim.lever.row, organisation=organisation, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            messages.success(request, f"Sent. Readers of {claim.area} see it with your organisation’s name.")
            return redirect("dashboards:organisation_levers", organisation.pk)
    context = {"form": form, "organisation": organisation, "claim": claim}
    return render(request, "dashboards/dispute_lever.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_dispute(request: HttpRequest, lever_dispute_id) -> HttpResponse:
    found = get_object_or_404(own_disputes(request.user), pk=lever_dispute_id)
    check(request.user, Permission.LEVER_DISPUTE, found.organisation)
    withdraw(by=request.user, dispute=found)
    messages.success(request, "Withdrawn. Readers of the area no longer see it.")
    return redirect("dashboards:organisation_levers", found.organisation_id)

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from nhsuk_forms.posted import posted
from organisations.forms.create_partnership import ADD, SAVE, CreatePartnershipForm
from organisations.forms.end_partnership import EndPartnershipForm
from organisations.forms.partnership_facts import PartnershipFactsForm, facts_of
from organisations.presenters.partnership import fact_rows
from organisations.rules import can_change_partnership, check, check_can_change_partnership
from organisations.selectors.visible import (
    own_organisations,
    visible_organisations,
    visible_partnerships,
    vouching_organisations,
)
from organisations.services.create_organisation import create_organisation
from organisations.services.create_partnership import AlreadyRegistered
from organisations.services.create_partnership import create_partnership as create
from organisations.services.edit_partnership import edit_partnership as edit
from organisations.services.end_partnership import end_partnership as end


@require_http_methods(["GET", "HEAD", "POST"])
def create_partnership(request, organisation_id):
    """Sending the form searches, adds an organisation to the register, or saves: its button says which."""
    own = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.PARTNERSHIP_CREATE, own)
    form = CreatePartnershipForm(posted(request), own=own)
    matches = []
    if form.is_valid() and form.step == ADD:
        form = _with_new_organisation(request, form)
    elif form.is_valid() and form.step == SAVE:
        try:
            partnership = create(**form.facts, different="different" in request.POST, by=request.user)
        except AlreadyRegistered as refusal:
            matches = refusal.matches
        else:
            messages.success(request, f"{partnership.name} is registered. Choose it for a round next.")
            return redirect(partnership)
    context = {"form": form, "organisation": own, "matches": matches}
    status = 422 if form.is_bound and (matches or not form.is_valid()) else 200
    return render(request, "organisations/create_partnership.html", context, status=status)


def _with_new_organisation(request, form):
    added = create_organisation(
        name=form.cleaned_data["new_name"], kind=form.cleaned_data["new_kind"], by=request.user
    )
    messages.success(request, f"{added.name} is in the register now, and ticked below.")
    return form.with_added(added)


@require_safe
def partnership(request, partnership_id):
    partnership = get_object_or_404(
        visible_partnerships(request.user).prefetch_related("organisations"), pk=partnership_id
    )
    today = timezone.localdate()
    context = {
        "partnership": partnership,
        "is_open": partnership.is_open(today),
        "facts": fact_rows(partnership, today),
        "own_organisations": own_organisations(request.user).filter(partnerships=partnership),
        "planning": vouching_organisations(request.user).filter(partnerships=partnership),
        "can_change": can_change_partnership(request.user, partnership),
    }
    return render(request, "organisations/partnership.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_partnership(request, partnership_id):
    partnership = get_object_or_404(visible_partnerships(request.user), pk=partnership_id)
    check_can_change_partnership(request.user, partnership)
    form = PartnershipFactsForm(posted(request), partnership=partnership, initial=facts_of(partnership))
    if form.is_valid():
        edit(partnership=partnership, **form.cleaned_data, by=request.user)
        messages.success(request, "Your changes are saved.")
        return redirect(partnership)
    context = {"form": form, "partnership": partnership}
    return render(request, "organisations/edit_partnership.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def end_partnership(request, partnership_id):
    partnership = get_object_or_404(visible_partnerships(request.user), pk=partnership_id)
    check_can_change_partnership(request.user, partnership)
    initial = {"ended_on": partnership.ended_on, "end_reason": partnership.end_reason}
    form = EndPartnershipForm(posted(request), partnership=partnership, initial=initial)
    if form.is_valid():
        end(partnership=partnership, **form.cleaned_data, by=request.user)
        messages.success(request, f"The end of {partnership.name} is saved.")
        return redirect(partnership)
    context = {"form": form, "partnership": partnership}
    return render(request, "organisations/end_partnership.html", context, status=422 if form.errors else 200)

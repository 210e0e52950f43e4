from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from accounts.services.record_bounce import forget_bounces
from nhsuk_forms.posted import posted
from organisations.forms.change_role import ChangeRoleForm
from organisations.presenters.people import bounce_rows, invitation_rows, person_rows
from organisations.rules import can, check
from organisations.selectors.bounces import bounces_of
from organisations.selectors.people import invitations_of, members_of, visible_memberships
from organisations.selectors.visible import visible_organisations
from organisations.services.change_role import change_role as change
from organisations.services.confirm_identity import confirm_identity as confirm
from organisations.services.remove_member import remove_member as remove


@require_safe
def people(request, organisation_id):
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.PEOPLE_VIEW, organisation)
    members, invitations = list(members_of(organisation)), list(invitations_of(organisation))
    context = {
        "organisation": organisation,
        "people": person_rows(members, viewer=request.user),
        "invitations": invitation_rows(invitations, moment=timezone.now()),
        "bounces": bounce_rows(bounces_of(organisation), members),
    }
    return render(request, "organisations/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_role(request, membership_id):
    membership = get_object_or_404(visible_memberships(request.user), pk=membership_id)
    check(request.user, Permission.PEOPLE_MANAGE, membership.organisation)
    form = ChangeRoleForm(posted(request), initial={"role": membership.role})
    if form.is_valid():
        try:
            change(by=request.user, membership=membership, role=form.cleaned_data["role"])
        except ValidationError as refusal:
            form.add_error("role", refusal)
        else:
            messages.success(request, f"The role of {membership.person} is saved.")
            return _back_to_people(request, membership.organisation)
    context = {"form": form, "membership": membership, "organisation": membership.organisation}
    return render(request, "organisations/change_role.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_member(request, membership_id):
    membership = get_object_or_404(visible_memberships(request.user), pk=membership_id)
    check(request.user, Permission.PEOPLE_MANAGE, membership.organisation)
    context = {"membership": membership, "organisation": membership.organisation}
    if request.method != "POST":
        return render(request, "organisations/remove_member.html", context)
    try:
        remove(by=request.user, membership=membership)
    except ValidationError as refusal:
        context["refusal"] = refusal.messages[0]
        return render(request, "organisations/remove_member.html", context, status=422)
    messages.success(request, f"{membership.person} no longer belongs to {membership.organisation}.")
    return _back_to_people(request, membership.organisation)


@require_POST
def confirm_identity(request, membership_id):
    membership = get_object_or_404(visible_memberships(request.user), pk=membership_id)
    check(request.user, Permission.PEOPLE_MANAGE, membership.organisation)
    confirm(by=request.user, membership=membership)
    messages.success(request, f"You confirmed that {membership.person} works at {membership.organisation}.")
    return redirect("organisations:people", membership.organisation_id)


@require_POST
def clear_bounce(request, organisation_id, bounce_id):
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.PEOPLE_MANAGE, organisation)
    bounce = get_object_or_404(bounces_of(organisation), pk=bounce_id)
    forget_bounces(by=request.user, addresses=[bounce.address])
    messages.success(request, f"Letters to {bounce.address} are tried again from now on.")
    return redirect("organisations:people", organisation.pk)


def _back_to_people(request, organisation):
    """Somebody who gave up their own role may no longer see the page they came from."""
    if can(request.user, Permission.PEOPLE_VIEW, organisation):
        return redirect("organisations:people", organisation.pk)
    return redirect("assessments:home")

"""Who may run workshops: given and taken back by an administrator."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from nhsuk_forms.posted import posted
from organisations.forms.give_facilitator_role import GiveFacilitatorRoleForm
from organisations.presenters.facilitators import facilitator_rows, given_sentence
from organisations.presenters.people import invitation_rows
from organisations.rules import check
from organisations.selectors.facilitators import facilitator_invitations
from organisations.selectors.facilitators import facilitators as everybody
from organisations.services.give_facilitator_role import give_facilitator_role as give
from organisations.services.send_invitation_again import send_invitation_again
from organisations.services.set_facilitator_role import set_facilitator_role
from organisations.services.withdraw_invitation import withdraw_invitation


@require_safe
def facilitators(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.FACILITATORS_MANAGE)
    context = {
        "people": facilitator_rows(everybody()),
        "invitations": invitation_rows(list(facilitator_invitations()), moment=timezone.now()),
    }
    return render(request, "organisations/facilitators.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_facilitator_role(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.FACILITATORS_MANAGE)
    form = GiveFacilitatorRoleForm(posted(request))
    if form.is_valid():
        email = form.cleaned_data["email"]
        try:
            invitation = give(by=request.user, email=email)
        except ValidationError as refusal:
            form.add_error("email", refusal)
        else:
            messages.success(request, given_sentence(email, at_once=invitation is None))
            return redirect("organisations:facilitators")
    status = 422 if form.errors else 200
    return render(request, "organisations/give_facilitator_role.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_facilitator_role(request: HttpRequest, person_id) -> HttpResponse:
    check(request.user, Permission.FACILITATORS_MANAGE)
    person = get_object_or_404(everybody(), pk=person_id)
    if request.method != "POST":
        return render(request, "organisations/withdraw_facilitator_role.html", {"person": person})
    set_facilitator_role(by=request.user, person=person, held=False)
    messages.success(request, f"{person} can no longer make workshops.")
    return redirect("organisations:facilitators")


@require_POST
def withdraw_facilitator_invitation(request: HttpRequest, facilitator_invitation_id) -> HttpResponse:
    done = "is withdrawn. Its link no longer works."
    return _change(request, facilitator_invitation_id, withdraw_invitation, done)


@require_POST
def send_facilitator_invitation_again(request: HttpRequest, facilitator_invitation_id) -> HttpResponse:
    done = "is sent again. Only the new link works."
    return _change(request, facilitator_invitation_id, send_invitation_again, done)


def _change(request, facilitator_invitation_id, service, done) -> HttpResponse:
    check(request.user, Permission.FACILITATORS_MANAGE)
    invitation = get_object_or_404(facilitator_invitations(), pk=facilitator_invitation_id)
    try:
        service(by=request.user, invitation=invitation)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"The invitation of {invitation.email} {done}")
    return redirect("organisations:facilitators")

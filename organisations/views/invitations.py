from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from accounts.selectors.people import person_with_email
from nhsuk_forms.posted import posted
from organisations.enums import InvitationState, MemberRole
from organisations.forms.accept_invitation import AcceptInvitationForm
from organisations.forms.invite_people import InvitePeopleForm
from organisations.presenters.invitation import dead_link, welcome
from organisations.presenters.people import sent_sentence
from organisations.rules import check
from organisations.selectors.people import invitation_with_secret, leads_of, visible_invitations
from organisations.selectors.visible import visible_organisations
from organisations.services.accept_invitation import accept_invitation as accept
from organisations.services.accept_invitation import accept_invitation_as_new_person
from organisations.services.invite_people import invite_people as invite
from organisations.services.send_invitation_again import send_invitation_again as send_again
from organisations.services.withdraw_invitation import withdraw_invitation as withdraw


@require_http_methods(["GET", "HEAD", "POST"])
def invite_people(request, organisation_id):
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.PEOPLE_INVITE, organisation)
    first_lead = not leads_of(organisation).exists()
    role = MemberRole.LEAD if first_lead else MemberRole.RESPONDENT
    files = request.FILES or None
    form = InvitePeopleForm(posted(request), files, organisation=organisation, initial={"role": role})
    if form.is_valid():
        invite(by=request.user, organisation=organisation, emails=form.people, roles=form.people)
        sentence = sent_sentence(sent=len(form.people), members=form.members, invited=form.invited)
        messages.success(request, sentence)
        for problem in form.left_out:
            messages.warning(request, f"Not sent. {problem}.")
        return redirect("organisations:people", organisation.pk)
    context = {"form": form, "organisation": organisation, "first_lead": first_lead}
    return render(request, "organisations/invite_people.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_invitation(request, invitation_id):
    return _change(request, invitation_id, withdraw, "is withdrawn. Its link no longer works.")


@require_POST
def send_invitation_again(request, invitation_id):
    return _change(request, invitation_id, send_again, "is sent again. Only the new link works.")


def _change(request, invitation_id, service, done):
    invitation = get_object_or_404(visible_invitations(request.user), pk=invitation_id)
    check(request.user, Permission.PEOPLE_INVITE, invitation.organisation)
    try:
        service(by=request.user, invitation=invitation)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"The invitation of {invitation.email} {done}")
    return redirect("organisations:people", invitation.organisation_id)


@login_not_required
@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request, secret):
    """Opening the link uses nothing up: mail programs open links by themselves. Only the button does."""
    invitation = invitation_with_secret(secret)
    state = invitation.state(timezone.now()) if invitation else None
    if invitation is None or state != InvitationState.OPEN:
        if invitation and request.user.is_authenticated and invitation.accepted_by == request.user:
            return redirect("assessments:home")
        return _dead(request, invitation, state)
    if request.user.is_authenticated:
        return _accept_signed_in(request, invitation)
    if person_with_email(invitation.email):
        if request.method == "POST":
            return redirect_to_login(request.get_full_path())
        return render(
            request, "organisations/accept_invitation.html", {"invitation": invitation, "sign_in": True}
        )
    return _accept_as_new_person(request, invitation)


def _accept_signed_in(request, invitation):
    theirs = request.user.email.lower() == invitation.email.lower()
    if request.method == "POST" and theirs:
        try:
            accept(by=request.user, invitation=invitation)
        except ValidationError:
            return _dead(request, invitation, InvitationState.ACCEPTED)
        return _welcome(request, invitation)
    status = 403 if request.method == "POST" else 200
    context = {"invitation": invitation, "theirs": theirs}
    return render(request, "organisations/accept_invitation.html", context, status=status)


def _accept_as_new_person(request, invitation):
    form = AcceptInvitationForm(posted(request), email=invitation.email)
    if form.is_valid():
        try:
            person = accept_invitation_as_new_person(
                invitation=invitation, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
            )
        except ValidationError:
            # A second click came first: the link itself knows what to say now.
            return redirect(request.path)
        login(request, person)
        return _welcome(request, invitation)
    context = {"invitation": invitation, "form": form}
    return render(
        request, "organisations/accept_invitation.html", context, status=422 if form.errors else 200
    )


def _welcome(request, invitation):
    messages.success(request, welcome(invitation))
    return redirect("assessments:home")


def _dead(request, invitation, state):
    link = dead_link(invitation, state)
    return render(request, "organisations/dead_link.html", {"link": link}, status=link.status)

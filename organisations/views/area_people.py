"""Who may look at an area: roles for regions, boards and England, given and taken back by an administrator."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from nhsuk_forms.posted import posted
from organisations.enums import AreaRoleCode
from organisations.forms.give_area_role import GiveAreaRoleForm
from organisations.models import AreaRole
from organisations.presenters.area_people import given_sentence, people_by_area
from organisations.presenters.people import invitation_rows
from organisations.rules import check
from organisations.selectors.area_people import area_invitations, area_roles
from organisations.selectors.areas import area_tree
from organisations.services.give_area_role import give_area_role as give
from organisations.services.send_invitation_again import send_invitation_again
from organisations.services.withdraw_area_role import withdraw_area_role as withdraw
from organisations.services.withdraw_invitation import withdraw_invitation


@require_safe
def area_people(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.AREA_PEOPLE_MANAGE)
    context = {
        "areas": people_by_area(list(area_roles())),
        "invitations": invitation_rows(list(area_invitations()), moment=timezone.now()),
    }
    return render(request, "organisations/area_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_area_role(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.AREA_PEOPLE_MANAGE)
    form = GiveAreaRoleForm(posted(request), tree=area_tree(timezone.localdate()))
    if form.is_valid():
        email, area = form.cleaned_data["email"], form.cleaned_data["area"]
        try:
            given = give(
                by=request.user, email=email, area=area, role=AreaRoleCode(form.cleaned_data["role"])
            )
        except ValidationError as refusal:
            form.add_error("email", refusal)
        else:
            messages.success(request, given_sentence(email, given.place, at_once=isinstance(given, AreaRole)))
            return redirect("organisations:area_people")
    return render(
        request, "organisations/give_area_role.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_area_role(request: HttpRequest, area_role_id) -> HttpResponse:
    check(request.user, Permission.AREA_PEOPLE_MANAGE)
    held = get_object_or_404(area_roles(), pk=area_role_id)
    if request.method != "POST":
        return render(request, "organisations/withdraw_area_role.html", {"held": held})
    withdraw(by=request.user, held=held)
    messages.success(request, f"{held.person} no longer has a role for {held.place}.")
    return redirect("organisations:area_people")


@require_POST
def withdraw_area_invitation(request: HttpRequest, area_invitation_id) -> HttpResponse:
    done = "is withdrawn. Its link no longer works."
    return _change(request, area_invitation_id, withdraw_invitation, done)


@require_POST
def send_area_invitation_again(request: HttpRequest, area_invitation_id) -> HttpResponse:
    done = "is sent again. Only the new link works."
    return _change(request, area_invitation_id, send_invitation_again, done)


def _change(request, area_invitation_id, service, done) -> HttpResponse:
    check(request.user, Permission.AREA_PEOPLE_MANAGE)
    invitation = get_object_or_404(area_invitations(), pk=area_invitation_id)
    try:
        service(by=request.user, invitation=invitation)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"The invitation of {invitation.email} {done}")
    return redirect("organisations:area_people")

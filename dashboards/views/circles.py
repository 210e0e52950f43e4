"""Circles: the named people to whom an organisation may release a result, and what was released to them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.forms.circle import CircleForm, CircleMemberForm
from dashboards.outputs.released_results import released_by_round
from dashboards.selectors.released import released_to_circle
from dashboards.services.record_viewing import record_viewing
from nhsuk_forms.posted import posted
from organisations.rules import (
    can_manage_circle,
    can_manage_circles,
    check_can_manage_circle,
    check_can_manage_circles,
)
from organisations.selectors.circles import is_in, people_in, visible_circle_members, visible_circles
from organisations.services.add_circle_member import add_circle_member as add
from organisations.services.create_circle import create_circle as create
from organisations.services.remove_circle_member import remove_circle_member as remove


@require_safe
def circle_list(request: HttpRequest) -> HttpResponse:
    """404 for whoever is in no circle and looks after none."""
    circles, may_create = list(visible_circles(request.user)), can_manage_circles(request.user)
    if not circles and not may_create:
        raise Http404("You are in no circle.")
    return render(request, "dashboards/circle_list.html", {"circles": circles, "may_create": may_create})


@require_http_methods(["GET", "HEAD", "POST"])
def create_circle(request: HttpRequest) -> HttpResponse:
    check_can_manage_circles(request.user)
    form = CircleForm(posted(request))
    if form.is_valid():
        try:
            return redirect(create(by=request.user, **form.cleaned_data))
        except ValidationError as refusal:
            form.add_error("name", refusal)
    return render(
        request, "dashboards/create_circle.html", {"form": form}, status=422 if form.errors else 200
    )


@never_cache
@require_safe
def circle(request: HttpRequest, circle_id) -> HttpResponse:
    found = get_object_or_404(visible_circles(request.user), pk=circle_id)
    releases = released_to_circle(request.user, found)
    record_viewing(by=request.user, subject=found, releases=releases)
    context = {
        "circle": found,
        "people": people_in(found),
        "is_in": is_in(request.user, found),
        "manages": can_manage_circle(request.user, found),
        "rounds": released_by_round(releases),
    }
    return render(request, "dashboards/circle.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_circle_member(request: HttpRequest, circle_id) -> HttpResponse:
    found = get_object_or_404(visible_circles(request.user), pk=circle_id)
    check_can_manage_circle(request.user, found)
    form = CircleMemberForm(posted(request))
    if form.is_valid():
        try:
            member = add(by=request.user, circle=found, person=form.cleaned_data["email"])
        except ValidationError as refusal:
            form.add_error("email", refusal)
        else:
            messages.success(request, f"{member.person} is in the circle.")
            return redirect(found)
    context = {"form": form, "circle": found}
    return render(request, "dashboards/add_circle_member.html", context, status=422 if form.errors else 200)


@require_POST
def remove_circle_member(request: HttpRequest, circle_member_id) -> HttpResponse:
    member = get_object_or_404(visible_circle_members(request.user), pk=circle_member_id)
    check_can_manage_circle(request.user, member.circle)
    remove(by=request.user, member=member)
    messages.success(request, f"{member.person} is no longer in the circle.")
    return redirect(member.circle)

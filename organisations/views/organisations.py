from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from nhsuk_forms.posted import posted
from organisations.forms.create_organisation import CreateOrganisationForm
from organisations.forms.find_organisations import FindOrganisationsForm
from organisations.forms.record_succession import RecordSuccessionForm
from organisations.presenters.organisation import fact_rows, partnership_rows, succession_rows
from organisations.rules import can, check, permissions_in
from organisations.selectors.organisations import (
    neighbours_of,
    open_boards,
    places_of,
    search_organisations,
)
from organisations.selectors.visible import (
    visible_organisations,
    visible_partnerships_of,
    vouching_organisations,
)
from organisations.services.create_organisation import create_organisation as create
from organisations.services.record_succession import record_succession as record

A_PAGE = 50


@require_safe
def organisation_list(request):
    form = FindOrganisationsForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"words": "", "kind": ""}
    found = search_organisations(visible_organisations(request.user), **wanted)
    return render(
        request,
        "organisations/organisation_list.html",
        {
            "form": form,
            "searched": any(wanted.values()),
            "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
            "can_search": can(request.user, Permission.ORGANISATION_LIST),
            "can_create": can(request.user, Permission.ORGANISATION_CREATE),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def create_organisation(request):
    check(request.user, Permission.ORGANISATION_CREATE)
    form = CreateOrganisationForm(posted(request), boards=open_boards(timezone.localdate()))
    if form.is_valid():
        try:
            organisation = create(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"{organisation.name} is in the register. Invite its first lead next.")
            return redirect(organisation)
    status = 422 if form.errors else 200
    return render(request, "organisations/create_organisation.html", {"form": form}, status=status)


@require_safe
def organisation(request, organisation_id):
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.ORGANISATION_VIEW, organisation)
    today = timezone.localdate()
    now, ended = partnership_rows(visible_partnerships_of(organisation, request.user), organisation, today)
    context = {
        "organisation": organisation,
        "is_open": organisation.is_open(today),
        "facts": fact_rows(organisation, places_of(organisation, today), today),
        "successions": succession_rows(neighbours_of(organisation, request.user)),
        "sees_plan": vouching_organisations(request.user).filter(pk=organisation.pk).exists(),
        "may": permissions_in(request.user, organisation),
        "partnerships": now,
        "ended_partnerships": ended,
    }
    return render(request, "organisations/organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record_succession(request, organisation_id):
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.ORGANISATION_CREATE, organisation)
    form = RecordSuccessionForm(posted(request), predecessor=organisation)
    if form.is_valid():
        record(predecessor=organisation, **form.cleaned_data, by=request.user)
        messages.success(request, f"{form.cleaned_data['successor']} is named as the successor.")
        return redirect(organisation)
    context = {"form": form, "organisation": organisation}
    status = 422 if form.errors else 200
    return render(request, "organisations/record_succession.html", context, status=status)

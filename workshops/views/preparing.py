"""Before a workshop: making it, getting it ready, and starting it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhsuk_forms.posted import posted
from workshops.enums import WorkshopState
from workshops.forms.preparing import GroupsForm
from workshops.forms.workshop import CreateWorkshopForm, WorkshopForm, facts_of
from workshops.presenters.joining import present_joining
from workshops.presenters.preparing import present_preparation, workshop_rows
from workshops.presenters.printing import present_paper
from workshops.rules import Refused
from workshops.selectors.preparing import begun_steps, facilitators_of
from workshops.selectors.questions import questions_of
from workshops.selectors.subjects import subjects_for
from workshops.selectors.visible import visible_workshops
from workshops.services import run_workshop as running
from workshops.services.create_workshop import create_workshop as create
from workshops.services.delete_workshop import delete_workshop as delete
from workshops.services.edit_workshop import edit_workshop as edit
from workshops.services.set_groups import set_groups
from workshops.views.facilitating import own_workshop


@require_safe
def workshop_list(request: HttpRequest) -> HttpResponse:
    found = workshop_rows(visible_workshops(request.user).exclude(state=WorkshopState.ENDED))
    ended = workshop_rows(visible_workshops(request.user).filter(state=WorkshopState.ENDED))
    may_make = bool(subjects_for(request.user, timezone.localdate()))
    context = {"workshops": found, "ended": ended, "may_make": may_make}
    return render(request, "workshops/workshop_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create_workshop(request: HttpRequest) -> HttpResponse:
    """?partnership=… and ?organisation=… choose what it is about, where the person may."""
    subjects = subjects_for(request.user, timezone.localdate())
    if not subjects:
        raise PermissionDenied("Organisation leads and workshop facilitators make workshops.")
    asked = [f"{kind}:{request.GET[kind]}" for kind in ("partnership", "organisation") if kind in request.GET]
    initial = {"minutes": 90, "about": next(iter(asked), "")}
    form = CreateWorkshopForm(posted(request), subjects=subjects, initial=initial)
    if form.is_valid():
        workshop = create(by=request.user, **form.facts)
        messages.success(request, "The workshop is ready to be looked through. It has an agenda already.")
        return redirect("workshops:prepare_workshop", workshop.pk)
    return render(
        request, "workshops/create_workshop.html", {"form": form}, status=422 if form.errors else 200
    )


@require_safe
def prepare_workshop(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    if workshop.state == WorkshopState.ENDED:
        return redirect(workshop)
    page = present_preparation(
        workshop,
        steps=list(workshop.steps.all()),
        begun=begun_steps(workshop),
        groups=list(workshop.groups.all()),
        facilitators=list(facilitators_of(workshop)),
    )
    context = {"workshop": workshop, "page": page, "joining": present_joining(workshop.room)}
    return render(request, "workshops/prepare_workshop.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_workshop(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    form = WorkshopForm(posted(request), initial=facts_of(workshop))
    if form.is_valid():
        try:
            edit(by=request.user, workshop_id=workshop.pk, **form.facts)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Your changes are saved.")
            return redirect("workshops:prepare_workshop", workshop.pk)
    context = {"form": form, "workshop": workshop}
    return render(request, "workshops/edit_workshop.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_groups(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    names = "\n".join(group.name for group in workshop.groups.all())
    form = GroupsForm(posted(request), initial={"groups": names})
    if form.is_valid():
        try:
            set_groups(by=request.user, workshop_id=workshop.pk, names=form.cleaned_data["groups"])
        except ValidationError as refusal:
            form.add_error("groups", refusal)
        except Refused as refusal:
            form.add_error("groups", str(refusal))
        else:
            messages.success(request, "The groups are saved.")
            return redirect("workshops:prepare_workshop", workshop.pk)
    context = {"form": form, "workshop": workshop}
    return render(request, "workshops/workshop_groups.html", context, status=422 if form.errors else 200)


@require_safe
def print_workshop(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    instrument = workshop.instrument.definition
    steps = list(workshop.steps.all())
    questions = {step.pk: questions_of(step, instrument) for step in steps}
    context = {
        "workshop": workshop,
        "steps": present_paper(steps, questions, workshop.planned_for),
        "groups": list(workshop.groups.all()),
        "joining": present_joining(workshop.room),
    }
    return render(request, "workshops/print_workshop.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_workshop(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    if request.method != "POST":
        return render(request, "workshops/delete_workshop.html", {"workshop": workshop})
    try:
        delete(by=request.user, workshop_id=workshop.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("workshops:prepare_workshop", workshop.pk)
    messages.success(request, f"“{workshop.title}” is deleted.")
    return redirect("workshops:workshop_list")


@require_POST
def start_workshop(request: HttpRequest, workshop_id) -> HttpResponse:
    return _change(request, workshop_id, running.start_workshop, "The workshop has started. People can join.")


@require_POST
def start_rehearsal(request: HttpRequest, workshop_id) -> HttpResponse:
    done = "This is a rehearsal. Everything works, and nothing of it is kept."
    return _change(request, workshop_id, running.start_rehearsal, done)


@require_POST
def end_rehearsal(request: HttpRequest, workshop_id) -> HttpResponse:
    return _change(
        request, workshop_id, running.end_rehearsal, "The rehearsal is over. Nothing of it was kept."
    )


@require_POST
def end_workshop(request: HttpRequest, workshop_id) -> HttpResponse:
    return _change(
        request, workshop_id, running.end_workshop, "The workshop has ended. Its code no longer works."
    )


def _change(request: HttpRequest, workshop_id, service, done: str) -> HttpResponse:
    """Then on to where the workshop is now: its preparation, its screens or its record."""
    workshop = own_workshop(request, workshop_id)
    try:
        service(by=request.user, workshop_id=workshop.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(own_workshop(request, workshop_id))

"""What every page of those who run a workshop begins and ends with."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import patch_cache_control

from nhsuk_forms.forms import NHSForm
from workshops.enums import Refusal
from workshops.forms.outcomes import DecisionForm, NoteForm
from workshops.models import Workshop
from workshops.presenters.running import RunPage, present_run
from workshops.presenters.screen import present_screen
from workshops.rules import CannotRun
from workshops.selectors.desk import desk_of
from workshops.selectors.marks import Audience, staff_mark
from workshops.selectors.rooms import RoomState, state_of
from workshops.selectors.shown import shown_of
from workshops.selectors.visible import visible_workshops


def own_workshop(request: HttpRequest, workshop_id) -> Workshop:
    """404 for whoever does not run it: nobody is told that it exists."""
    return get_object_or_404(visible_workshops(request.user), pk=workshop_id)


def commanded(
    request: HttpRequest, workshop: Workshop, form: NHSForm, act: Callable[[dict], str | None]
) -> HttpResponse:
    """Do what was pressed, and show the room as it is then; where it had moved on, that too, with a sentence why."""
    if not form.is_valid():
        return run_page(request, workshop, form, status=422)
    try:
        done = act(form.cleaned_data)
    except CannotRun as refusal:
        messages.warning(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
    return redirect("workshops:run_workshop", workshop.pk)


def moved_on(request: HttpRequest, workshop: Workshop, **shown: object) -> HttpResponse | None:
    """A form says for which step or round it was made. Where the room is at another one by now nothing is changed:
    what was typed would stand in the wrong place."""
    if request.method != "POST" or all(request.POST.get(name) == str(key) for name, key in shown.items()):
        return None
    messages.warning(request, Refusal.OUT_OF_DATE.label)
    return redirect("workshops:run_workshop", workshop.pk)


def run_page(
    request: HttpRequest, workshop: Workshop, form: NHSForm | None = None, *, status: int = 200
) -> HttpResponse:
    state = state_of(workshop.pk)
    page = run_view(state)
    steps = workshop.steps.all()
    here = {"step": page.step_id}
    context = {
        "page": page,
        "workshop": workshop,
        "form": form,
        "note_form": NoteForm(steps=steps, initial=here, auto_id="note_%s"),
        "decision_form": DecisionForm(steps=steps, initial=here, auto_id="decision_%s"),
        "mark": mark_of(state, Audience.FACILITATOR),
    }
    return private(render(request, "workshops/run_workshop.html", context, status=status))


def run_view(state: RoomState) -> RunPage:
    moment = timezone.now()
    screen = present_screen(state, shown_of(state), moment=moment)
    return present_run(state, desk_of(state), screen, moment)


def mark_of(state: RoomState, audience: Audience) -> str:
    return staff_mark(state.workshop.pk, state.room.version, state.room.pulse, audience)


def private(response: HttpResponse) -> HttpResponse:
    """No cache keeps names, notes or a screen of before."""
    patch_cache_control(response, private=True, no_store=True)
    return response

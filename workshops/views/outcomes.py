"""What is written down while the room talks: notes, decisions, actions, what was agreed, the question to talk about."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from assessments.rules import can_view_plan
from nhsuk_forms.posted import posted
from workshops.forms.outcomes import DecisionForm, NoteForm, RoomActionForm
from workshops.forms.running import AgreedForm, PromptForm
from workshops.presenters.running import can_be_agreed_on
from workshops.rules import CannotRun
from workshops.selectors.desk import actions_of, agreed_here, decisions_of, questions_here
from workshops.selectors.room_actions import organisations_of, people_of
from workshops.selectors.rooms import state_of
from workshops.services import outcomes
from workshops.views.facilitating import moved_on, own_workshop, private


@require_http_methods(["GET", "HEAD", "POST"])
def write_note(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    form = NoteForm(posted(request), steps=workshop.steps.all(), initial={"step": workshop.room.step_id})

    def act(said):
        outcomes.write_note(by=request.user, step_id=said["step"].pk, text=said["text"])

    return _page(request, workshop, form, act, "Write a note", "The note is saved.")


@require_http_methods(["GET", "HEAD", "POST"])
def write_decision(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    form = DecisionForm(posted(request), steps=workshop.steps.all(), initial={"step": workshop.room.step_id})

    def act(said):
        outcomes.write_decision(by=request.user, step_id=said["step"].pk, text=said["text"])

    return _page(request, workshop, form, act, "Write down a decision", "The decision is on every screen.")


@require_http_methods(["GET", "HEAD", "POST"])
def write_room_action(request: HttpRequest, workshop_id) -> HttpResponse:
    """Whom an organisation has confirmed is told to the facilitator only where they may see its plan."""
    workshop = own_workshop(request, workshop_id)
    organisations = organisations_of(workshop)
    known = [one for one in organisations if can_view_plan(request.user, one)]
    form = RoomActionForm(
        posted(request),
        steps=workshop.steps.all(),
        organisations=organisations,
        people=people_of(known),
        with_partner=workshop.partnership_id is not None,
        initial={"step": workshop.room.step_id, "shared_with_partner": True},
    )

    def act(said):
        outcomes.write_room_action(by=request.user, **form.facts())

    return _page(request, workshop, form, act, "Write down an action", "The action is written down.")


@require_POST
def remove_decision(request: HttpRequest, workshop_id, decision_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    decision = get_object_or_404(decisions_of(workshop), pk=decision_id)
    return _removed(request, workshop, outcomes.remove_decision, decision_id=decision.pk)


@require_POST
def remove_room_action(request: HttpRequest, workshop_id, action_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    action = get_object_or_404(actions_of(workshop), pk=action_id)
    return _removed(request, workshop, outcomes.remove_room_action, room_action_id=action.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def record_agreed(request: HttpRequest, workshop_id) -> HttpResponse:
    """For the step at which the room is, once its answers are shown."""
    workshop = own_workshop(request, workshop_id)
    state = state_of(workshop.pk)
    if not can_be_agreed_on(state):
        messages.warning(request, "There is nothing to agree on in this step.")
        return redirect("workshops:run_workshop", workshop.pk)
    if stale := moved_on(request, workshop, step=state.step.pk):
        return stale
    form = AgreedForm(
        posted(request), step=state.step, questions=questions_here(state), agreed=agreed_here(state)
    )

    def act(said):
        for question, value in form.changes():
            outcomes.record_agreed(by=request.user, step_id=state.step.pk, question=question, value=value)

    return _page(request, workshop, form, act, "What we agreed on", "What you agreed on is on every screen.")


@require_http_methods(["GET", "HEAD", "POST"])
def set_prompt(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    state = state_of(workshop.pk)
    if state.step is None:
        messages.warning(request, "Begin the first step first.")
        return redirect("workshops:run_workshop", workshop.pk)
    if stale := moved_on(request, workshop, step=state.step.pk):
        return stale
    form = PromptForm(posted(request), step=state.step)

    def act(said):
        outcomes.set_prompt(by=request.user, step_id=state.step.pk, text=said["prompt"])

    return _page(request, workshop, form, act, "The question to talk about", "The question is saved.")


def _page(request, workshop, form, act, heading, done):
    """A form of its own. What the room refuses stands above it, with what was typed."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except CannotRun as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("workshops:run_workshop", workshop.pk)
    context = {"form": form, "workshop": workshop, "heading": heading}
    return private(render(request, "workshops/write_down.html", context, status=422 if form.errors else 200))


def _removed(request, workshop, service, **what):
    try:
        service(by=request.user, **what)
    except CannotRun as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "It is gone from the screens and from the record.")
    return redirect("workshops:run_workshop", workshop.pk)

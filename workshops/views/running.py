"""The facilitator's screen and its buttons. Everything works as a plain form; the script only looks again."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from nhsuk_forms.posted import posted
from workshops.enums import OPEN_STATES
from workshops.forms.running import BallotForm, LateForm, MoveForm, RoomForm, SimulateForm, TimerForm
from workshops.selectors.marks import Audience
from workshops.selectors.rooms import state_of
from workshops.services import ballots
from workshops.services import move_to_step as moving
from workshops.services.set_room import set_room as change_room
from workshops.services.set_timer import set_timer as change_timer
from workshops.services.simulate_participants import simulate_participants as simulate
from workshops.views.facilitating import commanded, mark_of, own_workshop, private, run_page, run_view

# Replaced by the script, each where it has changed and nobody types in it.
REGIONS = ("agenda", "step", "room", "written")


@require_safe
def run_workshop(request: HttpRequest, workshop_id) -> HttpResponse:
    """One that is being prepared or has ended is elsewhere."""
    workshop = own_workshop(request, workshop_id)
    if workshop.state not in OPEN_STATES:
        return redirect(workshop)
    return run_page(request, workshop)


@require_safe
def run_state(request: HttpRequest, workshop_id) -> HttpResponse:
    """For the script: the parts of the page that change, without the forms' tokens, which the page has."""
    state = state_of(own_workshop(request, workshop_id).pk)
    page = run_view(state)
    context = {"page": page, "workshop": state.workshop, "demonstration": settings.DEMONSTRATION}
    regions = {name: render_to_string(f"workshops/_run_{name}.html", context) for name in REGIONS}
    said = {
        "regions": regions,
        "open": state.workshop.is_open,
        "phase": state.phase,
        "step": page.step_id,
        "timer_seconds": page.screen.timer_seconds,
        "timer_paused": page.screen.timer_paused,
        "announcement": page.state_words,
    }
    return private(JsonResponse(said, headers={"ETag": mark_of(state, Audience.FACILITATOR)}))


@require_POST
def move_to_step(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)

    def act(said):
        moving.move_to_step(
            by=request.user,
            workshop_id=workshop.pk,
            step_id=said["step"],
            from_step_id=said["from_step"],
        )

    return commanded(request, workshop, MoveForm(posted(request)), act)


@require_POST
def run_ballot(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    on_step = {"open": ballots.open_ballot, "second": ballots.open_second_ballot}
    on_ballot = {
        "close": ballots.close_ballot,
        "reopen": ballots.reopen_ballot,
        "reveal": ballots.reveal_ballot,
    }

    def act(said):
        pressed = {"by": request.user, "workshop_id": workshop.pk}
        if command := on_step.get(said["command"]):
            command(**pressed, step_id=said["step"])
        else:
            on_ballot[said["command"]](**pressed, ballot_id=said["ballot"])

    return commanded(request, workshop, BallotForm(posted(request)), act)


@require_POST
def set_timer(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)

    def act(said):
        change_timer(by=request.user, workshop_id=workshop.pk, **said)

    return commanded(request, workshop, TimerForm(posted(request)), act)


@require_POST
def drop_optional_steps(request: HttpRequest, workshop_id) -> HttpResponse:
    """“We are late”, and back again."""
    workshop = own_workshop(request, workshop_id)
    services = {"drop": moving.drop_optional_steps, "take_back": moving.take_back_steps}

    def act(said):
        minutes = services[said["command"]](by=request.user, workshop_id=workshop.pk)
        dropped = said["command"] == "drop"
        return f"That saves {minutes} minutes." if dropped else f"{minutes} minutes are back in the agenda."

    return commanded(request, workshop, LateForm(posted(request)), act)


@require_POST
def set_room(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)

    def act(said):
        change_room(by=request.user, workshop_id=workshop.pk, **said)

    return commanded(request, workshop, RoomForm(posted(request)), act)


@require_POST
def simulate_participants(request: HttpRequest, workshop_id) -> HttpResponse:
    """In the demonstration only; elsewhere there is no such page."""
    if not settings.DEMONSTRATION:
        raise Http404
    workshop = own_workshop(request, workshop_id)

    def act(said):
        added = simulate(by=request.user, workshop_id=workshop.pk, number=said["number"])
        return f"{added} simulated people have joined. They answer whatever you open."

    return commanded(request, workshop, SimulateForm(posted(request)), act)

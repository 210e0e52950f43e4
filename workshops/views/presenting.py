"""The presenter's screen, for the projector: opened by a facilitator on any machine, with nothing to press."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from workshops.enums import WorkshopState
from workshops.presenters.presenting import Projection, present_projection
from workshops.presenters.screen import present_screen
from workshops.selectors import counts
from workshops.selectors.desk import answered
from workshops.selectors.marks import Audience
from workshops.selectors.rooms import RoomState, state_of
from workshops.selectors.shown import shown_of
from workshops.views.facilitating import mark_of, own_workshop, private


@require_safe
def screen(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    if workshop.state == WorkshopState.PREPARED:
        return redirect(workshop)
    state = state_of(workshop.pk)
    context = {
        "page": _projection(state),
        "workshop": workshop,
        "mark": mark_of(state, Audience.PRESENTER),
    }
    return private(render(request, "workshops/screen.html", context))


@require_safe
def screen_state(request: HttpRequest, workshop_id) -> HttpResponse:
    state = state_of(own_workshop(request, workshop_id).pk)
    page = _projection(state)
    said = {
        "regions": {"projection": render_to_string("workshops/_projection.html", {"page": page})},
        "open": state.workshop.is_open,
        "phase": state.phase,
        "step": page.screen.step_id,
        "timer_seconds": page.screen.timer_seconds,
        "timer_paused": page.screen.timer_paused,
        "announcement": page.screen.announcement,
    }
    return private(JsonResponse(said, headers={"ETag": mark_of(state, Audience.PRESENTER)}))


def _projection(state: RoomState) -> Projection:
    return present_projection(
        state,
        present_screen(state, shown_of(state), moment=timezone.now()),
        joined=counts.joined(state.workshop),
        answered=answered(state),
    )

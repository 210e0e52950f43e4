"""Which device asks: told by a cookie that only its workshop's pages are sent."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from workshops.enums import Refusal
from workshops.models import Participant, Room
from workshops.selectors.joining import participant_of

COOKIE = "seat"
SECONDS = 12 * 60 * 60


@dataclass(frozen=True)
class Seat:
    room: Room
    participant: Participant


def seat_of(request: HttpRequest, code: str) -> Seat | None:
    """A code is looked up together with the token that a device brings, and never without one."""
    participant = participant_of(request.COOKIES.get(COOKIE, ""), code)
    return Seat(participant.workshop.room, participant) if participant is not None else None


def seat_needed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is given the seat. Who has none is led to the door, a script is told."""

    @wraps(view)
    def checked(request: HttpRequest, code: str) -> HttpResponse:
        seat = seat_of(request, code)
        if seat is not None:
            return view(request, seat)
        if wants_json(request):
            return JsonResponse(
                {"message": Refusal.REMOVED.label, "href": reverse("workshops:join")}, status=401
            )
        if request.COOKIES.get(COOKIE):
            return redirect("workshops:take_part", code=code)
        return redirect("workshops:join")

    return checked


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def give_seat(response: HttpResponse, room: Room, token: str) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        token,
        max_age=SECONDS,
        path=_path(room.code),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def take_seat(response: HttpResponse, code: str) -> HttpResponse:
    response.delete_cookie(COOKIE, path=_path(code), samesite="Lax")
    return response


def _path(code: str) -> str:
    return reverse("workshops:take_part", args=[code])

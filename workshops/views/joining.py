"""The door: a code that is typed, or a key that was scanned, and then a seat. Nobody signs in for it.

`ParticipantsMiddleware` keeps sessions out of these pages.
"""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhsuk_forms.posted import posted
from workshops.forms.joining import WRONG_CODE, CodeForm, SeatForm
from workshops.models import Room
from workshops.rules import CannotJoin
from workshops.selectors.joining import as_code, room_with_key
from workshops.services.failed_joins import TooManyFailures, try_code
from workshops.services.join_workshop import join_workshop
from workshops.views.seats import COOKIE, give_seat, seat_of, take_seat


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    form = CodeForm(posted(request))
    if form.is_valid():
        try:
            room = _typed(request, form.cleaned_data["code"])
        except TooManyFailures:
            return _too_many(request)
        if room is not None:
            return redirect(_door_of(room))
        form.add_error("code", WRONG_CODE)
    return render(request, "workshops/join.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@require_safe
def join_by_key(request: HttpRequest, key: str) -> HttpResponse:
    """What a QR code leads to. A device that has a seat already is led to it, and gets no second one."""
    room = room_with_key(key)
    return _dead(request) if room is None else redirect(_door_of(room))


def door(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a room for a device without a seat in it: the form with which it gets one."""
    if request.COOKIES.get(COOKIE) and "key" not in request.GET:
        return _gone(request, code)
    try:
        room = _room(request, code, request.GET.get("key", ""))
    except TooManyFailures:
        return _too_many(request)
    if room is None:
        return _dead(request)
    if room.code != code:
        return redirect(_door_of(room))
    return _form_page(request, room, SeatForm(groups=_groups(room)))


@login_not_required
@require_POST
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """A seat, and the cookie by which it is known. Sent twice from one device, it is one."""
    if seat_of(request, code) is not None:
        return redirect("workshops:take_part", code=code)
    try:
        room = _room(request, code, request.POST.get("key", ""))
    except TooManyFailures:
        return _too_many(request)
    if room is None:
        return _dead(request)
    form = SeatForm(posted(request), groups=_groups(room))
    if form.is_valid():
        try:
            _, token = join_workshop(workshop_id=room.workshop_id, **form.seat)
            return give_seat(redirect("workshops:take_part", code=room.code), room, token)
        except CannotJoin as refusal:
            form.add_error(None, str(refusal))
    return _form_page(request, room, form)


def _room(request: HttpRequest, code: str, key: str) -> Room | None:
    """Whoever brings the key was in the room or has typed the code already; else this is a guess at a code."""
    room = room_with_key(key) if key else None
    return room if room is not None and room.code == as_code(code) else _typed(request, code)


def _typed(request: HttpRequest, text: str) -> Room | None:
    address = get_adapter().get_client_ip(request)
    return try_code(text=text, address=str(address), moment=timezone.now())


def _door_of(room: Room) -> str:
    return f"{reverse('workshops:take_part', args=[room.code])}?{urlencode({'key': room.key})}"


def _groups(room: Room) -> list:
    return list(room.workshop.groups.all())


def _form_page(request: HttpRequest, room: Room, form: SeatForm) -> HttpResponse:
    context = {"form": form, "room": room, "workshop": room.workshop}
    return render(request, "workshops/enter.html", context, status=422 if form.errors else 200)


def _dead(request: HttpRequest) -> HttpResponse:
    """The same for a code that never was, one that is not alive yet, and one that is dead."""
    return render(request, "workshops/dead_code.html", status=404)


def _too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "workshops/too_many_codes.html", status=429)


def _gone(request: HttpRequest, code: str) -> HttpResponse:
    """Removed, left, or a workshop of some time ago. The cookie goes, so that the code can be used again."""
    response = render(request, "workshops/seat_gone.html", status=403)
    return take_seat(response, code)

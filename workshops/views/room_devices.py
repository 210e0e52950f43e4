"""Who is in the room, as devices: the list with names that only facilitators see, and the door."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nhsuk_forms.posted import posted
from workshops.forms.running import MostDevicesForm
from workshops.presenters.commands import room_commands
from workshops.presenters.running import device_rows
from workshops.rules import CannotRun
from workshops.selectors.rooms import state_of
from workshops.selectors.visible import devices_of
from workshops.services.set_room import remove_device as remove
from workshops.services.set_room import set_room as change_room
from workshops.views.facilitating import own_workshop, private


@require_http_methods(["GET", "HEAD", "POST"])
def device_list(request: HttpRequest, workshop_id) -> HttpResponse:
    """A sent form sets how many devices may join."""
    workshop = own_workshop(request, workshop_id)
    form = MostDevicesForm(posted(request), initial={"most_devices": workshop.room.most_devices})
    if form.is_valid():
        change_room(by=request.user, workshop_id=workshop.pk, **form.cleaned_data)
        messages.success(request, "The limit is saved.")
        return redirect("workshops:device_list", workshop.pk)
    state = state_of(workshop.pk)
    context = {
        "form": form,
        "workshop": workshop,
        "devices": device_rows(devices_of(workshop)) if workshop.is_open else (),
        "commands": room_commands(state),
    }
    return private(render(request, "workshops/device_list.html", context, status=422 if form.errors else 200))


@require_POST
def remove_device(request: HttpRequest, workshop_id, participant_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    try:
        remove(by=request.user, workshop_id=workshop.pk, participant_id=participant_id)
    except CannotRun as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "The device is out. It can join again unless you lock the room.")
    return redirect("workshops:device_list", workshop.pk)

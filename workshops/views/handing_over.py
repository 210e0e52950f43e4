"""Somebody else runs the workshop, too, or in somebody's place."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from workshops.presenters.preparing import facilitator_rows
from workshops.rules import Refused
from workshops.selectors.preparing import facilitators_of, hand_over_with_secret, works
from workshops.services.hand_over import make_hand_over
from workshops.services.hand_over import remove_facilitator as remove
from workshops.services.hand_over import take_over as take
from workshops.views.facilitating import own_workshop


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, workshop_id) -> HttpResponse:
    """The link is on the page that made it, and nowhere afterwards."""
    workshop = own_workshop(request, workshop_id)
    link = ""
    if request.method == "POST":
        try:
            secret = make_hand_over(by=request.user, workshop_id=workshop.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(workshop)
        link = settings.SITE_URL + reverse("workshops:take_over", args=[secret])
    people = facilitator_rows(list(facilitators_of(workshop)), request.user)
    return render(request, "workshops/hand_over.html", {"workshop": workshop, "people": people, "link": link})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, secret: str) -> HttpResponse:
    """Opening the link uses nothing up: mail and chat programs open links by themselves. Only the button does."""
    found = hand_over_with_secret(secret)
    mine = found is not None and facilitators_of(found.workshop).filter(person=request.user).exists()
    if mine:
        return redirect(found.workshop)
    if found is None or not works(found):
        return _dead(request, 410 if found else 404)
    if request.method != "POST":
        return render(request, "workshops/take_over.html", {"hand_over": found, "workshop": found.workshop})
    try:
        take(by=request.user, hand_over=found)
    except ValidationError:
        return _dead(request, 410)
    messages.success(request, f"You run “{found.workshop}” now.")
    return redirect(found.workshop)


@require_POST
def remove_facilitator(request: HttpRequest, workshop_id, person_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    held = get_object_or_404(facilitators_of(workshop), person=person_id)
    try:
        remove(by=request.user, workshop_id=workshop.pk, person_id=person_id)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("workshops:hand_over", workshop.pk)
    if held.person == request.user:
        messages.success(request, f"You no longer run “{workshop}”.")
        return redirect("workshops:workshop_list")
    messages.success(request, f"{held.person} no longer runs this workshop.")
    return redirect("workshops:hand_over", workshop.pk)


def _dead(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "workshops/take_over_ended.html", {"unknown": status == 404}, status=status)

"""From the room into the plan: an action stands in a plan only once somebody who may change that plan says so."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from assessments.forms.action import held_facts
from assessments.forms.held import forget, held
from nhsuk_forms.posted import posted
from workshops.forms.confirm_action import ConfirmActionForm, room_action_facts
from workshops.models import RoomAction
from workshops.presenters.room_actions import decided_words, present_confirming
from workshops.selectors.room_actions import plans_for, readable_actions
from workshops.services.confirm_room_action import AlreadyDecided
from workshops.services.confirm_room_action import confirm_room_action as confirm
from workshops.services.confirm_room_action import dismiss_room_action as dismiss


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_room_action(request: HttpRequest, workshop_id, room_action_id) -> HttpResponse:
    action, organisations = _confirmable(request, workshop_id, room_action_id)
    if request.method != "POST" and (action.action_id or action.dismissed):
        messages.info(request, decided_words(action))
        return redirect("workshops:workshop_record", workshop_id)
    form = ConfirmActionForm(
        posted(request),
        organisations=organisations,
        with_partner=action.step.workshop.partnership_id is not None,
        initial=room_action_facts(action) | held_facts(held(request.session, request.path)),
    )
    if form.is_valid():
        return _confirm(request, action, form)
    context = {"form": form, "page": present_confirming(action, organisations)}
    return render(request, "workshops/confirm_room_action.html", context, status=422 if form.errors else 200)


@require_POST
def dismiss_room_action(request: HttpRequest, workshop_id, room_action_id) -> HttpResponse:
    action, _ = _confirmable(request, workshop_id, room_action_id)
    try:
        dismiss(by=request.user, room_action_id=action.pk)
    except AlreadyDecided:
        messages.info(request, "The action is in a plan already. Take it out there.")
    else:
        messages.success(request, "The action goes into no plan. It stays in the record.")
    return redirect("workshops:workshop_record", workshop_id)


def _confirm(request, action, form):
    try:
        added = confirm(by=request.user, room_action_id=action.pk, **form.cleaned_data)
    except AlreadyDecided:
        messages.info(request, "Somebody else has said meanwhile that this action goes into no plan.")
    else:
        messages.success(request, f"The action is in the plan of {added.organisation}.")
    forget(request.session, request.path)
    return redirect("workshops:workshop_record", action.step.workshop_id)


def _confirmable(request, workshop_id, room_action_id) -> tuple[RoomAction, list]:
    """404 for whoever may not read it, 403 for whoever may change no plan that it can go into."""
    action = get_object_or_404(
        readable_actions(request.user).select_related("step__workshop", "organisation", "owner"),
        pk=room_action_id,
        step__workshop=workshop_id,
    )
    organisations = list(plans_for(request.user, action))
    if not organisations:
        raise PermissionDenied("Only a lead of the organisation puts an action into its plan.")
    return action, organisations

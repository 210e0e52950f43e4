"""Actions from a workshop in words: what, who, by when, and whether they are in a plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.presenters.plan import NOBODY
from organisations.models import Organisation
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words
from workshops.models import RoomAction

WAITING = "Waiting for confirmation"
LEFT_OUT = "Not taken into a plan"


@dataclass(frozen=True)
class ConfirmPage:
    caption: str
    explanation: str
    record_href: str
    dismiss_href: str


def present_confirming(action: RoomAction, organisations: Sequence[Organisation]) -> ConfirmPage:
    workshop = action.step.workshop
    plans = in_words([organisation.name for organisation in organisations])
    return ConfirmPage(
        caption=f"From the workshop “{workshop}”",
        explanation=(
            f"This was typed in the room. Change it until it says what will be done; then it stands in the plan of "
            f"{plans}."
            if len(organisations) == 1
            else "This was typed in the room. Change it until it says what will be done, and say whose plan it "
            "goes into."
        ),
        record_href=reverse("workshops:workshop_record", args=[workshop.pk]),
        dismiss_href=reverse("workshops:dismiss_room_action", args=[workshop.pk, action.pk]),
    )


def state_words(action: RoomAction) -> str:
    """How far the way into a plan it is."""
    if action.action is not None:
        return f"In the plan of {action.action.organisation}"
    return LEFT_OUT if action.dismissed else WAITING


def decided_words(action: RoomAction) -> str:
    """For somebody who comes to confirm what has been decided on."""
    if action.action_id:
        return "The action is in a plan already."
    return "Somebody has said that this action goes into no plan."


def owner_words(action: RoomAction) -> str:
    return str(action.owner) if action.owner else action.owner_name or NOBODY


def action_sentence(action: RoomAction) -> str:
    """“Agree one form (Eastvale Care: Sam, by 27 March 2027)”"""
    who = owner_words(action)
    if action.organisation:
        who = f"{action.organisation}: {who}"
    return f"{action.text} ({who}, by {day(action.due_on)})"

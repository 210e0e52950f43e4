"""A participant's page around the screen, and what its script is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workshops.enums import Phase
from workshops.models import Ballot, Participant, Room
from workshops.presenters.screen import Screen
from workshops.presenters.timer import present_timer

SAVED = "Your answer is in. Wait for the room. You can change it until answers close."
SENT_IDEA = "Your idea is in. The facilitator reads it before everybody sees it."
FEEDBACK_IN = "Thank you. What you said is in. You can change it here."


@dataclass(frozen=True)
class TakingPart:
    """What was `said` is on what came from this device. `seat` says which one it is: a facilitator may ask for it."""

    title: str
    code: str
    seat: str
    said: str
    idea_said: str
    feedback_said: str
    collects: bool
    has_ended: bool


def present_taking_part(room: Room, participant: Participant, screen: Screen, *, sent: str) -> TakingPart:
    """`sent` is what the page was sent for just before, without a script: "idea" or "feedback"."""
    collects, has_ended = screen.phase == Phase.COLLECTING, screen.phase == Phase.ENDED
    return TakingPart(
        title=room.workshop.title,
        code=room.code,
        seat=_seat(participant),
        said=SAVED if screen.answered else "",
        idea_said=SENT_IDEA if collects and sent == "idea" else "",
        feedback_said=FEEDBACK_IN if has_ended and sent == "feedback" else "",
        collects=collects,
        has_ended=has_ended,
    )


def room_state_document(
    room: Room,
    screen: Screen,
    html: str,
    *,
    ballot: Ballot | None,
    own: Mapping[str, tuple[str, ...]],
    moment: datetime,
) -> dict[str, object]:
    """`screen` and `html` are everybody's and may be of an earlier moment: the timer is worked out anew."""
    timer = present_timer(room, moment)
    return {
        "version": room.version,
        "phase": screen.phase,
        "step": screen.step_id,
        "ballot": str(ballot.pk) if ballot else None,
        "html": html,
        "own": own,
        "timer_seconds": timer.seconds,
        "timer_paused": timer.paused,
        "poll_ms": screen.poll_ms,
        "announcement": screen.announcement,
    }


def _seat(participant: Participant) -> str:
    group = f", with {participant.group}" if participant.group_id else ""
    return f"This is {str(participant).lower()}{group}."

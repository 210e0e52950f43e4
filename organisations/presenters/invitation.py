from dataclasses import dataclass

from organisations.enums import InvitationState
from organisations.models import Invitation


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere: what to say and with which status."""

    status: int
    heading: str
    text: str


UNKNOWN = DeadLink(
    404,
    "This link does not work",
    "Part of it may be missing. Open it from the email again, or copy the whole line into your browser.",
)
ENDED = {
    InvitationState.ACCEPTED: DeadLink(
        410,
        "This link has been used",
        "It works once. If it was you who used it, sign in with your email address.",
    ),
    InvitationState.OUT_OF_DATE: DeadLink(
        410, "This link is out of date", "Ask the person who invited you to send the invitation again."
    ),
    InvitationState.WITHDRAWN: DeadLink(
        410,
        "This invitation was withdrawn",
        "If you think this is a mistake, ask the person who invited you.",
    ),
}


def dead_link(invitation: Invitation | None, state: InvitationState | None) -> DeadLink:
    return UNKNOWN if invitation is None or state is None else ENDED[state]


def welcome(invitation: Invitation) -> str:
    if invitation.to_facilitate:
        return "You can now run workshops."
    done = "have a role for" if invitation.area_role else "belong to"
    return f"You now {done} {invitation.place}."

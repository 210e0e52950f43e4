from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import Bounce
from accounts.roles import Facilitator
from organisations.enums import InvitationState, MemberRole
from organisations.models import Invitation, Membership
from organisations.presenters.dates import day

STATE_COLOURS = {
    InvitationState.OPEN: "blue",
    InvitationState.ACCEPTED: "green",
    InvitationState.OUT_OF_DATE: "orange",
    InvitationState.WITHDRAWN: "grey",
}
# By the first two numbers of a status code (RFC 3463).
REFUSED = {
    "5.1": "There is no such address",
    "5.2": "The mailbox takes no letters, for example because it is full",
    "5.4": "The mail server could not be reached",
    "5.7": "The mail server takes no letters from us",
}
LETTERS_LEAVE_WITHIN = timedelta(minutes=2)
ONLY_LEAD = "The only lead: make somebody else a lead before you change this."


@dataclass(frozen=True)
class PersonRow:
    membership: Membership
    name: str
    email: str
    role: str
    joined: str
    identity_verified: bool
    is_you: bool
    cannot_change: str  # why role and place cannot change; empty where they can


@dataclass(frozen=True)
class InvitationRow:
    invitation: Invitation
    email: str
    role: str
    state: str
    colour: str
    dates: str
    from_partner: str  # the partnership it is about, where a partner sent it
    can_withdraw: bool
    can_send_again: bool


@dataclass(frozen=True)
class BounceRow:
    bounce: Bounce
    address: str
    whose: str
    why: str
    noticed: str
    can_clear: bool


def person_rows(memberships: list[Membership], *, viewer) -> list[PersonRow]:
    leads = [membership for membership in memberships if membership.role == MemberRole.LEAD]
    return [
        PersonRow(
            membership=membership,
            name=membership.person.name or membership.person.email,
            email=membership.person.email,
            role=membership.get_role_display(),
            joined=day(membership.joined_at),
            identity_verified=membership.identity_verified,
            is_you=membership.person_id == viewer.pk,
            cannot_change=ONLY_LEAD if leads == [membership] else "",
        )
        for membership in memberships
    ]


def invitation_rows(invitations: list[Invitation], *, moment: datetime) -> list[InvitationRow]:
    """Accepted ones are left out: those people stand in the list of people."""
    rows = []
    for invitation in invitations:
        state = invitation.state(moment)
        if state == InvitationState.ACCEPTED:
            continue
        rows.append(
            InvitationRow(
                invitation=invitation,
                email=invitation.email,
                role=_role(invitation),
                state=state.label,
                colour=STATE_COLOURS[state],
                dates=_dates(invitation, state, moment),
                from_partner=invitation.partnership.name if invitation.partnership else "",
                can_withdraw=state in (InvitationState.OPEN, InvitationState.OUT_OF_DATE),
                can_send_again=state in (InvitationState.OPEN, InvitationState.OUT_OF_DATE),
            )
        )
    return rows


def _role(invitation: Invitation) -> str:
    if invitation.to_facilitate:
        return Facilitator.display_name
    return invitation.get_area_role_display() or MemberRole(invitation.role).label


def bounce_rows(bounces: Iterable[Bounce], memberships: Iterable[Membership]) -> list[BounceRow]:
    """Invitations have buttons of their own, further down on the page: send again, and withdraw."""
    names = {one.person.email.lower(): one.person.name or one.person.email for one in memberships}
    return [
        BounceRow(
            bounce=bounce,
            address=bounce.address,
            whose=names.get(bounce.address, "Invited, not here yet"),
            why=REFUSED.get(".".join(bounce.status.split(".")[:2]), "The mail server refused it"),
            noticed=day(bounce.noticed_at),
            can_clear=bounce.address in names,
        )
        for bounce in bounces
    ]


def sent_sentence(*, sent: int, members: set[str], invited: set[str]) -> str:
    """What became of each address of a pasted list."""
    sentences = ["1 invitation sent." if sent == 1 else f"{sent} invitations sent."]
    if members:
        sentences.append(f"Here already: {', '.join(sorted(members))}.")
    if invited:
        sentences.append(f"Invited before, so not again: {', '.join(sorted(invited))}.")
    return " ".join(sentences)


def _dates(invitation: Invitation, state: InvitationState, moment: datetime) -> str:
    verb = "Sent" if invitation.letter_sent_at else "Invited"
    sent = f"{verb} {day(invitation.invited_at)} by {invitation.invited_by}"
    if state == InvitationState.WITHDRAWN:
        return f"{sent}, withdrawn {day(invitation.withdrawn_at)}"
    if state == InvitationState.OPEN and invitation.letter_sent_at is None:
        late = moment - invitation.invited_at > LETTERS_LEAVE_WITHIN
        return f"{sent}, {'letter not sent yet' if late else 'letter on its way'}"
    verb = "works until" if state == InvitationState.OPEN else "worked until"
    return f"{sent}, {verb} {day(invitation.expires_at)}"

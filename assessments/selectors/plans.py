"""Plans: what one organisation has decided to do, and the little that a partner shows of theirs."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.enums import ReminderKind
from assessments.models import Action, ActionReminder, Campaign
from assessments.rules import can_view_plan
from models_engine.advice import Mechanism
from organisations.models import Membership, Organisation, Partnership

DAYS_BEFORE = 7
NUMBER = re.compile("[0-9]{1,3}")
ROLES_THAT_EDIT = [
    code for code, role in MEMBERSHIP_ROLES.items() if Permission.PLAN_EDIT in role.permissions
]


@dataclass(frozen=True)
class SharedAction:
    """All that a partner sees of an action: its words, whose it is and when it is due."""

    text: str
    organisation: str
    due_on: date


@dataclass(frozen=True)
class Plan:
    """One side's actions: those to do by date, and those closed, latest first.

    `since` is the latest round of the organisation that has closed; `closed_since` what was closed from its first
    day on.
    """

    organisation: Organisation
    partnership: Partnership | None
    open: tuple[Action, ...]
    closed: tuple[Action, ...]
    since: Campaign | None
    closed_since: tuple[Action, ...]
    shared_by_partners: tuple[SharedAction, ...]


@dataclass(frozen=True)
class Suggestion:
    """Where an action came from: a mechanism that a round's result suggests, for a condition (or for none)."""

    campaign: Campaign
    mechanism: Mechanism
    condition: str

    @property
    def origin(self) -> dict[str, Any]:
        """What the action remembers of it."""
        return {
            "campaign": self.campaign,
            "mechanism": self.mechanism.number,
            "condition": self.condition,
        }


def visible_actions(user: User) -> QuerySet[Action]:
    """Those of organisations that have vouched for the person."""
    return Action.objects.filter(
        organisation__memberships__person=user, organisation__memberships__identity_verified=True
    ).select_related("organisation", "partnership", "owner")


def plan_of(organisation: Organisation, partnership: Partnership | None, moment: datetime) -> Plan:
    """Call it after `check_can_view_plan`. Without a partnership it is everything the organisation has planned."""
    actions = list(
        _actions_of(organisation, partnership).select_related(
            "organisation", "partnership", "owner", "campaign__instrument"
        )
    )
    closed = sorted((a for a in actions if a.is_closed), key=lambda action: action.closed_on, reverse=True)
    since = last_closed_round(organisation, moment)
    return Plan(
        organisation=organisation,
        partnership=partnership,
        open=tuple(action for action in actions if not action.is_closed),
        closed=tuple(closed),
        since=since,
        closed_since=tuple(a for a in closed if since and a.closed_on >= since.first_day),
        shared_by_partners=shared_actions(organisation, partnership),
    )


def shared_actions(organisation: Organisation, partnership: Partnership | None) -> tuple[SharedAction, ...]:
    """What the other side of the partnership has planned and shows; closed actions are no longer shown."""
    if partnership is None:
        return ()
    shown = (
        Action.objects.open()
        .filter(partnership=partnership, shared_with_partner=True, organisation__partnerships=partnership)
        .exclude(organisation=organisation)
    )
    return tuple(SharedAction(*row) for row in shown.values_list("text", "organisation__name", "due_on"))


def suggestion(
    organisation: Organisation, campaign: str, mechanism: str, condition: str
) -> Suggestion | None:
    """What an address names as the reason for an action; None where a round of the organisation suggests no such."""
    asked = Campaign.objects.filter(asked__organisation=organisation).select_related("instrument")
    found = next((one for one in asked if str(one.pk) == campaign), None)
    if found is None or found.instrument.definition.advice is None or not NUMBER.fullmatch(mechanism):
        return None
    definition = found.instrument.definition
    try:
        named = definition.advice.mechanism(int(mechanism))
    except KeyError:
        return None
    known = {factor.code for factor in definition.factors}
    return Suggestion(found, named, condition if condition in known else "")


def last_closed_round(organisation: Organisation, moment: datetime) -> Campaign | None:
    asked = Campaign.objects.filter(asked__organisation=organisation, closes_at__lte=moment)
    return asked.order_by("-opens_at").first()


def closed_since_last_round(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership | None = None
) -> int | None:
    """How many actions were closed since the round before this one opened, until this one ended.

    None where there was no round before, and for who may not see the plan.
    """
    if not can_view_plan(viewer, organisation):
        return None
    earlier = Campaign.objects.filter(asked__organisation=organisation, opens_at__lt=campaign.opens_at)
    before = earlier.order_by("-opens_at").first()
    if before is None:
        return None
    closed = _actions_of(organisation, partnership).closed_since(before.first_day)
    return closed.filter(closed_on__lte=campaign.last_day).count()


def _actions_of(organisation: Organisation, partnership: Partnership | None) -> QuerySet[Action]:
    actions = Action.objects.filter(organisation=organisation)
    return actions if partnership is None else actions.filter(partnership=partnership)


def people_for_actions(organisation: Organisation) -> QuerySet[User]:
    """Who can take an action on: its members for whom it has vouched."""
    return User.objects.filter(
        is_active=True, memberships__organisation=organisation, memberships__identity_verified=True
    ).order_by("name", "email")


def due_for(user: User, today: date) -> list[Action]:
    """What is late or due within a week: the person's own, and everybody's where they lead."""
    leads = Membership.objects.filter(person=user, role__in=ROLES_THAT_EDIT, identity_verified=True)
    near = visible_actions(user).open().filter(due_on__lte=today + timedelta(days=DAYS_BEFORE))
    return list(near.filter(Q(owner=user) | Q(organisation__in=leads.values("organisation"))))


def reminders_due(today: date) -> list[tuple[ReminderKind, Action]]:
    """What owners have not been written to about yet: a week before the date, and once it has passed.

    Only owners who belong to the organisation and are vouched for: what a plan says stays in it. Whoever had a
    letter today has the next one tomorrow at the earliest.
    """
    actions = Action.objects.open().filter(
        due_on__lte=today + timedelta(days=DAYS_BEFORE),
        owner__is_active=True,
        owner__memberships__organisation=F("organisation"),
        owner__memberships__identity_verified=True,
    )
    written_to = set(ActionReminder.objects.filter(letter_on=today).values_list("action__owner", flat=True))
    known = set(ActionReminder.objects.filter(action__in=actions).values_list("action", "kind", "due_on"))
    due = [
        (ReminderKind.OVERDUE if action.due_on < today else ReminderKind.SOON, action)
        for action in actions.select_related("owner")
        if action.owner_id not in written_to
    ]
    return [(kind, action) for kind, action in due if (action.pk, kind, action.due_on) not in known]


def letter_of(person: User, day: date) -> list[Action]:
    """What a person's letter of that day lists: still to do, still theirs, and still theirs to see."""
    listed = visible_actions(person).open().filter(owner=person, reminders__letter_on=day)
    return list(listed.distinct())

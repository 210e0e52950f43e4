"""A plan in words: what, who, by when and how far. What is late is said, never shown by colour alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.models import User
from assessments.enums import ActionStatus
from assessments.models import Action
from assessments.presenters.links import Link
from assessments.selectors.plans import DAYS_BEFORE, Plan, SharedAction, Suggestion
from organisations.models import Organisation, Partnership
from organisations.presenters.dates import day
from organisations.presenters.partners import partner_names

NOBODY = "Nobody yet"
STATUS_COLOURS = {
    ActionStatus.OPEN: "white",
    ActionStatus.IN_PROGRESS: "blue",
    ActionStatus.DONE: "green",
    ActionStatus.DROPPED: "grey",
}
MOST_ON_HOME = 5
# A heading, the address that it leads to (or none), and what stands under it.
Named = tuple[str, str, Sequence[Action]]


@dataclass(frozen=True)
class ActionRow:
    """`late` is said in words beside the date; the addresses are empty where the reader may not."""

    text: str
    about: str
    reason: str
    who: str
    due: str
    late: str
    status: str
    colour: str
    closed: str
    note: str
    shared: bool
    edit_href: str
    report_href: str


@dataclass(frozen=True)
class Group:
    """Actions that stand together: about one partnership or the organisation itself, or closed in one time."""

    heading: str
    href: str
    rows: tuple[ActionRow, ...]

    @property
    def changeable(self) -> bool:
        return any(row.report_href for row in self.rows)


@dataclass(frozen=True)
class PlanPage:
    title: str
    caption: str
    finding: str
    groups: tuple[Group, ...]
    closed: tuple[Group, ...]
    shared: tuple[SharedAction, ...]
    add_href: str
    downloads: tuple[Link, ...]
    with_subject: bool


def present_plan(plan: Plan, user: User, today: date, *, may_edit: bool) -> PlanPage:
    """Of one partnership, or of the whole organisation, grouped by partnership."""

    def groups(found: Iterable[Named]) -> tuple[Group, ...]:
        return tuple(
            Group(heading, href, tuple(action_row(a, user, today, may_edit=may_edit) for a in actions))
            for heading, href, actions in found
            if actions
        )

    return PlanPage(
        title=f"Plan: {plan.partnership}" if plan.partnership else "Plan",
        caption=_caption(plan.organisation, plan.partnership),
        finding=finding(plan.open, today),
        groups=groups(_to_do(plan)),
        closed=groups(_closed(plan)),
        shared=plan.shared_by_partners,
        add_href=add_href(plan.organisation, plan.partnership) if may_edit else "",
        downloads=_downloads(plan),
        with_subject=plan.partnership is None,
    )


def action_row(action: Action, user: User, today: date, *, may_edit: bool) -> ActionRow:
    status = ActionStatus(action.status)
    owns = action.owner_id == user.pk
    return ActionRow(
        text=action.text,
        about=str(action.partnership or action.organisation),
        reason=reason(action),
        who=f"{owner_text(action)} (you)" if owns else owner_text(action),
        due=day(action.due_on),
        late="" if action.is_closed else late(action.due_on, today),
        status=status.label,
        colour=STATUS_COLOURS[status],
        closed=day(action.closed_on),
        note=action.review_note,
        shared=action.shared_with_partner,
        edit_href=reverse("assessments:edit_action", args=[action.pk]) if may_edit else "",
        report_href=reverse("assessments:report_on_action", args=[action.pk]) if may_edit or owns else "",
    )


def owner_text(action: Action) -> str:
    return str(action.owner) if action.owner else action.owner_name or NOBODY


def late(due_on: date, today: date) -> str:
    """How a date stands to today, where that needs saying."""
    days = (due_on - today).days
    if days < 0:
        return "1 day past its date" if days == -1 else f"{-days} days past its date"
    if days == 0:
        return "due today"
    if days <= DAYS_BEFORE:
        return "due tomorrow" if days == 1 else f"due in {days} days"
    return ""


def finding(actions: Sequence[Action], today: date) -> str:
    if not actions:
        return "Nothing is planned at the moment."
    past = sum(action.due_on < today for action in actions)
    waiting = "1 action is to be done" if len(actions) == 1 else f"{len(actions)} actions are to be done"
    if not past:
        return f"{waiting}; none is past its date."
    return f"{waiting}; {past} {'is' if past == 1 else 'are'} past {'its' if past == 1 else 'their'} date."


def reason(action: Action) -> str:
    """Which suggestion it came from."""
    if action.campaign is None or action.mechanism is None:
        return ""
    advice = action.campaign.instrument.definition.advice
    return f"From a suggestion: {advice.mechanism(action.mechanism).name}" if advice else ""


def suggestion_text(found: Suggestion) -> str:
    return f"From the suggestion “{found.mechanism.name}”. Change the words until they say what you will do."


def add_href(organisation: Organisation, partnership: Partnership | None) -> str:
    if partnership is None:
        return reverse("assessments:add_organisation_action", args=[organisation.pk])
    return reverse("assessments:add_action", args=[organisation.pk, partnership.pk])


def plan_href(organisation: Organisation, partnership: Partnership | None) -> str:
    if partnership is None:
        return reverse("assessments:organisation_plan", args=[organisation.pk])
    return reverse("assessments:plan", args=[organisation.pk, partnership.pk])


def stale_rows(current: Action) -> list[dict[str, str]]:
    """What stands now, beside what the reader has typed."""
    rows = [
        {"key": "What will be done", "value": current.text},
        {"key": "Who", "value": owner_text(current)},
        {"key": "By when", "value": day(current.due_on)},
        {"key": "How far", "value": ActionStatus(current.status).label},
    ]
    if current.review_note:
        rows.append({"key": "What came of it", "value": current.review_note})
    return rows


def closed_line(
    number: int | None, organisation: Organisation, partnership: Partnership | None = None
) -> Link | None:
    """What the people of a round are told about the time since the one before; nothing where there was none."""
    if number is None:
        return None
    words = {0: "No action of your plan was closed", 1: "1 action of your plan was closed"}
    text = words.get(number, f"{number} actions of your plan were closed")
    return Link(f"{text} since the last round", plan_href(organisation, partnership))


def due_rows(actions: Sequence[Action], user: User, today: date) -> tuple[ActionRow, ...]:
    """For the home page: those that are first. Whoever finds one there may say how far it is."""
    return tuple(action_row(action, user, today, may_edit=True) for action in actions[:MOST_ON_HOME])


def more_due(actions: Sequence[Action]) -> str:
    more = len(actions) - MOST_ON_HOME
    return "" if more < 1 else f"And {more} more, on the plan of your organisation."


def _caption(organisation: Organisation, partnership: Partnership | None) -> str:
    if partnership is None:
        return organisation.name
    return f"{organisation.name}, with {partner_names(partnership, organisation)}"


def _to_do(plan: Plan) -> list[Named]:
    """By partnership in the order of the earliest date; what is about the organisation itself comes last."""
    if plan.partnership:
        return [("To do", "", plan.open)]
    about: dict[Partnership | None, list[Action]] = {}
    for action in plan.open:
        about.setdefault(action.partnership, []).append(action)
    own = about.pop(None, [])
    found = [
        (str(partnership), plan_href(plan.organisation, partnership), actions)
        for partnership, actions in about.items()
    ]
    return [*found, (f"{plan.organisation} itself", "", own)]


def _closed(plan: Plan) -> list[Named]:
    before = [action for action in plan.closed if action not in plan.closed_since]
    return [
        (f"Closed since the round “{plan.since}” began", "", plan.closed_since),
        ("Closed earlier" if plan.closed_since else "Closed", "", before),
    ]


def _downloads(plan: Plan) -> tuple[Link, ...]:
    query = f"?partnership={plan.partnership.pk}" if plan.partnership else ""
    keys = [plan.organisation.pk]
    return (
        Link("Download as an Excel file", reverse("assessments:plan_workbook", args=keys) + query),
        Link("Download the dates for your calendar", reverse("assessments:plan_calendar", args=keys) + query),
    )

"""Everything that stays of a workshop, for somebody who may read its record; but for what its ballots say."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from workshops.enums import IdeaState, WorkshopState
from workshops.models import (
    Agreed,
    Ballot,
    Decision,
    Feedback,
    Idea,
    Note,
    Participant,
    RoomAction,
    Step,
    Workshop,
)
from workshops.rules import FEWEST_ANSWERS, can_run, can_say_how_it_was
from workshops.selectors.room_actions import plans_led_by, readable_actions

# So many must have said a few words before those who ran the workshop read them, without a name.
FEWEST_WORDS = 5


@dataclass(frozen=True)
class Seats:
    """Devices that joined, those that left again among them: their answers count. `groups` is empty where one of them
    is of fewer than three."""

    people: int
    tables: int
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class FeedbackFound:
    """`counts` are of the answers 1 to 5; all 0 where fewer than three answered. `words` only for who ran it.

    `open`: it can still be said, so nothing of it is here yet.
    """

    open: bool
    answered: int
    counts: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class StepRecord:
    """`actions` are those that the reader may see, `ideas` those that the room saw."""

    step: Step
    ballots: tuple[Ballot, ...]
    ideas: tuple[Idea, ...]
    notes: tuple[Note, ...]
    decisions: tuple[Decision, ...]
    agreed: tuple[Agreed, ...]
    actions: tuple[RoomAction, ...]

    @property
    def has_something(self) -> bool:
        return any((self.ballots, self.ideas, self.notes, self.decisions, self.agreed, self.actions))


@dataclass(frozen=True)
class Record:
    """`confirmable` are the actions that the reader may put into a plan. `reached` are steps the room came to."""

    workshop: Workshop
    runs: bool
    facilitators: tuple[User, ...]
    seats: Seats
    reached: tuple[StepRecord, ...]
    dropped: tuple[Step, ...]
    feedback: FeedbackFound
    confirmable: frozenset

    @property
    def is_over(self) -> bool:
        return self.workshop.state == WorkshopState.ENDED


def record_of(user: User, workshop: Workshop, moment: datetime) -> Record:
    """Call it with a workshop of `readable_records`. A fixed number of queries, however long the agenda was."""
    runs = can_run(user, workshop)
    steps = _steps(user, workshop)
    actions = [action for step in steps for action in step.actions]
    return Record(
        workshop=workshop,
        runs=runs,
        facilitators=tuple(one.person for one in workshop.facilitators.select_related("person")),
        seats=_seats(workshop),
        reached=tuple(step for step in steps if step.has_something or _was_reached(workshop, step.step)),
        dropped=tuple(step.step for step in steps if step.step.skipped and not step.has_something),
        feedback=_feedback(workshop, runs, moment),
        confirmable=_confirmable(user, workshop, actions),
    )


def _steps(user: User, workshop: Workshop) -> list[StepRecord]:
    found = list(workshop.steps.prefetch_related("ballots", "ideas", "notes", "decisions", "agreed"))
    actions = readable_actions(user).filter(step__workshop=workshop)
    by_step: dict[object, list[RoomAction]] = {}
    for action in actions.select_related("organisation", "owner", "action__organisation").order_by("number"):
        by_step.setdefault(action.step_id, []).append(action)
    for step in found:
        # So that what was agreed finds its workshop, and with it the instrument, without asking again.
        step.workshop = workshop
    return [
        StepRecord(
            step=step,
            ballots=tuple(step.ballots.all()),
            ideas=tuple(idea for idea in step.ideas.all() if idea.state == IdeaState.SHOWN),
            notes=tuple(step.notes.all()),
            decisions=tuple(step.decisions.all()),
            agreed=tuple(step.agreed.all()),
            actions=tuple(by_step.get(step.pk, ())),
        )
        for step in found
    ]


def _was_reached(workshop: Workshop, step: Step) -> bool:
    """Up to the step at which the room is, or was when it ended; dropped ones are named apart."""
    present = workshop.room.step
    return present is not None and not step.skipped and step.order <= present.order


def _seats(workshop: Workshop) -> Seats:
    found = list(Participant.objects.filter(workshop=workshop).values_list("group__name", "is_table"))
    groups = Counter(name or "" for name, _ in found)
    shown = len(groups) > 1 and min(groups.values()) >= FEWEST_ANSWERS
    tables = sum(is_table for _, is_table in found)
    return Seats(
        people=len(found) - tables,
        tables=tables,
        groups=tuple(sorted(groups.items())) if shown else (),
    )


def _feedback(workshop: Workshop, runs: bool, moment: datetime) -> FeedbackFound:
    if can_say_how_it_was(workshop, moment):
        return FeedbackFound(open=True, answered=0, counts=(0,) * 5, words=())
    found = list(
        Feedback.objects.filter(participant__workshop=workshop)
        .order_by("words")
        .values_list("useful", "words")
    )
    useful = Counter(value for value, _ in found)
    enough = len(found) >= FEWEST_ANSWERS
    words = tuple(said for _, said in found if said)
    return FeedbackFound(
        open=False,
        answered=len(found),
        counts=tuple(useful[value] if enough else 0 for value in range(1, 6)),
        words=words if runs and len(words) >= FEWEST_WORDS else (),
    )


def _confirmable(user: User, workshop: Workshop, actions: list[RoomAction]) -> frozenset:
    """Of those that are waiting: what can go into a plan that the person may change (see `plans_for`)."""
    waiting = [one for one in actions if one.action_id is None and not one.dismissed]
    if not waiting:
        return frozenset()
    led = set(plans_led_by(user).values_list("pk", flat=True))
    about = _about(workshop)
    return frozenset(
        one.pk
        for one in waiting
        if (one.organisation_id in led if one.organisation_id else bool(led & about if about else led))
    )


def _about(workshop: Workshop) -> set:
    if workshop.partnership_id:
        return set(workshop.partnership.organisations.values_list("pk", flat=True))
    return {workshop.organisation_id} if workshop.organisation_id else set()

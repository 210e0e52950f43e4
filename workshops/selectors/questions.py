"""What a step asks, and which answers there are: the same for the screens, for voting and for counting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models_engine import Instrument
from models_engine.instrument import Item
from workshops.enums import IdeaState, StepKind, VoteKind
from workshops.models import DONT_KNOW, FORMALITY, IDEAS, ORIGIN, STATEMENT, Idea, Step

PLACING = {
    FORMALITY: (
        "How formal is it?",
        (
            "Informal: people simply talk",
            "Mostly informal",
            "Half and half",
            "Mostly formal",
            "Formal: agreed in writing, organised, reported",
        ),
    ),
    ORIGIN: (
        "What drives it?",
        (
            "The partners themselves",
            "Mostly the partners",
            "Half and half",
            "Mostly others",
            "Others, from outside",
        ),
    ),
}
DONT_KNOW_LABEL = "Don't know"
# More numbers of ideas than this would not fit into one vote.
MOST_TICKS = 40


@dataclass(frozen=True)
class Option:
    code: str
    label: str


@dataclass(frozen=True)
class Question:
    """`kind` is VALUE (one of five, or don't know) or TICKS (any of them, at most `most` where that is given).

    `level` is that of its factor; None for what is no statement of a factor.
    """

    code: str
    text: str
    kind: VoteKind
    options: tuple[Option, ...]
    most: int | None = None
    level: str | None = None

    @property
    def answers(self) -> frozenset[str]:
        """Everything that may be answered, don't know included."""
        return frozenset(option.code for option in self.all_options)

    @property
    def all_options(self) -> tuple[Option, ...]:
        if self.kind == VoteKind.TICKS:
            return self.options
        return (*self.options, Option(DONT_KNOW, DONT_KNOW_LABEL))


def questions_of(step: Step, instrument: Instrument) -> tuple[Question, ...]:
    """In the order in which they are asked. One query for a step of ideas, none for others."""
    if step.kind == StepKind.IDEAS:
        return (_ideas(step, shown_ideas(step)),)
    return tuple(_questions(step, instrument))


def shown_ideas(step: Step) -> list[Idea]:
    """Approved, and not merged into another."""
    return [idea for idea in step.ideas.all() if idea.state == IdeaState.SHOWN]


def _questions(step: Step, instrument: Instrument) -> Iterator[Question]:
    scale = tuple(Option(str(option.value), option.label) for option in instrument.scale)
    if step.kind == StepKind.PLACE:
        for code, (text, labels) in PLACING.items():
            options = tuple(Option(str(value), label) for value, label in enumerate(labels, 1))
            yield Question(code, text, VoteKind.VALUE, options)
    elif step.kind == StepKind.LANES:
        for code in step.codes:
            yield _lane(code, instrument)
    elif step.kind == StepKind.STATEMENT:
        yield Question(STATEMENT, step.statement, VoteKind.VALUE, scale)
    elif step.kind == StepKind.FACTOR:
        for code in step.codes:
            item = instrument.item(code)
            yield Question(code, item.text, VoteKind.VALUE, scale, level=_level(item, instrument))


def _lane(code: str, instrument: Instrument) -> Question:
    """Conditions that are thought to do this stand first, as on the survey's page."""
    asked = next(question for question in instrument.tick_questions if question.code == code)
    first, others = instrument.conditions_for(asked.verb)
    options = tuple(Option(condition.factor, condition.text) for condition in (*first, *others))
    return Question(code, asked.text, VoteKind.TICKS, options)


def _ideas(step: Step, ideas: Sequence[Idea]) -> Question:
    options = tuple(Option(str(idea.number), idea.text) for idea in ideas)
    text = step.statement or "Which of these would you do first?"
    return Question(IDEAS, text, VoteKind.TICKS, options, most=min(step.most_ticks, MOST_TICKS))


def _level(item: Item, instrument: Instrument) -> str | None:
    return next((factor.level for factor in instrument.factors if factor.code == item.belongs_to), None)

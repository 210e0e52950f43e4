"""A workshop on paper, for a room without a network: the agenda to run it by, cards to answer on, a sheet to count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from uuid import UUID

from workshops.enums import VOTED_ON, StepKind, VoteKind
from workshops.models import Step
from workshops.presenters.preparing import begins_at
from workshops.selectors.questions import Question

# Room for words that come up: lines to write on.
BLANK_IDEAS = 6


@dataclass(frozen=True)
class PaperQuestion:
    """`how` says how many may be ticked; `blank_lines` are for words of the room."""

    text: str
    options: tuple[str, ...]
    how: str
    blank_lines: range


@dataclass(frozen=True)
class PaperStep:
    step: Step
    number: int
    begins: str
    questions: tuple[PaperQuestion, ...]
    has_card: bool


def present_paper(
    steps: Sequence[Step], questions: Mapping[UUID, Sequence[Question]], start: datetime | None
) -> tuple[PaperStep, ...]:
    before = accumulate((step.minutes for step in steps), initial=0)
    return tuple(
        PaperStep(
            step=step,
            number=number,
            begins=begins_at(start, passed),
            questions=tuple(_question(step, one) for one in questions.get(step.pk, ())),
            has_card=step.kind in VOTED_ON,
        )
        for number, (step, passed) in enumerate(zip(steps, before, strict=False), 1)
    )


def _question(step: Step, question: Question) -> PaperQuestion:
    several = question.kind == VoteKind.TICKS
    how = "Tick one."
    if several:
        how = f"Tick at most {question.most}." if question.most else "Tick all that fit, or none."
    return PaperQuestion(
        text=question.text,
        options=tuple(option.label for option in question.all_options),
        how=how,
        blank_lines=range(BLANK_IDEAS if step.kind == StepKind.IDEAS else 0),
    )

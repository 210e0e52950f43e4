"""A question as a screen asks it."""

from collections.abc import Collection
from dataclasses import dataclass

from workshops.enums import VoteKind
from workshops.models import DONT_KNOW
from workshops.selectors.questions import Question


@dataclass(frozen=True)
class Choice:
    """`apart` ones (don't know) stand below the others. `chosen` by the device that looks."""

    code: str
    label: str
    apart: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class QuestionView:
    """`widget` is "radios" (one answer) or "checkboxes" (ticks, at most `most` where that is given)."""

    code: str
    text: str
    widget: str
    choices: tuple[Choice, ...]
    most: int | None = None


def present_question(question: Question, own: Collection[str] = ()) -> QuestionView:
    """`own` is what the device that looks has answered."""
    return QuestionView(
        code=question.code,
        text=question.text,
        widget="checkboxes" if question.kind == VoteKind.TICKS else "radios",
        choices=tuple(
            Choice(option.code, option.label, option.code == DONT_KNOW, option.code in own)
            for option in question.all_options
        ),
        most=question.most,
    )

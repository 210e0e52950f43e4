"""What a person has answered so far, for filling their own pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import Answer, Response, SectionState


@dataclass(frozen=True)
class TwoAnswers:
    """One question that was changed here and by somebody else, who saved first (`stored`).

    `given` is the answer chosen here and `sent` the same as its fields sent it; `note` is None where the notes are
    not in conflict.
    """

    question: str
    given: str
    sent: tuple[str, ...]
    note: str | None
    stored: Answer

    @property
    def answers_differ(self) -> bool:
        return self.given != self.stored.given


def answers_of(response: Response, questions: Sequence[str] | None = None) -> dict[str, Answer]:
    """By question; of these questions only, where given."""
    answers = Answer.objects.filter(response=response).select_related("saved_by")
    if questions is not None:
        answers = answers.filter(question__in=questions)
    return {answer.question: answer for answer in answers}


def section_completed(response: Response, section: str) -> bool | None:
    """What the person said, None where they have not said."""
    state = SectionState.objects.filter(response=response, section=section).first()
    return state.completed if state else None

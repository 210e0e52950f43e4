"""What a person has answered so far, for filling their own pages."""

from collections.abc import Sequence

from assessments.models import Answer, Response, SectionState


def answers_of(response: Response, questions: Sequence[str] | None = None) -> dict[str, Answer]:
    """By question; of these questions only, where given."""
    answers = Answer.objects.filter(response=response)
    if questions is not None:
        answers = answers.filter(question__in=questions)
    return {answer.question: answer for answer in answers}


def section_completed(response: Response, section: str) -> bool | None:
    """What the person said, None where they have not said."""
    state = SectionState.objects.filter(response=response, section=section).first()
    return state.completed if state else None

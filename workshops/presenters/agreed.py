"""What a room agreed on, always said as what it is: agreed in a workshop, by how many, on which day (feature 63)."""

from collections.abc import Iterable
from dataclasses import dataclass

from organisations.presenters.dates import day
from workshops.models import Agreed
from workshops.selectors.questions import Question, questions_of


@dataclass(frozen=True)
class AgreedRow:
    """`label` says where it comes from; without it the answer could be taken for one of the survey's."""

    question: str
    answer: str
    label: str


def agreed_label(agreed: Agreed) -> str:
    """“agreed in workshop, 12 people, 23 November 2026”"""
    return f"agreed in workshop, {agreed.people} people, {day(agreed.agreed_on)}"


def agreed_row(agreed: Agreed, question: Question) -> AgreedRow:
    labels = {option.code: option.label for option in question.options}
    value = str(agreed.value)
    return AgreedRow(question.text, f"{value}: {labels[value]}", agreed_label(agreed))


def agreed_rows(agreed: Iterable[Agreed]) -> tuple[AgreedRow, ...]:
    """Of steps that were read with their workshop and its instrument."""
    return tuple(agreed_row(one, question) for one in agreed if (question := _question(one)))


def _question(agreed: Agreed) -> Question | None:
    instrument = agreed.step.workshop.instrument.definition
    asked = {question.code: question for question in questions_of(agreed.step, instrument)}
    return asked.get(agreed.question)

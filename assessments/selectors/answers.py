"""Answers as the engine takes them: one row for each person of one side, in one campaign.

Only counting responses are read: a sent one, never a draft that reopened it. Only one organisation's people are
ever read at once, so that a partner's answers cannot reach a page through here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet

from assessments.enums import AnswerKind, ResponseStatus
from assessments.models import Answer, Campaign, Response
from models_engine import Answer as EngineAnswer
from models_engine import Instrument, Missing, Row
from organisations.models import Organisation

MISSING = {
    AnswerKind.DONT_KNOW: Missing.DONT_KNOW,
    AnswerKind.NOT_APPLICABLE: Missing.NOT_APPLICABLE,
}


@dataclass(frozen=True)
class PersonAnswers:
    """One person's counting sheet as an engine row, and what they chose for the fact questions.

    The row has a key for every item of the sheet: `None` where nothing was answered. An absent key was not
    asked.
    """

    person_id: UUID
    row: Row
    choices: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SideAnswers:
    """Everything that one organisation's people sent in one campaign, by subject."""

    organisation: Sequence[PersonAnswers]
    partnerships: dict[UUID, Sequence[PersonAnswers]]


def read_side(
    campaign: Campaign, organisation: Organisation, partnership_ids: Iterable[UUID] | None = None
) -> SideAnswers:
    """One side's counting answers, in two queries however many people and partnerships there are.

    Seen from a partnership, a person's MAN, EXP and SUP take three items of their own organisation sheet, where
    it was sent too, and the one of the partnership's sheet. `partnership_ids` narrows which partnerships are
    read; `None` reads all.
    """
    responses = Response.objects.filter(
        assessment__campaign=campaign,
        assessment__organisation=organisation,
        status=ResponseStatus.SUBMITTED,
    )
    if partnership_ids is not None:
        responses = responses.filter(Q(partnership__in=partnership_ids) | Q(partnership__isnull=True))
    instrument = campaign.instrument.definition
    replies = _replies(responses)
    own: dict[UUID, PersonAnswers] = {}
    by_partnership: dict[UUID, list[PersonAnswers]] = defaultdict(list)
    sheets = responses.order_by("assessment__person_id").values_list(
        "pk", "assessment__person_id", "partnership_id", "sheet"
    )
    # Organisation sheets first: partnership rows borrow from them.
    for response_id, person_id, partnership_id, sheet in sorted(sheets, key=lambda row: row[2] is not None):
        answered = _person_answers(instrument, sheet, person_id, replies[response_id])
        if partnership_id is None:
            own[person_id] = answered
        else:
            by_partnership[partnership_id].append(_with_own_sheet(instrument, answered, own.get(person_id)))
    return SideAnswers([*own.values()], dict(by_partnership))


Reply = tuple[str, str, int | None, str]


def _replies(responses: QuerySet[Response]) -> dict[UUID, list[Reply]]:
    """Question, kind, value and choice of each answer, by response."""
    replies: dict[UUID, list[Reply]] = defaultdict(list)
    answers = Answer.objects.filter(response__in=responses)
    for response_id, question, kind, value, choice in answers.values_list(
        "response_id", "question", "kind", "value", "choice"
    ):
        replies[response_id].append((question, kind, value, choice))
    return replies


def _person_answers(
    instrument: Instrument, sheet: str, person_id: UUID, replies: list[Reply]
) -> PersonAnswers:
    asked = [code for code in instrument.sheet(sheet).question_codes if code in instrument.item_index]
    row: dict[str, EngineAnswer] = dict.fromkeys(asked)
    choices: dict[str, str] = {}
    for question, kind, value, choice in replies:
        if kind == AnswerKind.CHOICE:
            choices[question] = choice
        elif question in row:
            row[question] = value if kind == AnswerKind.VALUE else MISSING.get(kind)
    return PersonAnswers(person_id, row, choices)


def _with_own_sheet(
    instrument: Instrument, answered: PersonAnswers, own: PersonAnswers | None
) -> PersonAnswers:
    """The person's partnership row with what their own organisation sheet says about the same factors."""
    if own is None:
        return answered
    borrowed = {
        item.code: own.row[item.code]
        for factor in instrument.factors
        if any(item.code in answered.row for item in factor.items)
        for item in factor.items
        if item.code in own.row
    }
    return PersonAnswers(answered.person_id, {**borrowed, **answered.row}, answered.choices)

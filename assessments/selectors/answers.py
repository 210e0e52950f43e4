"""Answers as the engine takes them: one row for each person of one side, in one campaign.

Only counting responses are read: a sent one, never a draft that reopened it. Only one organisation's people are
ever read at once, so that a partner's answers cannot reach a page through here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, F, Q, When

from assessments.enums import AnswerKind, ResponseStatus
from assessments.models import Answer, Campaign, Response
from models_engine import Answer as EngineAnswer
from models_engine import DynamicsAnswers, Instrument, Missing, Row
from organisations.models import Organisation

MISSING = {
    AnswerKind.DONT_KNOW: Missing.DONT_KNOW,
    AnswerKind.NOT_APPLICABLE: Missing.NOT_APPLICABLE,
}

# Sheets that single people filled in, for themselves; with their account or, in an anonymous round, without.
EACH_PERSON = Q(assessment__person__isnull=False) | Q(assessment__link_hash__isnull=False)
# Whose they are. Of somebody anonymous the part in the round stands for the person: it is not theirs in another.
WHO = Case(
    When(assessment__link_hash__isnull=False, then=F("assessment_id")), default=F("assessment__person_id")
)


@dataclass(frozen=True)
class PersonAnswers:
    """One person's counting sheet as an engine row, and what they chose for the fact questions.

    A sheet that several filled in together has no `person_id`; somebody anonymous has that of their part (`WHO`).

    The row has a key for every item of the sheet: `None` where nothing was answered. An absent key was not
    asked. `dynamics` is the section on what moves a partnership; `None` where it was not asked or left out.
    """

    person_id: UUID | None
    row: Row
    choices: dict[str, str] = field(default_factory=dict)
    dynamics: DynamicsAnswers | None = None


@dataclass(frozen=True)
class SideAnswers:
    """Everything that one organisation's people sent in one campaign, by subject."""

    organisation: Sequence[PersonAnswers]
    partnerships: dict[UUID, Sequence[PersonAnswers]]

    def about(self, partnership_id: UUID | None) -> Sequence[PersonAnswers]:
        """About one partnership; about the organisation itself where there is none."""
        return self.partnerships.get(partnership_id, []) if partnership_id else self.organisation


def read_side(
    campaign: Campaign,
    organisation: Organisation,
    partnership_ids: Iterable[UUID] | None = None,
    whose: Q = EACH_PERSON,
) -> SideAnswers:
    """One side's counting answers, in two queries however many people and partnerships there are.

    Seen from a partnership, a person's MAN, EXP and SUP take three items of their own organisation sheet, where
    it was sent too, and the one of the partnership's sheet. `partnership_ids` narrows which partnerships are
    read; `None` reads all. `whose` narrows whose sheets are.
    """
    return read_sides([campaign], organisation, partnership_ids, whose)[campaign.pk]


def read_sides(
    campaigns: Sequence[Campaign],
    organisation: Organisation,
    partnership_ids: Iterable[UUID] | None = None,
    whose: Q = EACH_PERSON,
) -> dict[UUID, SideAnswers]:
    """One side's counting answers in each of several rounds, by round; in two queries however many there are."""
    responses = Response.objects.filter(
        whose,
        assessment__campaign__in=campaigns,
        assessment__organisation=organisation,
        status=ResponseStatus.SUBMITTED,
    )
    if partnership_ids is not None:
        responses = responses.filter(Q(partnership__in=partnership_ids) | Q(partnership__isnull=True))
    sheets: dict[UUID, list[tuple]] = defaultdict(list)
    for campaign_id, *sheet in responses.order_by("assessment__person_id", "assessment_id").values_list(
        "assessment__campaign_id", "pk", WHO, "partnership_id", "sheet"
    ):
        sheets[campaign_id].append(tuple(sheet))
    replies = _replies([sheet[0] for found in sheets.values() for sheet in found])
    return {
        campaign.pk: _side(campaign.instrument.definition, sheets[campaign.pk], replies)
        for campaign in campaigns
    }


def _side(
    instrument: Instrument, sheets: Iterable[tuple], replies: Mapping[UUID, list["Reply"]]
) -> SideAnswers:
    own: dict[UUID | None, PersonAnswers] = {}
    by_partnership: dict[UUID, list[PersonAnswers]] = defaultdict(list)
    # Organisation sheets first: partnership rows borrow from them.
    for response_id, person_id, partnership_id, sheet in sorted(sheets, key=lambda row: row[2] is not None):
        answered = _person_answers(instrument, sheet, person_id, replies.get(response_id, []))
        if partnership_id is None:
            own[person_id] = answered
        else:
            by_partnership[partnership_id].append(_with_own_sheet(instrument, answered, own.get(person_id)))
    return SideAnswers([*own.values()], dict(by_partnership))


class Reply(NamedTuple):
    question: str
    kind: str
    value: int | None
    choice: str
    ticks: str

    @property
    def engine_answer(self) -> EngineAnswer:
        return self.value if self.kind == AnswerKind.VALUE else MISSING.get(AnswerKind(self.kind))

    @property
    def engine_ticks(self) -> frozenset[str] | Missing | None:
        """Empty for "none of these"."""
        if self.kind in {AnswerKind.TICKS, AnswerKind.CHOICE}:
            return frozenset(self.ticks.split())
        return MISSING.get(AnswerKind(self.kind))


def _replies(responses: Collection[UUID]) -> dict[UUID, list[Reply]]:
    """The answers that were given, by response.

    By ids and not by a query within the query: until PostgreSQL has statistics of new rows it would take seconds.
    """
    # By the ids' numbers: of an organisation's 15,000 answers each brings its id, which is slow to look up by.
    replies: dict[int, list[Reply]] = defaultdict(list)
    answers = Answer.objects.filter(response__in=responses).exclude(kind=AnswerKind.NONE)
    for response_id, *columns in answers.values_list("response_id", *Reply._fields):
        replies[response_id.int].append(Reply(*columns))
    return {pk: replies[pk.int] for pk in responses if pk.int in replies}


def _person_answers(
    instrument: Instrument, sheet: str, person_id: UUID | None, replies: list[Reply]
) -> PersonAnswers:
    asked = [code for code in instrument.sheet(sheet).question_codes if code in instrument.item_index]
    row: dict[str, EngineAnswer] = dict.fromkeys(asked)
    row |= {reply.question: reply.engine_answer for reply in replies if reply.question in row}
    facts = {question.code for question in instrument.fact_questions}
    choices = {reply.question: reply.choice for reply in replies if reply.question in facts}
    return PersonAnswers(person_id, row, choices, _dynamics(instrument, sheet, replies))


def _dynamics(instrument: Instrument, sheet: str, replies: list[Reply]) -> DynamicsAnswers | None:
    """What was answered in the optional sections of the sheet, in the kinds in which it is asked there."""
    asked = {
        code
        for section in instrument.sheet(sheet).sections
        if section.optional
        for page in section.pages
        for code in page.question_codes
    }
    given = {reply.question: reply for reply in replies if reply.question in asked}
    if not given:
        return None
    ticks = {question.code for question in instrument.tick_questions}
    statements = {question.code for question in instrument.scale_questions}
    return DynamicsAnswers(
        ticks={code: reply.engine_ticks for code, reply in given.items() if code in ticks},
        statements={code: reply.engine_answer for code, reply in given.items() if code in statements},
        choices={code: reply.choice for code, reply in given.items() if code not in ticks | statements},
    )


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
    return replace(answered, row={**borrowed, **answered.row})

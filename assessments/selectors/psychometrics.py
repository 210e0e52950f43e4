"""How well the questionnaire works, over everybody who sent it, whatever the round and the organisation.

For those who study the questionnaire, who see no result of any organisation: so nothing is given here that would not
be shown to an outsider of all of them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from assessments.enums import ResponseStatus
from assessments.models import Answer, Instrument, PsychometricReport, Response
from assessments.selectors.answers import Reply
from assessments.selectors.numbers import ORGANISATION, PARTNERSHIP
from models_engine import Answer as EngineAnswer
from models_engine import (
    AnswerMatrix,
    ItemSummary,
    PooledReliability,
    Row,
    Subject,
    is_safe,
    pooled_reliability,
    summarise_item,
)
from models_engine import Instrument as Definition


@dataclass(frozen=True)
class PooledPart:
    """What was asked about the organisation, or about one partnership: each person once, by the sheet sent last.

    `teams` are those whose members share a subject: an organisation, or one side of one partnership. `factors` and
    `items` hold only what enough people of enough organisations stand behind, and are empty where too few do.
    """

    subject: Subject
    people: int
    organisations: int
    teams: int
    factors: tuple[PooledReliability, ...] = ()
    items: tuple[ItemSummary, ...] = ()


class Sheet(NamedTuple):
    response: UUID
    kind: str
    person: UUID
    organisation: UUID
    partnership: UUID | None


def studied_versions() -> list[Instrument]:
    return list(Instrument.objects.select_related("psychometric_report"))


def report_of(version: Instrument) -> PsychometricReport | None:
    return getattr(version, "psychometric_report", None)


def pooled_parts(version: Instrument) -> tuple[PooledPart, PooledPart]:
    """Worked out from the answers themselves. Two queries for each part."""
    return _part(version, ORGANISATION), _part(version, PARTNERSHIP)


def people_behind(version: Instrument) -> tuple[int, int]:
    """How many people sent anything, and of how many organisations."""
    sheets = list(_sent(version).values_list("assessment__person_id", "assessment__organisation_id"))
    return len({person for person, _ in sheets}), len({organisation for _, organisation in sheets})


def _sent(version: Instrument) -> QuerySet[Response]:
    """Of people with their account: over several rounds somebody anonymous would count as several people."""
    return Response.objects.filter(
        assessment__person__isnull=False,
        status=ResponseStatus.SUBMITTED,
        assessment__campaign__instrument=version,
    )


def _part(version: Instrument, subject: Subject) -> PooledPart:
    definition = version.definition
    sheets = _last_sheets(version, subject)
    asked = [item.code for item in definition.items if item.asked_on == subject]
    rows = _rows(version, sheets, asked)
    teams = [(sheet.organisation, sheet.partnership) for sheet in sheets]
    places = [sheet.organisation for sheet in sheets]
    part = PooledPart(subject, len(sheets), len(set(places)), len(set(teams)))
    if not is_open(places):
        return part
    matrix = AnswerMatrix.from_rows(definition, rows)
    return replace(
        part,
        factors=_factors(definition, subject, matrix, rows, teams, places),
        items=tuple(
            summarise_item(matrix, definition.item(code))
            for code in asked
            if is_open(_who_replied(rows, places, [code]))
        ),
    )


def is_open(organisations: Sequence[Hashable]) -> bool:
    """Whether this many people may be shown to an outsider, each given by their organisation."""
    return is_safe(list(Counter(organisations).values()))


def _factors(
    definition: Definition,
    subject: Subject,
    matrix: AnswerMatrix,
    rows: Sequence[Row],
    teams: Sequence[Hashable],
    places: Sequence[Hashable],
) -> tuple[PooledReliability, ...]:
    """The factors asked about here; of those that are asked about both, only seen from the organisation."""
    found = []
    for code, factor in pooled_reliability(definition, matrix, teams, subject).items():
        items = [item for item in definition.factor(code).items if item.asked_on == subject]
        elsewhere = len(items) < len(definition.factor(code).items)
        if not items or (subject == PARTNERSHIP and elsewhere):
            continue
        if is_open(_who_replied(rows, places, [item.code for item in items])):
            found.append(replace(factor, items=()))
    return tuple(found)


def _who_replied(
    rows: Sequence[Row], organisations: Sequence[Hashable], codes: Iterable[str]
) -> list[Hashable]:
    """The organisations of those who gave any of these an answer, "don't know" among them."""
    wanted = list(codes)
    return [
        organisation
        for row, organisation in zip(rows, organisations, strict=True)
        if any(row.get(code) is not None for code in wanted)
    ]


def _last_sheets(version: Instrument, subject: Subject) -> list[Sheet]:
    """Of each person the sheet about this subject that was sent last, in an order that says nothing."""
    about = _sent(version).filter(partnership__isnull=subject == ORGANISATION).order_by("submitted_at", "pk")
    columns = about.values_list(
        "pk", "sheet", "assessment__person_id", "assessment__organisation_id", "partnership_id"
    )
    return sorted({row[2]: Sheet(*row) for row in columns}.values())


def _rows(version: Instrument, sheets: Sequence[Sheet], asked: Sequence[str]) -> list[Row]:
    """A code that the sheet does not ask (the short form) is absent; one left empty is None."""
    definition, wanted = version.definition, set(asked)
    given: dict[UUID, dict[str, EngineAnswer]] = {
        sheet.response: dict.fromkeys(wanted.intersection(definition.sheet(sheet.kind).question_codes))
        for sheet in sheets
    }
    answers = Answer.objects.filter(response__in=_sent(version), question__in=asked)
    for response, *columns in answers.values_list("response_id", *Reply._fields):
        reply = Reply(*columns)
        if reply.question in given.get(response, ()):
            given[response][reply.question] = reply.engine_answer
    return [given[sheet.response] for sheet in sheets]


def kept_parts(report: PsychometricReport) -> tuple[PooledPart, ...]:
    """As they were kept."""
    return tuple(
        PooledPart(
            **{
                **part,
                "factors": tuple(PooledReliability(**factor) for factor in part["factors"]),
                "items": tuple(ItemSummary(**item) for item in part["items"]),
            }
        )
        for part in report.numbers
    )

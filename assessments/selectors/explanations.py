"""How one number of a result was worked out, from the very answers behind it and no others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from accounts.models import User
from assessments.models import Campaign
from assessments.selectors.numbers import ORGANISATION, PARTNERSHIP
from assessments.selectors.readings import Audience, Reading, read_factors, read_place
from assessments.selectors.results import factor_codes
from assessments.selectors.side import Side
from assessments.selectors.team_numbers import SubjectId, subject_kind
from models_engine import (
    Agreement,
    Axis,
    EvidenceKind,
    Explanation,
    ExplanationLine,
    Factor,
    Instrument,
    Row,
    agreement_of,
    explain_axis,
    explain_factor,
    range_if_known,
)
from organisations.models import Organisation, Partnership


@dataclass(frozen=True)
class ExplainedNumber:
    """`explanation` is None where nothing may be shown. With Reading.DISTRIBUTION it has no sums and no result.
    For a team of two it has a result, and no sums: they would be made of single people's numbers. Nor where a
    statement is closed that somebody answered: it could be worked out from them.

    `if_known` is between what a factor's mean would lie, had everybody known who said "don't know"; `None` where
    too few did, or where no mean is shown.

    `closed_items` are those that too few people answered: their answers must not be shown either.
    """

    code: str
    subject: Factor | Axis
    instrument: Instrument
    reading: Reading
    people: int
    explanation: Explanation | None
    closed_items: frozenset[str]
    if_known: tuple[float, float] | None = None

    @property
    def agreement(self) -> tuple[Agreement, Agreement] | None:
        """How far a team agrees on a factor, against answers at random and against answers that lean upwards. From
        as many people as it takes to say that views differ, and only where every statement's answers are shown."""
        enough = self.people >= self.instrument.minimums.views_differ_people
        if self.reading is not Reading.TEAM or not isinstance(self.subject, Factor) or not enough:
            return None
        if self.explanation is None or self.closed_items:
            return None
        counts = np.array([line.counts for line in self.explanation.lines if line.counts], dtype=np.int64)
        return agreement_of(counts), agreement_of(counts, "slight_skew")


def explain_for_partnership(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership, code: str
) -> ExplainedNumber | None:
    """None where a partnership's result has no number of this code."""
    side = Side.read(viewer, campaign, organisation, [partnership.pk], to_explain=True)
    if code in {measure.code for measure in side.instrument.measures}:
        who = side.audience(partnership.pk)
        return explained_measure(side.instrument, who, code, _rows_behind(side, partnership.pk))
    if code in factor_codes(side.instrument, PARTNERSHIP):
        return _explained_factor(side, partnership.pk, code)
    return None


def explain_for_organisation(
    viewer: User, campaign: Campaign, organisation: Organisation, code: str
) -> ExplainedNumber | None:
    """None where an organisation's result has no number of this code."""
    side = Side.read(viewer, campaign, organisation, [], to_explain=True)
    if code not in factor_codes(side.instrument, ORGANISATION):
        return None
    return _explained_factor(side, None, code)


def shown_axis_items(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership
) -> dict[str, float | None]:
    """Raw means of the statements on the axes: of those whose answers the explanations of the place show."""
    side = Side.read(viewer, campaign, organisation, [partnership.pk], to_explain=True)
    who, rows = side.audience(partnership.pk), _rows_behind(side, partnership.pk)
    means: dict[str, float | None] = {}
    for measure in side.instrument.measures:
        number = explained_measure(side.instrument, who, measure.code, rows)
        for line in number.explanation.lines if number.explanation else ():
            if line.item_code not in number.closed_items:
                means[line.item_code] = _mean(line)
    return means


def _mean(line: ExplanationLine) -> float | None:
    if line.counts is None:
        return line.answer if isinstance(line.answer, int) else None
    people = sum(line.counts)
    return sum(value * count for value, count in enumerate(line.counts, 1)) / people if people else None


def explained_numbers(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership | None
) -> tuple[ExplainedNumber, ...]:
    """Every number of one result with what it was worked out from, as its page explains it to this viewer.

    A partnership's has the conditions asked about the organisation alone too, and in the short form none at all.
    """
    subject = partnership.pk if partnership else None
    side = Side.read(viewer, campaign, organisation, [subject] if subject else [], to_explain=True)
    instrument, rows = side.instrument, _rows_behind(side, subject)
    around = factor_codes(instrument, ORGANISATION)
    if subject is None:
        return tuple(_explained_factor(side, None, code) for code in around)
    who = side.audience(subject)
    axes = [explained_measure(instrument, who, measure.code, rows) for measure in instrument.measures]
    if side.pulse(subject):
        return tuple(axes)
    own = factor_codes(instrument, PARTNERSHIP)
    return (
        *axes,
        *(_explained_factor(side, subject, code) for code in own),
        *(_explained_factor(side, None, code) for code in around if code not in own),
    )


RowsBehind = Callable[[Reading], Sequence[Row]]


def _rows_behind(side: Side, subject: SubjectId) -> RowsBehind:
    """The very answers that a number of some reading was taken from."""

    def rows(reading: Reading) -> Sequence[Row]:
        return [person.row for person in side.behind(reading, subject)]

    return rows


def explained_measure(
    instrument: Instrument, who: Audience, code: str, rows_behind: RowsBehind
) -> ExplainedNumber:
    """One of the four numbers on the axes. Shown as the place is, so that the two never disagree."""
    place = read_place(instrument, who)
    reading = place.reading
    if reading is Reading.TEAM and getattr(place.position, code) is None:
        reading = Reading.NOTHING
    axis = instrument.axis(instrument.measure(code).axis)
    explanation = explain_axis(instrument, code, rows_behind(reading)) if reading.shows_something else None
    people = place.people
    if reading is Reading.TEAM:
        # More people may have a number on one axis than have a place, which takes both.
        people = explanation.answered
        explanation = _without_single_people(instrument, explanation)
    closed = _closed(instrument, who, axis.evidence_kind, reading, explanation)
    if _would_open(explanation, closed):
        explanation = replace(explanation, steps=(), persons=())
    return ExplainedNumber(code, axis, instrument, reading, people, explanation, closed)


def _explained_factor(side: Side, subject: SubjectId, code: str) -> ExplainedNumber:
    instrument, who = side.instrument, side.audience(subject)
    (factor,) = read_factors(instrument, who, [code])
    reading, explanation, if_known = factor.reading, None, None
    if reading.shows_something:
        rows, kind = _rows_behind(side, subject)(reading), subject_kind(subject)
        explanation = explain_factor(instrument, code, rows, kind)
        if reading is not Reading.DISTRIBUTION:
            if_known = range_if_known(instrument, code, rows, kind)
        if reading is Reading.DISTRIBUTION:
            explanation = replace(explanation, steps=(), result=None, persons=())
        if reading is Reading.TEAM:
            explanation = _without_single_people(instrument, explanation)
    closed = _closed(instrument, who, factor.factor.evidence_kind, reading, explanation)
    if _would_open(explanation, closed):
        explanation, if_known = replace(explanation, steps=(), persons=()), None
    return ExplainedNumber(
        code, factor.factor, instrument, reading, factor.people, explanation, closed, if_known
    )


def _without_single_people(instrument: Instrument, explanation: Explanation) -> Explanation:
    """Of two people's numbers a lowest or highest one says how that person answered every statement."""
    if instrument.minimums.may_count_people(explanation.answered):
        return explanation
    return replace(explanation, steps=(), persons=())


def _would_open(explanation: Explanation | None, closed: frozenset[str]) -> bool:
    """Whether people's numbers would say what a closed statement must not: they are made of it and of those beside it,
    whose answers are counted."""
    return explanation is not None and any(
        line.item_code in closed and any(line.counts or ()) for line in explanation.lines
    )


def _closed(
    instrument: Instrument,
    who: Audience,
    kind: EvidenceKind,
    reading: Reading,
    explanation: Explanation | None,
) -> frozenset[str]:
    """Items whose distribution stays closed: fewer people answered them than a number of their kind needs, or
    so few that single answers could be told."""
    if explanation is None or reading.is_one_sheet:
        return frozenset()
    answered = {line.item_code: sum(line.counts or ()) for line in explanation.lines}
    return frozenset(
        code
        for code, people in answered.items()
        if not instrument.minimums.may_count_people(people)
        or not who.reading(instrument, kind, people).shows_the_team
    )

"""How one number of a result was worked out, from the very answers behind it and no others."""

from dataclasses import dataclass, replace

from accounts.models import User
from assessments.models import Campaign
from assessments.selectors.readings import Audience, Reading, read_factors, read_place
from assessments.selectors.results import ORGANISATION, PARTNERSHIP, Side, factor_codes
from models_engine import (
    Axis,
    EvidenceKind,
    Explanation,
    Factor,
    Instrument,
    Subject,
    explain_axis,
    explain_factor,
)
from organisations.models import Organisation, Partnership


@dataclass(frozen=True)
class ExplainedNumber:
    """`explanation` is None where nothing may be shown. With Reading.DISTRIBUTION it has no sums and no result.
    For a team of two it has a result, and no sums: they would be made of single people's numbers.

    `closed_items` are those that too few people answered: their answers must not be shown either.
    """

    code: str
    subject: Factor | Axis
    instrument: Instrument
    reading: Reading
    people: int
    explanation: Explanation | None
    closed_items: frozenset[str]


def explain_for_partnership(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership, code: str
) -> ExplainedNumber | None:
    """None where a partnership's result has no number of this code."""
    side = Side.read(viewer, campaign, organisation, [partnership.pk])
    who = side.audience(side.answers.partnerships.get(partnership.pk, []))
    if code in {measure.code for measure in side.instrument.measures}:
        return explained_measure(side.instrument, who, code)
    if code in factor_codes(side.instrument, PARTNERSHIP):
        return _explained_factor(side.instrument, who, PARTNERSHIP, code)
    return None


def explain_for_organisation(
    viewer: User, campaign: Campaign, organisation: Organisation, code: str
) -> ExplainedNumber | None:
    """None where an organisation's result has no number of this code."""
    side = Side.read(viewer, campaign, organisation, [])
    if code not in factor_codes(side.instrument, ORGANISATION):
        return None
    return _explained_factor(side.instrument, side.audience(side.answers.organisation), ORGANISATION, code)


def explained_measure(instrument: Instrument, who: Audience, code: str) -> ExplainedNumber:
    """One of the four numbers on the axes. Shown as the place is, so that the two never disagree."""
    place = read_place(instrument, who)
    reading = place.reading
    if reading is Reading.TEAM and getattr(place.position, code) is None:
        reading = Reading.NOTHING
    axis = instrument.axis(instrument.measure(code).axis)
    explanation = explain_axis(instrument, code, who.rows(reading)) if reading.shows_something else None
    if reading is Reading.TEAM:
        explanation = _without_single_people(instrument, explanation)
    return ExplainedNumber(
        code,
        axis,
        instrument,
        reading,
        place.people,
        explanation,
        _closed(instrument, who, axis.evidence_kind, reading, explanation),
    )


def _explained_factor(instrument: Instrument, who: Audience, view: Subject, code: str) -> ExplainedNumber:
    (factor,) = read_factors(instrument, who, view, [code])
    reading, explanation = factor.reading, None
    if reading.shows_something:
        explanation = explain_factor(instrument, code, who.rows(reading), view)
        if reading is Reading.DISTRIBUTION:
            explanation = replace(explanation, steps=(), result=None, persons=())
        if reading is Reading.TEAM:
            explanation = _without_single_people(instrument, explanation)
    return ExplainedNumber(
        code,
        factor.factor,
        instrument,
        reading,
        factor.people,
        explanation,
        _closed(instrument, who, factor.factor.evidence_kind, reading, explanation),
    )


def _without_single_people(instrument: Instrument, explanation: Explanation) -> Explanation:
    """Of two people's numbers a lowest or highest one says how that person answered every statement."""
    if instrument.minimums.may_count_people(explanation.answered):
        return explanation
    return replace(explanation, steps=(), persons=())


def _closed(
    instrument: Instrument,
    who: Audience,
    kind: EvidenceKind,
    reading: Reading,
    explanation: Explanation | None,
) -> frozenset[str]:
    """Items whose distribution stays closed: fewer people answered them than a number of their kind needs, or
    so few that single answers could be told."""
    if explanation is None or reading is Reading.OWN:
        return frozenset()
    answered = {line.item_code: sum(line.counts or ()) for line in explanation.lines}
    return frozenset(
        code
        for code, people in answered.items()
        if not instrument.minimums.may_count_people(people)
        or not who.reading(instrument, kind, people).shows_the_team
    )

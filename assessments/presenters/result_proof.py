"""A result as a file that anybody can work out again: what each number of the page rests on, and the number."""

from collections.abc import Iterable, Mapping
from typing import Any

import models_engine
from assessments.presenters.numbers import axis_number, factor_number
from assessments.selectors.dynamics import DynamicsReading
from assessments.selectors.explanations import ExplainedNumber
from assessments.selectors.readings import FactorReading, PlaceReading, Reading, StatementReading
from assessments.selectors.results import OrganisationResult, PartnershipResult
from models_engine import Explanation, Instrument, Missing, Shown

CONTENT_TYPE = "application/json"


def result_proof(result: PartnershipResult | OrganisationResult, numbers: Iterable[ExplainedNumber]) -> str:
    """The text of result.json. `numbers` are the explained ones of this very result."""
    about = {"organisation": result.organisation.name, "round": result.campaign.title}
    if isinstance(result, PartnershipResult):
        about["partnership"] = result.partnership.name
        readings = result.conditions
    else:
        readings = result.factors
    numbers, instrument = list(numbers), result.instrument
    exact = {number.code for number in numbers if _is_exact(_source(number))}
    stated = {
        reading.factor.code: _factor_stated(instrument, reading, exact=reading.factor.code in exact)
        for reading in readings
    }
    if isinstance(result, PartnershipResult):
        stated |= {
            measure.code: _measure_stated(instrument, result.place, measure.code, exact=measure.code in exact)
            for measure in instrument.measures
        }
    shown = [
        Shown(number.code, number.reading.value, _source(number), stated[number.code]) for number in numbers
    ]
    if isinstance(result, PartnershipResult):
        shown += [_statement(reading) for reading in result.statements]
        means = {reading.factor.code for reading in readings if reading.mean is not None}
        shown += _moves(instrument, result.dynamics, exact=means <= exact)
    return models_engine.make_proof(result.instrument, about, shown)


def _is_exact(source: Mapping[str, Any]) -> bool:
    """Where all that a number rests on is shown, it may be shown to the last bit. Where some of it is not, more
    decimals than the page has would let somebody reckon back to it."""
    return "answers" in source or "people" in source


def _source(number: ExplainedNumber) -> dict[str, Any]:
    """The answers of one sheet, several people's scores and replies, or nothing where that would be too much."""
    explanation = number.explanation
    if explanation is None:
        return {}
    if number.reading.is_one_sheet:
        answers = {
            line.item_code: line.answer.value if isinstance(line.answer, Missing) else line.answer
            for line in explanation.lines
            if line.note != "not_asked"
        }
        return {"answers": answers}
    items = _items(explanation, number.closed_items)
    if not items and not explanation.persons:
        return {}
    people = {"people": list(explanation.persons)} if explanation.persons else {}
    closed = [
        line.item_code
        for line in explanation.lines
        if line.note != "not_asked" and line.item_code in number.closed_items
    ]
    return {**people, "items": items, "closed": closed}


def _items(explanation: Explanation, closed: frozenset[str]) -> dict[str, dict[str, Any]]:
    return {
        line.item_code: {
            "counts": list(line.counts or ()),
            "dont_know": line.dont_know,
            "not_applicable": line.not_applicable,
            "unanswered": line.unanswered,
        }
        for line in explanation.lines
        if line.note != "not_asked" and line.item_code not in closed
    }


def _factor_stated(instrument: Instrument, reading: FactorReading, *, exact: bool) -> dict[str, Any]:
    score = reading.score
    if score is None:
        return {}
    mean, deviation, unknown = score.mean, score.average_deviation, score.dont_know_share
    if not exact:
        mean = None if mean is None else float(factor_number(instrument, reading.factor, mean))
        deviation, unknown = _rounded(deviation, 1), _rounded(unknown, 2)
    found: dict[str, Any] = {"mean": mean, "band": score.band, "dont_know_share": unknown}
    if reading.reading is Reading.TEAM:
        found |= {"n": reading.people, "average_deviation": deviation, "views_differ": score.views_differ}
    if reading.counts_people:
        found["band_counts"] = list(score.band_counts)
    return {name: value for name, value in found.items() if value is not None}


def _measure_stated(instrument: Instrument, place: PlaceReading, code: str, *, exact: bool) -> dict[str, Any]:
    def shown(value: float) -> float:
        return value if exact else float(axis_number(instrument, value))

    position = place.position
    if position is None or getattr(position, code) is None:
        return {}
    found: dict[str, Any] = {"value": shown(getattr(position, code))}
    if place.reading is Reading.TEAM:
        found["n"] = place.people_behind[code]
        if interval := getattr(position, f"{code}_interval", None):
            found["interval"] = [shown(end) for end in interval]
    return found


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)


def _statement(reading: StatementReading) -> Shown:
    """A statement of the short form, which stands for a whole condition. Of few people only the counts are shown."""
    summary = reading.summary
    if summary is None:
        return Shown(reading.code, reading.reading.value, {}, {})
    counts = {"counts": list(summary.counts)}
    if reading.reading is Reading.DISTRIBUTION or not any(summary.counts):
        return Shown(reading.code, reading.reading.value, {}, counts)
    return Shown(reading.code, reading.reading.value, counts, {"mean_answer": summary.mean, "n": summary.n})


def _moves(instrument: Instrument, moves: DynamicsReading | None, *, exact: bool) -> list[Shown]:
    """What moves it. How often something was named stands there where people may be counted, or on one sheet.

    A lane rests on the means of all conditions, and is only stated where one of them is rounded.
    """
    if moves is None or moves.dynamics is None:
        return []
    found, reading, rule = moves.dynamics, moves.reading.value, instrument.dynamics
    counted = moves.counts_people or moves.reading.is_one_sheet
    shown = []
    for lane in found.lanes:
        ticked = {condition.factor: condition.ticked for condition in lane.conditions}
        states: dict[str, Any] = {
            condition.factor: {
                "share": condition.share,
                "mean": condition.mean if exact else _rounded(condition.mean, 1),
                "state": condition.state,
            }
            if counted
            else {"state": condition.state}
            for condition in lane.conditions
        }
        source = {"respondents": lane.respondents, "ticked": ticked} if counted and exact else {}
        shown.append(Shown(lane.question, reading, source, {"flag": lane.flag, "conditions": states}))
    for answer in found.statements:
        source = {"counts": list(answer.counts)} if any(answer.counts) else {}
        mean = answer.mean if source else _rounded(answer.mean, 1)
        shown.append(Shown(answer.code, reading, source, {"mean_answer": mean, "n": answer.n}))
    wish = found.wish
    stated = {
        rule.beginning.question: {"began": found.began},
        rule.wish.formality: {"wish": wish.formality if wish else None},
        rule.wish.origin: {"wish": wish.origin if wish else None},
    }
    for code, value in stated.items():
        made = {choice: count for choice, count in found.choice_counts.get(code, {}).items() if count}
        shown.append(Shown(code, reading, {"chosen": made} if made else {}, value))
    return shown

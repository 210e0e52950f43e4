"""For every number: the items, the answers, what was reversed or left out, the sum written out, the result.

Plain data without wording, so that a page, a report and a score sheet can tell the same story. Results come
from the scoring itself; nothing is worked out a second time here except the expression a reader can redo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from models_engine.answers import (
    ANSWERED,
    NOT_ASKED,
    Answer,
    AnswerMatrix,
    Missing,
    Row,
    as_matrix,
    asked_codes,
)
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, Component, Instrument, Item, Subject
from models_engine.position import person_scores
from models_engine.scoring import mean_or_none, score_factors, summarise_item

Note = Literal["used", "reversed", "not_used_max", "dont_know", "not_applicable", "unanswered", "not_asked"]


@dataclass(frozen=True)
class ExplanationLine:
    """One item. `answer` and `used` (after reversal) for one respondent; `counts` 1 to 5 for several."""

    item_code: str
    text: str
    reverse: bool
    note: Note
    answer: Answer = None
    used: int | None = None
    counts: tuple[int, int, int, int, int] | None = None
    dont_know: int = 0
    not_applicable: int = 0
    unanswered: int = 0


@dataclass(frozen=True)
class ComponentLine:
    """A part of an axis number for one respondent, and the item that gave it its value."""

    code: str
    item_codes: tuple[str, ...]
    value: int | None
    from_item: str | None


@dataclass(frozen=True)
class Step:
    """One sum, written out: `code` says which, `expression` can be redone by hand and gives `value`."""

    code: Literal["mean", "rescale", "mean_of_people"]
    expression: str
    value: float


@dataclass(frozen=True)
class Explanation:
    """How a number was worked out.

    For one respondent `answered` of `needed` items (factor) or components (axis) were there; `needed` is `None`
    where too few items apply for any score. For several, `needed` is `None`, `answered` counts the respondents
    with a score and `persons` holds their scores, lowest first: their mean is the result. `result` is on 1 to
    5; for an axis `rescaled` is the number from 0 to 100 that pages show, and `persons` are on 0 to 100 too.
    """

    code: str
    subject_kind: Literal["factor", "axis"]
    respondents: int
    lines: tuple[ExplanationLine, ...]
    components: tuple[ComponentLine, ...]
    steps: tuple[Step, ...]
    needed: int | None
    answered: int
    result: float | None
    rescaled: float | None
    persons: tuple[float, ...]


def explain_factor(
    instrument: Instrument, code: str, rows: Sequence[Row] | AnswerMatrix, view: Subject | None = None
) -> Explanation:
    """How the mean of a factor comes about, from the same rows and view as `score_factors` takes.

    Raises KeyError for an unknown factor.

    >>> from models_engine import Missing, load_instrument
    >>> row = {"POL1": 4, "POL2": 5, "POL3": 4, "POL4": Missing.DONT_KNOW}
    >>> explain_factor(load_instrument(), "POL", [row]).steps[0].expression
    '(4 + 5 + 2) / 3'
    """
    matrix = as_matrix(instrument, rows)
    codes = asked_codes(instrument, code, view)
    lines = tuple(_line(matrix, instrument.item(item)) for item in codes)
    person_means = person_means_of(matrix, code, view)
    result = mean_or_none(person_means)
    used = [line.used for line in lines if line.used is not None]
    alone = matrix.respondents == 1
    applicable = sum(line.note not in ("not_applicable", "not_asked") for line in lines)
    return Explanation(
        code=code,
        subject_kind="factor",
        respondents=matrix.respondents,
        lines=lines,
        components=(),
        steps=()
        if result is None
        else (_mean(used, result) if alone else _mean_of_people(person_means, result),),
        needed=dict(instrument.needed_answers).get(applicable) if alone else None,
        answered=len(used) if alone else _there(person_means),
        result=result,
        rescaled=None,
        persons=() if alone else _sorted(person_means),
    )


def explain_axis(instrument: Instrument, code: str, rows: Sequence[Row] | AnswerMatrix) -> Explanation:
    """How formality, origin, origin_start or drive_now comes about. Raises KeyError for another code.

    >>> from models_engine import load_instrument
    >>> explanation = explain_axis(load_instrument(), "drive_now", [{"O4": 4, "O6": 2}])
    >>> [step.expression for step in explanation.steps]
    ['(4 + 4) / 2', '(4 - 1) / 4 * 100']
    """
    matrix = as_matrix(instrument, rows)
    measure = instrument.measure(code)
    lines = tuple(_line(matrix, instrument.item(item)) for part in measure.components for item in part.items)
    scores = person_scores(matrix, measure)
    rescaled = mean_or_none(scores)
    result = None if rescaled is None else _unscaled(rescaled)
    alone = matrix.respondents == 1
    parts = tuple(_component(part, lines) for part in measure.components) if alone else ()
    values = [part.value for part in parts if part.value is not None]
    steps: tuple[Step, ...] = ()
    if result is not None and rescaled is not None:
        steps = (
            (_mean(values, result), _rescale(result, rescaled))
            if alone
            else (_mean_of_people(scores, rescaled),)
        )
    return Explanation(
        code=code,
        subject_kind="axis",
        respondents=matrix.respondents,
        lines=tuple(_unless_beaten(line, parts) for line in lines),
        components=parts,
        steps=steps,
        needed=measure.needed if alone else None,
        answered=len(values) if alone else _there(scores),
        result=result,
        rescaled=rescaled,
        persons=() if alone else _sorted(scores),
    )


def person_means_of(matrix: AnswerMatrix, code: str, view: Subject | None) -> tuple[float | None, ...]:
    scores = score_factors(matrix.instrument, matrix, view, [code])
    return scores[code].person_means if code in scores else (None,) * matrix.respondents


def _line(matrix: AnswerMatrix, item: Item) -> ExplanationLine:
    if matrix.respondents == 1:
        return _line_of_one(matrix, item)
    summary = summarise_item(matrix, item)
    note: Note = "not_asked" if not summary.asked else "reversed" if item.reverse else "used"
    return ExplanationLine(
        item_code=item.code,
        text=item.text,
        reverse=item.reverse,
        note=note,
        counts=summary.counts,
        dont_know=summary.dont_know,
        not_applicable=summary.not_applicable,
        unanswered=summary.unanswered,
    )


def _line_of_one(matrix: AnswerMatrix, item: Item) -> ExplanationLine:
    cell = int(matrix.of([item.code])[0, 0])
    line = ExplanationLine(item.code, item.text, item.reverse, note="not_asked")
    if cell == NOT_ASKED:
        return line
    answer = matrix.raw(item.code, 0)
    if answer is None:
        return replace(line, note="unanswered")
    if isinstance(answer, Missing):
        return replace(
            line, answer=answer, note="dont_know" if answer is Missing.DONT_KNOW else "not_applicable"
        )
    return replace(line, answer=answer, used=cell - ANSWERED, note="reversed" if item.reverse else "used")


def _component(part: Component, lines: Sequence[ExplanationLine]) -> ComponentLine:
    there = [line for line in lines if line.item_code in part.items and line.used is not None]
    if not there:
        return ComponentLine(part.code, part.items, value=None, from_item=None)
    best = max(there, key=lambda line: line.used or 0)
    return ComponentLine(part.code, part.items, value=best.used, from_item=best.item_code)


def _unless_beaten(line: ExplanationLine, parts: Sequence[ComponentLine]) -> ExplanationLine:
    """An answered item that another item of its component outdid takes no part in the number."""
    beaten = any(line.item_code in part.item_codes and part.from_item != line.item_code for part in parts)
    return replace(line, used=None, note="not_used_max") if beaten and line.used is not None else line


def _mean(values: Sequence[int], result: float) -> Step:
    return Step("mean", f"({' + '.join(map(str, values))}) / {len(values)}", result)


def _rescale(mean: float, score: float) -> Step:
    width = HIGHEST_ANSWER - LOWEST_ANSWER
    return Step("rescale", f"({_short(mean)} - {LOWEST_ANSWER}) / {width} * 100", score)


def _mean_of_people(scores: Sequence[float | None], result: float) -> Step:
    there = _sorted(scores)
    return Step("mean_of_people", f"({' + '.join(map(_short, there))}) / {len(there)}", result)


def _unscaled(score: float) -> float:
    return LOWEST_ANSWER + score * (HIGHEST_ANSWER - LOWEST_ANSWER) / 100


def _sorted(scores: Sequence[float | None]) -> tuple[float, ...]:
    return tuple(sorted(score for score in scores if score is not None))


def _there(scores: Sequence[float | None]) -> int:
    return sum(score is not None for score in scores)


def _short(number: float) -> str:
    """Four decimals at most: enough to redo a sum by hand, and no tail of noughts."""
    return f"{number:.4f}".rstrip("0").rstrip(".")

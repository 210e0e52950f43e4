"""Turn a plain mapping, as YAML files give it, into an Instrument. No file is read here.

Every complaint names the path in the document, for example `factors[3].items[1].text: expected text`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from models_engine.advice import Advice
from models_engine.advice_parsing import ADVICE_KEYS, read_advice
from models_engine.document import Cursor, read, value
from models_engine.dynamics_parsing import check_dynamics
from models_engine.instrument import (
    HIGHEST_ANSWER,
    LOWEST_ANSWER,
    Axis,
    Band,
    Direction,
    Factor,
    Instrument,
    Item,
    Level,
    Page,
    Section,
    Sheet,
    Subject,
)
from models_engine.readiness_parsing import check_readiness_rule

MOST_ITEMS_IN_ONE_MEAN = 6
MOST_QUESTIONS_ON_A_PAGE = 6


def parse_instrument(document: Mapping[str, Any]) -> Instrument:
    """The instrument a document describes.

    Raises InstrumentError, naming the path, for a missing or unknown key, a value of the wrong kind, a code
    used twice or a reference to something that is not there.

    >>> parse_instrument({"levels": [{"code": 7}]})
    Traceback (most recent call last):
    models_engine.document.InstrumentError: levels[0].code: expected text
    """
    top = Cursor(document)
    levels = tuple(read(at, Level) for at in top.each("levels"))
    items = _ItemReader(top)
    factors = tuple(_factor(at, levels, items) for at in top.each("factors"))
    axes = tuple(
        read(at, Axis, also=("items", "asked_on"), items=items.of(at, _subject(at)))
        for at in top.each("axes")
    )
    _check_codes(top)
    instrument = read(
        top,
        Instrument,
        also=(
            *("levels", "factors", "axes", "needed_answers", "bands", "sheets", "stems", "overlaps"),
            *ADVICE_KEYS,
        ),
        content_hash=content_hash(document),
        levels=levels,
        factors=factors,
        axes=axes,
        needed_answers=_needed_answers(top.at("needed_answers")),
        band_sets=_band_sets(top.at("bands")),
        sheets=tuple(_sheet(at, factors, axes) for at in top.each("sheets")),
        advice=_advice(top, levels, factors, axes),
    )
    _check_scale(top, instrument)
    _check_references(top, instrument)
    check_dynamics(top, instrument)
    if top.has("readiness"):
        check_readiness_rule(top.at("readiness"), instrument)
    return instrument


def content_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 over the document as JSON with sorted keys and no white space: same content, same hash."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


class _ItemReader:
    """Reads the items of a factor or axis with what comes from elsewhere: their stems and overlaps."""

    def __init__(self, top: Cursor) -> None:
        self.stems: dict[str, str] = {
            key: value(top.at("stems").at(key), str) for key in top.at("stems").mapping()
        }
        self.overlaps: dict[str, tuple[str, ...]] = {}
        for at in top.each("overlaps"):
            pair: tuple[str, ...] = value(at, tuple[str, ...])
            if len(pair) != 2:
                raise at.error("expected two item codes")
            for code, other in (pair, pair[::-1]):
                self.overlaps[code] = (*self.overlaps.get(code, ()), other)

    def of(self, holder: Cursor, asked_on: Subject) -> tuple[Item, ...]:
        found = tuple(self._item(at, value(holder.at("code"), str), asked_on) for at in holder.each("items"))
        if not 1 <= len(found) <= MOST_ITEMS_IN_ONE_MEAN:
            raise holder.at("items").error(f"expected 1 to {MOST_ITEMS_IN_ONE_MEAN} items")
        return found

    def _item(self, at: Cursor, belongs_to: str, asked_on: Subject) -> Item:
        subject = _subject(at) if at.has("asked_on") else asked_on
        item = read(
            at,
            Item,
            also=("asked_on",),
            belongs_to=belongs_to,
            asked_on=subject,
            stem=self.stems.get(subject),
            overlaps_with=(),
        )
        return replace(item, overlaps_with=self.overlaps.get(item.code, ()))


def _advice(
    top: Cursor, levels: tuple[Level, ...], factors: tuple[Factor, ...], axes: tuple[Axis, ...]
) -> Advice | None:
    holders: tuple[Factor | Axis, ...] = (*factors, *axes)
    items = {item.code for holder in holders for item in holder.items}
    measures = {at.at("code").value for at in top.each("measures")}
    return read_advice(
        top,
        factors={factor.code for factor in factors},
        others=items | {level.code for level in levels} | {str(code) for code in measures},
        regions={str(at.at("code").value) for at in top.each("quadrants")},
    )


def _subject(at: Cursor) -> Subject:
    subject: Subject = value(at.at("asked_on"), Subject)
    return subject


def _factor(at: Cursor, levels: tuple[Level, ...], items: _ItemReader) -> Factor:
    code = value(at.at("level"), str)
    level = next((level for level in levels if level.code == code), None)
    if level is None:
        raise at.at("level").error(f"no level {code!r}")
    return read(
        at,
        Factor,
        also=("items",),
        who_should_answer=level.who_should_answer,
        items=items.of(at, level.asked_on),
    )


def _needed_answers(at: Cursor) -> tuple[tuple[int, int], ...]:
    pairs = []
    for applicable in at.mapping():
        needed: int = value(Cursor(at.mapping()[applicable], f"{at.path}.{applicable}"), int)
        pairs.append((value(Cursor(applicable, f"{at.path}.{applicable}"), int), needed))
    return tuple(sorted(pairs))


def _band_sets(at: Cursor) -> tuple[tuple[Direction, tuple[Band, ...]], ...]:
    at.only(frozenset(get_args(Direction)))
    sets = []
    for direction in get_args(Direction):
        bands: tuple[Band, ...] = value(at.at(direction), tuple[Band, ...])
        edges = [bands[0].low, *(band.high for band in bands)]
        if edges[1:-1] != [band.low for band in bands[1:]] or edges != sorted(edges):
            raise at.at(direction).error("expected bands that rise and meet")
        sets.append((direction, bands))
    return tuple(sets)


def _sheet(at: Cursor, factors: tuple[Factor, ...], axes: tuple[Axis, ...]) -> Sheet:
    subject: Subject = value(at.at("subject"), Subject)
    sections = tuple(
        read(
            section,
            Section,
            also=("pages", "level"),
            level_code=value(section.at("level"), str) if section.has("level") else None,
            pages=tuple(_page(page, subject, factors, axes) for page in section.each("pages")),
        )
        for section in at.each("sections")
    )
    return read(at, Sheet, also=("sections",), sections=sections)


def _page(at: Cursor, subject: Subject, factors: tuple[Factor, ...], axes: tuple[Axis, ...]) -> Page:
    """A page names a factor or an axis, whose items of this subject it asks, or lists its questions."""
    factor = _named(at, "factor", factors)
    axis = _named(at, "axis", axes)
    holder = factor or axis
    if holder is None:
        questions: tuple[str, ...] = value(at.at("questions"), tuple[str, ...])
    else:
        questions = tuple(item.code for item in holder.items if item.asked_on == subject)
    if not 1 <= len(questions) <= MOST_QUESTIONS_ON_A_PAGE:
        raise at.error(f"expected 1 to {MOST_QUESTIONS_ON_A_PAGE} questions")
    title = factor.plain_name if factor and not at.has("title") else value(at.at("title"), str)
    return read(
        at,
        Page,
        also=("title", "factor", "axis", "questions"),
        title=title,
        question_codes=questions,
        factor_code=factor.code if factor else None,
        axis_code=axis.code if axis else None,
    )


def _named(at: Cursor, key: str, things: tuple[Any, ...]) -> Any:
    if not at.has(key):
        return None
    code = value(at.at(key), str)
    for thing in things:
        if thing.code == code:
            return thing
    raise at.at(key).error(f"no {key} {code!r}")


def _check_scale(top: Cursor, instrument: Instrument) -> None:
    if [option.value for option in instrument.scale] != list(range(LOWEST_ANSWER, HIGHEST_ANSWER + 1)):
        raise top.at("scale").error(f"expected the values {LOWEST_ANSWER} to {HIGHEST_ANSWER} in this order")


def _check_codes(top: Cursor) -> None:
    """No code twice: among levels, everything that is asked, measures, sheets, and the pages of one sheet."""
    _refuse_repeats(top.each("levels"))
    _refuse_repeats(top.each("sheets"))
    _refuse_repeats(top.each("measures"))
    _refuse_repeats(_everything_asked(top))
    for sheet in top.each("sheets"):
        _refuse_repeats(page for section in sheet.each("sections") for page in section.each("pages"))


def _everything_asked(top: Cursor) -> Iterator[Cursor]:
    for key in ("factors", "axes"):
        for holder in top.each(key):
            yield holder
            yield from holder.each("items")
    for key in ("fact_questions", "tick_questions", "scale_questions"):
        yield from _each_if_there(top, key)


def _each_if_there(at: Cursor, key: str) -> Iterator[Cursor]:
    return at.each(key) if at.has(key) else iter(())


def _refuse_repeats(cursors: Iterator[Cursor]) -> None:
    seen: dict[object, str] = {}
    for at in cursors:
        code = at.at("code")
        if code.value in seen:
            raise code.error(f"{code.value!r} is used already at {seen[code.value]}")
        seen[code.value] = code.path


def _check_references(top: Cursor, instrument: Instrument) -> None:
    items = set(instrument.item_index)
    asked = items | {question.code for question in instrument.other_questions}
    factors = {factor.code for factor in instrument.factors}
    _refuse_unknown(top.each("pulse"), items)
    _refuse_unknown((code for pair in top.each("overlaps") for code in pair.entries()), items)
    for measure in top.each("measures"):
        _refuse_unknown(iter([measure.at("axis")]), {axis.code for axis in instrument.axes})
        parts = list(measure.each("components"))
        _refuse_unknown((code for part in parts for code in part.each("items")), items)
        if measure.has("one_of"):
            _refuse_unknown(measure.each("one_of"), {part.at("code").value for part in parts})
    for quadrant in top.each("quadrants"):
        _refuse_unknown(quadrant.each("started_by"), factors)
        _refuse_unknown(quadrant.each("kept_going_by"), factors)
    for sheet in top.each("sheets"):
        for section in sheet.each("sections"):
            for page in section.each("pages"):
                _refuse_unknown(page.each("questions") if page.has("questions") else iter(()), asked)


def _refuse_unknown(cursors: Iterator[Cursor], known: set[Any]) -> None:
    for at in cursors:
        if at.value not in known:
            raise at.error(f"refers to {at.value!r}, which is not there")

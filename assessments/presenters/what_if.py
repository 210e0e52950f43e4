"""Other numbers tried on a result, in words: what would be different, and which change moves it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessments.presenters.advice_words import code_name, value_words
from assessments.presenters.effects import capital, effects
from assessments.presenters.numbers import axis_number
from assessments.presenters.partnership_sections import section_href
from assessments.presenters.spectrum import SpectrumRow, partnership_query
from assessments.selectors.results import PartnershipResult
from models_engine import (
    Instrument,
    Outlook,
    Position,
    Situation,
    WhatIf,
    axis_word,
    changeable_items,
    moved_by,
    what_if,
)
from organisations.presenters.partners import in_words

NOT_KNOWN = "not known"
AS_IT_IS, IF = "As it is", "What if"
OUTPUTS = {
    "patterns": ("Warning patterns", "the warning patterns"),
    "chain": ("The chain of levels", "the chain of levels"),
    "lanes": ("What moves it", "what moves it"),
    "transition": ("What the next step needs", "what the next step needs"),
    "suggestions": ("What to try", "what to try"),
}


@dataclass(frozen=True)
class HistoryLine:
    text: str
    value: str


@dataclass(frozen=True)
class Effect:
    """One kind of thing that would be different, and which change would move it by itself."""

    name: str
    lines: tuple[str, ...]
    moved_by: str


@dataclass(frozen=True)
class WhatIfPage:
    """`placed` are the marks of the picture, where the place moves. `same` says what stays as it is."""

    finding: str
    changes: tuple[str, ...]
    place: str
    place_moved_by: str
    placed: tuple[tuple[str, Position | None], ...]
    rows: tuple[SpectrumRow, ...]
    effects: tuple[Effect, ...]
    same: str


def numbers_now(instrument: Instrument, base: Situation) -> dict[str, str]:
    """What can be tried, and what each number is now. W1 and W2 are tried only where they are known."""
    codes = [*changeable_items(instrument), *(factor.code for factor in instrument.factors)]
    codes += [code for code, mean in base.profile.statements.items() if mean is not None]
    return {code: _now(instrument, base, code) for code in codes}


def history(instrument: Instrument, base: Situation) -> tuple[HistoryLine, ...]:
    """How it began, which nobody can change."""
    movable = changeable_items(instrument)
    return tuple(
        HistoryLine(item.text, _now(instrument, base, item.code))
        for axis in instrument.axes
        for item in axis.items
        if item.code not in movable
    )


def start_again_href(result: PartnershipResult) -> str:
    query = partnership_query(result.campaign, result.organisation)
    return f"{section_href(result, 'partnership_what_if')}?{query}"


def present_what_if(
    result: PartnershipResult, base: Situation, changes: Mapping[str, float]
) -> WhatIfPage | None:
    """None without a change."""
    if not changes:
        return None
    instrument = result.instrument
    found, moving = what_if(instrument, base, changes), moved_by(instrument, base, changes)
    lines = {code: said for code, said in effects(instrument, found).items() if said}
    moved = not {"place_now", "origin"}.isdisjoint(found.touched)
    outlooks = ((AS_IT_IS, found.before), (IF, found.after))
    return WhatIfPage(
        finding=_finding(instrument, found, lines),
        changes=tuple(_change(instrument, base, code, new) for code, new in changes.items()),
        place=_place(instrument, found),
        place_moved_by=_moved_by(instrument, moving.get("place_now", ()), among=changes) if moved else "",
        placed=_marks(result, outlooks) if moved else (),
        rows=tuple(_row(instrument, name, outlook) for name, outlook in outlooks),
        effects=tuple(
            Effect(OUTPUTS[code][0], said, _moved_by(instrument, moving.get(code, ()), among=changes))
            for code, said in lines.items()
        ),
        same=_same(lines),
    )


def _now(instrument: Instrument, base: Situation, code: str) -> str:
    profile = base.profile
    value = {**base.axis_items, **profile.means, **profile.statements}.get(code)
    return NOT_KNOWN if value is None else value_words(instrument, code, value).removesuffix(" of 5")


def _change(instrument: Instrument, base: Situation, code: str, new: float) -> str:
    return f"{capital(_named(instrument, code))}: {new:g} instead of {_now(instrument, base, code)}"


def _named(instrument: Instrument, code: str) -> str:
    """Within a list, without the full stop of a statement."""
    return code_name(instrument, code).replace(".”", "”")


def _finding(instrument: Instrument, found: WhatIf, lines: Mapping[str, object]) -> str:
    place = _place(instrument, found)
    others = [OUTPUTS[code][1] for code in lines]
    if others:
        return f"{place} Your numbers would change {in_words(others)}."
    return f"{place} Nothing else would change."


def region_words(instrument: Instrument, place: str | None) -> str:
    """ "a chosen alliance", "between a mandated partnership and a chosen alliance"; empty where it is not known."""
    if place is None:
        return ""
    up, across = place.split("-")
    names = [
        f"a {quadrant.name.lower()}"
        for quadrant in instrument.quadrants
        if all(
            word in (side, instrument.places.middle_word)
            for word, side in zip((up, across), quadrant.code.split("-"), strict=True)
        )
    ]
    if len(names) == len(instrument.quadrants):
        return "in the middle, between all four kinds"
    return names[0] if len(names) == 1 else f"between {in_words(names)}"


def _place(instrument: Instrument, found: WhatIf) -> str:
    before, after = (region_words(instrument, each.place_now) for each in (found.before, found.after))
    if not after:
        return "Its place is not shown (too few answers), with these numbers too."
    if not before:
        return f"It would be {after} today. As it is, its place is not shown (too few answers)."
    if before != after:
        return f"It would be {after} today. As it is, it is {before}."
    if "place_now" in found.touched:
        return f"Its place would shift, and it would still be {after} today."
    return f"Its place would stay as it is: {after}."


def _row(instrument: Instrument, name: str, outlook: Outlook) -> SpectrumRow:
    formality, origin, today = (
        "–" if value is None else axis_number(instrument, value)
        for value in (outlook.formality, outlook.origin, outlook.drive_now)
    )
    return SpectrumRow(
        name,
        capital(region_words(instrument, outlook.place_now).removeprefix("a "))
        or "not shown (too few answers)",
        formality,
        origin,
        today,
        "",
    )


def _marks(
    result: PartnershipResult, outlooks: tuple[tuple[str, Outlook], ...]
) -> tuple[tuple[str, Position | None], ...]:
    """None where the result shows no place from which it could move."""
    position = result.place.position
    if position is None:
        return ()
    return tuple((name, _moved(result.instrument, position, outlook)) for name, outlook in outlooks)


def _moved(instrument: Instrument, position: Position, outlook: Outlook) -> Position:
    """The result's position with these numbers, without intervals: nobody has answered like this."""
    up = axis_word(instrument, "formality", outlook.formality)
    across = axis_word(instrument, "origin", outlook.origin)
    return replace(
        position,
        formality=outlook.formality,
        formality_interval=None,
        formality_word=up,
        origin=outlook.origin,
        origin_interval=None,
        origin_word=across,
        drive_now=outlook.drive_now,
        drive_now_interval=None,
        place=f"{up}-{across}" if up and across else None,
    )


def _moved_by(instrument: Instrument, codes: tuple[str, ...], *, among: Mapping[str, float]) -> str:
    """Only where there is more than one change is there a question which of them it is."""
    if len(among) == 1:
        return ""
    if not codes:
        return "It takes several of your changes together."
    alone = "This alone changes" if len(codes) == 1 else "Each of these alone changes"
    return f"{alone} something here: {'; '.join(_named(instrument, code) for code in codes)}."


def _same(lines: Mapping[str, object]) -> str:
    rest = [words for code, (_, words) in OUTPUTS.items() if code not in lines]
    return f"Would stay as it is: {in_words(rest)}." if rest else ""

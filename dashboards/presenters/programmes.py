"""A programme as it was meant beside what was published of the area: intended beside felt. It blames nobody: what
partnerships feel has many reasons."""

from dataclasses import dataclass
from typing import Any

from assessments.presenters.advice_words import code_name, threshold_words
from assessments.presenters.suggestions import MechanismWords, mechanism_words
from assessments.presenters.tables import table
from dashboards.enums import MACRO, ProgrammeVerb
from dashboards.models import ProgrammeVersion
from dashboards.presenters.blocks import Block, Mark
from dashboards.presenters.shown import (
    TOO_FEW,
    count_text,
    interval,
    interval_text,
    is_shown,
    mean_text,
    number,
)
from models_engine import (
    Factor,
    Instrument,
    Profile,
    ShownMean,
    Suggestion,
    beside_intended,
    load_instrument,
    suggest_at,
)
from organisations.enums import OrganisationKind
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words

BESIDE = {
    "as_intended": "about as intended",
    "weaker": "felt less strongly than intended",
    "stronger": "felt more strongly than intended",
    None: TOO_FEW,
}
NOT_MEANT = "not meant to change"
MEANT = dict(ProgrammeVerb.choices)
HEADS = ("Condition", "Intended, 1 to 5", "Felt: published mean", "95% interval", "In words")
VERB_HEADS = (
    "What it does for partnerships",
    "Meant by the programme",
    "Partnerships that name something at this level",
)
NOTHING_FELT = "Nothing can be said yet: none of the conditions that this programme means to change is shown."
HOW_TO_READ = (
    "“Intended” is what those who run the programme wrote down. “Felt” is the mean of all answers in the area, also of "
    "organisations that the programme is not for. A difference can have many reasons and is no judgement of anybody.",
)
RULE = "It is for a condition at the macro level whose published mean is below 3.5."


@dataclass(frozen=True)
class MacroCard:
    """As a card of a partnership's suggestions, for the same template; nothing is added to a plan from here."""

    words: MechanismWords
    because: tuple[str, ...]
    rule: str
    who: str
    level: str
    passage: str
    disappears: str
    add_href: str = ""
    decline_href: str = ""


def sheet_rows(version: ProgrammeVersion) -> tuple[dict[str, str], ...]:
    labels = dict(OrganisationKind.choices)
    verbs = [MEANT[verb].lower() for verb in MEANT if verb in version.verbs]
    ends = f"to {day(version.ends_on)}" if version.ends_on else "no end is set"
    kinds = in_words([labels[kind] for kind in version.kinds if kind in labels])
    return (
        {"key": "What it is for", "value": version.purpose},
        {"key": "First and last day", "value": f"{day(version.starts_on)}, {ends}"},
        {"key": "For", "value": kinds or "All kinds of organisations"},
        {"key": "Meant for partnerships", "value": "; ".join(verbs).capitalize() or "Nothing in particular"},
        {"key": "Written by", "value": f"{version.written_by}, {day(version.written_at)}"},
    )


def present_felt(
    version: ProgrammeVersion, content: dict[str, Any], instrument: Instrument
) -> tuple[Block, ...]:
    factors = [factor for factor in instrument.factors if factor.level == MACRO]
    figures = content["factors"]
    rows = [_row(factor, version, figures[factor.code]["mean"]) for factor in factors]
    marks = tuple(
        mark
        for factor in factors
        if factor.code in version.intended
        for mark in _marks(factor, version.intended[factor.code], figures[factor.code]["mean"])
    )
    return (
        Block(
            "felt",
            felt_finding(version, content, instrument),
            heading="How strongly it is felt",
            table=table("Conditions at the macro level: intended beside felt", HEADS, rows),
            marks=marks
            if any(is_shown(figures[code]["mean"]) for code in version.intended if code in figures)
            else (),
            paragraphs=HOW_TO_READ,
        ),
        _verbs(version, content),
    )


def felt_finding(version: ProgrammeVersion, content: dict[str, Any], instrument: Instrument) -> str:
    """In the questionnaire's order, every intended condition in one sentence."""
    found: dict[str | None, list[str]] = {}
    for factor in instrument.factors:
        if factor.code in version.intended:
            beside = _beside(version.intended[factor.code], content["factors"][factor.code]["mean"])
            found.setdefault(beside, []).append(factor.plain_name)
    if not found:
        return "This programme means to change none of the four conditions at the macro level."
    if set(found) == {None}:
        return NOTHING_FELT
    parts = [f"{BESIDE[key]}: {', '.join(found[key])}" for key in BESIDE if key in found]
    words = "; ".join(parts)
    return f"{words[:1].upper()}{words[1:]}."


def macro_cards(content: dict[str, Any], instrument: Instrument) -> tuple[MacroCard, ...]:
    """Suggestions for those who act at the macro level, from published means alone."""
    if instrument.advice is None:
        return ()
    figures = content["factors"]
    profile = Profile({code: number(figure["mean"]) for code, figure in figures.items()})
    return tuple(_card(found, figures, instrument) for found in suggest_at(instrument, profile, MACRO))


def _row(factor: Factor, version: ProgrammeVersion, mean: dict[str, Any]) -> list[str]:
    intended = version.intended.get(factor.code)
    return [
        factor.plain_name,
        NOT_MEANT if intended is None else str(intended),
        mean_text(mean) if is_shown(mean) else TOO_FEW,
        interval_text(mean),
        "–" if intended is None else BESIDE[_beside(intended, mean)],
    ]


def _marks(factor: Factor, intended: int, mean: dict[str, Any]) -> tuple[Mark, Mark]:
    name, ends = factor.plain_name, interval(mean)
    said = f"{name}, felt: {mean_text(mean)}" + (f", 95% interval {interval_text(mean)}" if ends else "")
    return (
        Mark(f"{name}: intended", str(intended), f"{name}, intended: {intended}", intended),
        Mark(f"{name}: felt", mean_text(mean), said, number(mean), *(ends or (None, None))),
    )


def _verbs(version: ProgrammeVersion, content: dict[str, Any]) -> Block:
    verbs = content["verbs"]
    counts = {entry["verb"]: entry["count"] for entry in verbs["cells"] if entry["level"] == MACRO}
    total = number(verbs["total"])
    meant = [verb for verb in MEANT if verb in version.verbs]
    known = [verb for verb in meant if number(counts.get(verb)) is not None]
    of = "" if total is None else f" of {total}"
    rows = [
        [MEANT[verb], "yes" if verb in version.verbs else "no", _partnerships(counts.get(verb))]
        for verb in MEANT
    ]
    if not meant:
        finding = "The programme is not meant to do one of the four for partnerships."
    elif not known:
        finding = "How many partnerships name such a condition is not shown (too few answers)."
    else:
        parts = [f"{MEANT[verb].split(':')[0].lower()}: {_partnerships(counts[verb])}{of}" for verb in known]
        finding = (
            f"Partnerships that name a macro condition, where the programme means to {'; '.join(parts)}."
        )
    return Block(
        "verbs",
        finding,
        heading="What it does for partnerships",
        table=table("What was meant, and what people in partnerships name", VERB_HEADS, rows),
        paragraphs=("People name conditions, not programmes: what they name need not be this programme.",),
    )


def _partnerships(count: dict[str, Any] | None) -> str:
    text = count_text(count)
    return "7 or fewer" if text == "5" else text if is_shown(count) else TOO_FEW


def _beside(intended: int, mean: dict[str, Any]):
    return beside_intended(intended, ShownMean.from_data(mean))


def _card(found: Suggestion, figures: dict[str, Any], instrument: Instrument) -> MacroCard:
    level = instrument.level(MACRO)
    name = code_name(instrument, found.condition)
    because = f"{name[:1].upper()}{name[1:]}: {mean_text(figures[found.condition]['mean'])} of 5"
    return MacroCard(
        words=mechanism_words(instrument, found.mechanism),
        because=(because,),
        rule=RULE,
        who=found.who_can_act,
        level=level.name.lower(),
        passage=level.source_passage,
        disappears=threshold_words(instrument, found.disappears_when),
    )


def initial_of(version: ProgrammeVersion) -> dict[str, Any]:
    """The sheet as its form starts with it."""
    names = ("name", "purpose", "starts_on", "ends_on", "kinds", "verbs")
    codes = [factor.code for factor in load_instrument().factors if factor.level == MACRO]
    meant = {f"intended_{code}": str(version.intended.get(code, "none")) for code in codes}
    return {name: getattr(version, name) for name in names} | meant | {"after": version.number}

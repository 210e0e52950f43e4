"""The numbers that advice rests on, in words: what a code stands for and where it stands."""

from assessments.presenters.numbers import axis_number, factor_number, item_number
from assessments.selectors.readings import Reading
from assessments.selectors.results import PartnershipResult
from models_engine import Instrument, Threshold

OF_THE_PARTNER = " of the partner"
MEASURES = {
    "formality": "formality",
    "origin": "origin",
    "drive_now": "who drives it today",
}
COMPARISONS = {
    "at_least": "{} or more",
    "at_most": "{} or less",
    "below": "below {}",
    "above": "above {}",
}


def code_name(instrument: Instrument, code: str) -> str:
    """ "knowing each other's strengths", the statement itself, "the macro level"."""
    if code.endswith(OF_THE_PARTNER):
        return f"your partner's view of {code_name(instrument, code.removesuffix(OF_THE_PARTNER))}"
    factors = {factor.code: factor for factor in instrument.factors}
    levels = {level.code: level for level in instrument.levels}
    if code in factors:
        name = factors[code].plain_name
        return name[:1].lower() + name[1:]
    if code in levels:
        return f"the {levels[code].name.lower()} level"
    if code in MEASURES:
        return MEASURES[code]
    return f"“{instrument.question(code).text}”"


def value_words(instrument: Instrument, code: str, value: float) -> str:
    """The number as the pages that it comes from show it."""
    plain = code.removesuffix(OF_THE_PARTNER)
    factors = {factor.code: factor for factor in instrument.factors}
    if plain in MEASURES:
        return f"{axis_number(instrument, value)} of 100"
    if plain in factors:
        return f"{factor_number(instrument, factors[plain], value)} of 5"
    return f"{item_number(value)} of 5"


def because_words(instrument: Instrument, values: tuple[tuple[str, float], ...]) -> tuple[str, ...]:
    """ "Knowing each other's strengths: 2.8 of 5", for each number of a rule."""
    lines = []
    for code, value in values:
        name = code_name(instrument, code)
        lines.append(f"{name[:1].upper()}{name[1:]}: {value_words(instrument, code, value)}")
    return tuple(lines)


def threshold_words(instrument: Instrument, threshold: Threshold) -> str:
    border = COMPARISONS[threshold.comparison].format(f"{threshold.value:g}")
    return f"{code_name(instrument, threshold.condition)} is {border}"


def advice_basis(result: PartnershipResult) -> str:
    """Whose answers the advice rests on, where they are not simply the team's; empty where they are."""
    readings = {reading.reading for reading in result.conditions if reading.mean is not None}
    if readings == {Reading.OWN}:
        return "This rests on your own answers alone."
    if Reading.OWN in readings:
        return (
            "Where too few people have answered, this rests on your own answers alone. "
            "Colleagues may see something else here."
        )
    return ""


def missing_advice(result: PartnershipResult) -> str:
    """Why nothing can be said, empty where something can."""
    if result.pulse:
        return (
            "This round asked about the partnership in the short form. One statement for a condition is too little "
            "to base advice on."
        )
    if result.instrument.advice is None:
        return (
            f"Version {result.instrument.version} of the questionnaire comes without advice. "
            "A round with a later version has it."
        )
    if result.viewer.sees_team or result.viewer.answered:
        known = any(reading.mean is not None for reading in result.conditions)
        return "" if known else "Not shown (too few answers). Advice needs conditions that can be shown."
    return "Not shown: you have not answered about this partnership."

"""What the next step needs, in words: where people want the partnership to be, and what of that is there."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from assessments.presenters.numbers import item_number
from assessments.presenters.spectrum import explain_href, partnership_query, wish_parts
from assessments.selectors.dynamics import DynamicsReading
from assessments.selectors.readings import Reading
from assessments.selectors.results import PartnershipResult
from models_engine import ConditionCheck, Instrument, Wish
from organisations.presenters.partners import in_words

STATES = {"met": "there", "not_met": "not there yet", "not_known": "not known"}
TAG_COLOURS = {"met": "blue", "not_met": "white", "not_known": "grey"}


@dataclass(frozen=True)
class NeedLine:
    name: str
    needed: str
    value: str
    state: str
    colour: str
    who: str
    href: str


@dataclass(frozen=True)
class NextStep:
    """`missing` says why there is no step to be named; then there are no lines."""

    wish: str
    counts: tuple[str, ...]
    moves: tuple[str, ...]
    watch_for: tuple[str, ...]
    lines: tuple[NeedLine, ...]
    summary: str
    missing: str


def present_next_step(result: PartnershipResult) -> NextStep | None:
    reading, instrument = result.dynamics, result.instrument
    if reading is None or reading.dynamics is None:
        return None
    transition, wish = reading.transition, reading.dynamics.wish
    lines = tuple(_line(result, check) for check in transition.conditions) if transition else ()
    rows = transition.rows if transition else ()
    return NextStep(
        wish=wish_sentence(wish, reading),
        counts=_wish_counts(instrument, reading),
        moves=tuple(move_words(instrument, row) for row in rows),
        watch_for=tuple(row.watch_for for row in rows if row.watch_for),
        lines=lines,
        summary=_summary(lines),
        missing=_missing(transition, wish),
    )


def wish_sentence(wish: Wish | None, reading: DynamicsReading) -> str:
    who = "you" if reading.reading is Reading.OWN else "people here"
    words = wish_words(wish)
    return f"In a year, {who} want it to be {words}." if words else ""


def wish_words(wish: Wish | None) -> str:
    """ "formal, and driven by the partners themselves"; empty without a wish."""
    if wish is None:
        return ""
    if (wish.formality, wish.origin) == ("now", "now"):
        return "as it is now"
    return " and ".join(words for words in wish_parts(wish) if words)


def _wish_counts(instrument: Instrument, reading: DynamicsReading) -> tuple[str, ...]:
    """How many want what, where people may be counted."""
    if not reading.counts_people:
        return ()
    rule = instrument.dynamics.wish
    lines = []
    for code in (rule.formality, rule.origin):
        question, made = instrument.question(code), reading.dynamics.choice_counts.get(code, {})
        said = [
            f"{choice.label.lower()} {made[choice.code]}"
            for choice in question.choices
            if made.get(choice.code)
        ]
        if said:
            lines.append(f"{question.text} {', '.join(said)}")
    return tuple(lines)


def move_words(instrument: Instrument, row) -> str:
    if row.from_region == row.to_region:
        return f"To stay a {instrument.quadrant(row.from_region).name.lower()}, and last"
    start, end = (instrument.quadrant(region).name.lower() for region in (row.from_region, row.to_region))
    return f"{row.title}: from {start} to {end}"


def _line(result: PartnershipResult, check: ConditionCheck) -> NeedLine:
    instrument = result.instrument
    is_factor = any(factor.code == check.condition for factor in instrument.factors)
    name = (
        instrument.factor(check.condition).plain_name
        if is_factor
        else instrument.question(check.condition).text.rstrip(".")
    )
    return NeedLine(
        name=name,
        needed=f"{item_number(check.needed)} or {'more' if check.at_least else 'less'}",
        value="not known" if check.value is None else _value(check),
        state=STATES[check.state],
        colour=TAG_COLOURS[check.state],
        who=check.who_can_act,
        href=how_href(result, check.condition),
    )


def how_href(result: PartnershipResult, code: str) -> str:
    """How this condition was worked out: for the partnership, or for the organisation where it is asked there."""
    query = partnership_query(result.campaign, result.organisation)
    if code in {reading.factor.code for reading in result.factors}:
        return explain_href(result.partnership, code, query)
    if code in {reading.factor.code for reading in result.surroundings}:
        page = reverse("assessments:explain_organisation", args=[result.organisation.pk, code])
        return f"{page}?{urlencode({'campaign': result.campaign.pk})}"
    return ""


def _value(check: ConditionCheck) -> str:
    """One decimal, more where rounding would carry it over what is needed."""
    for decimals in (1, 2, 3):
        rounded = round(check.value, decimals)
        if ((rounded >= check.needed) if check.at_least else (rounded <= check.needed)) == (
            check.state == "met"
        ):
            break
    return f"{check.value:.{decimals}f}"


def _summary(lines: tuple[NeedLine, ...]) -> str:
    if not lines:
        return ""
    there = sum(line.state == STATES["met"] for line in lines)
    missing = [line.name[:1].lower() + line.name[1:] for line in lines if line.state == STATES["not_met"]]
    first = f"{there} of the {len(lines)} things that this needs {'is' if there == 1 else 'are'} there."
    return f"{first} Not there yet: {in_words(missing)}." if missing else first


def _missing(transition, wish: Wish | None) -> str:
    if wish is None:
        return "What people want in a year was not asked, not answered, or no wish is named more often than the others."
    if transition is None or not transition.rows:
        return "Where the partnership stands now is not known well enough to name the next step."
    return ""

"""Both sides of one partnership beside each other, in words: what is seen alike, what differs and by how much."""

from dataclasses import dataclass

from assessments.presenters.lanes import STATES, condition_name
from assessments.presenters.next_step import wish_words
from assessments.presenters.place import place_sentence
from assessments.presenters.spectrum import SpectrumRow, spectrum_row
from assessments.selectors.results import PartnershipResult
from assessments.selectors.snapshots import HIGHEST_MEAN, LOWEST_MEAN, Snapshot, snapshot_for_own
from models_engine import Gap, Instrument, Position, ProfileAgreement, named_gaps, profile_agreement
from organisations.models import Organisation
from organisations.presenters.partners import in_words

LABELS = {"aligned": "aligned", "differs": "differs", "contested": "contested", None: "too few to say"}
COLOURS = {"aligned": "white", "differs": "blue", "contested": "purple", None: "grey"}
NOT_SHOWN = "not shown (too few answers)"
# A shape of fewer conditions than this is no shape.
FEWEST_FOR_A_PROFILE = 3


@dataclass(frozen=True)
class FactorGap:
    """`here` and `there` are means from 1 to 5. `notes` say where people of a side do not see it alike."""

    name: str
    here: str
    there: str
    difference: str
    interval: str
    label: str
    colour: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class LaneGap:
    """What at least half of each side's people named in one lane."""

    name: str
    both: tuple[str, ...]
    here: tuple[str, ...]
    there: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """One's own side and one partner's. `placed` are the marks of the picture, and `rows` the same in words."""

    partner: str
    finding: str
    place: str
    placed: tuple[tuple[str, Position | None], ...]
    rows: tuple[SpectrumRow, ...]
    lanes: tuple[LaneGap, ...]
    lanes_missing: str
    wishes: str
    factors: tuple[FactorGap, ...]
    unknown: str
    profile: tuple[str, ...]


def compare_sides(result: PartnershipResult, partner: Organisation, there: Snapshot) -> Comparison:
    instrument, here = result.instrument, snapshot_for_own(result)
    gaps = _gaps(instrument, here, there)
    sides = (("People here", here), ("Your partner", there))
    return Comparison(
        partner=partner.name,
        finding=_finding(instrument, gaps, here, there, partner.name),
        place=_places(instrument, here, there, partner.name),
        placed=tuple((name, side.position(instrument)) for name, side in sides),
        rows=tuple(spectrum_row(instrument, name, side.place_reading(instrument)) for name, side in sides),
        lanes=_lanes(instrument, here, there),
        lanes_missing=_lanes_missing(result, here, there, partner.name),
        wishes=_wishes(instrument, here, there, partner.name),
        factors=_factor_rows(instrument, gaps, here, there, partner.name),
        unknown=_unknown(instrument, here, there),
        profile=_profile(here, there, partner.name),
    )


def mean_shown(snapshot: Snapshot, code: str) -> str:
    """One decimal. Single people's means near an end of the scale are given as that end."""
    found = snapshot.factors.get(code)
    if found is None:
        return NOT_SHOWN
    if snapshot.agreed_by is None and found.mean >= HIGHEST_MEAN:
        return f"{HIGHEST_MEAN} or more"
    if snapshot.agreed_by is None and found.mean <= LOWEST_MEAN:
        return f"{LOWEST_MEAN} or less"
    return f"{found.mean:.1f}"


def _gaps(instrument: Instrument, here: Snapshot, there: Snapshot) -> tuple[tuple[str, Gap], ...]:
    own, other = ({code: side.side_mean(code) for code in side.factors} for side in (here, there))
    return named_gaps(own, other, instrument.minimums.released_side_people)


def _finding(
    instrument: Instrument, gaps: tuple[tuple[str, Gap], ...], here: Snapshot, there: Snapshot, partner: str
) -> str:
    if not gaps:
        return f"{partner} and you have too few answers about the same conditions to compare them."
    code, _ = gaps[0]
    counted = [
        (sum(gap.label == label for _, gap in gaps), words)
        for label, words in (
            ("aligned", "seen alike"),
            ("differs", "seen differently"),
            ("contested", "contested"),
        )
    ]
    said = in_words([f"{number} {words}" for number, words in counted if number])
    name = _within(instrument.factor(code).plain_name)
    largest = (
        f"The largest difference is in {name}: {mean_shown(here, code)} of 5 here, "
        f"{mean_shown(there, code)} at {partner}."
    )
    return f"{largest} Of {len(gaps)} conditions, {said}." if said else largest


def _places(instrument: Instrument, here: Snapshot, there: Snapshot, partner: str) -> str:
    own, other = here.position(instrument), there.position(instrument)
    if own is None or other is None:
        return "Not enough people of both sides said how the partnership began and is set up for two marks."
    ours, theirs = place_sentence(instrument, own), place_sentence(instrument, other)
    if ours == theirs:
        return f"Both sides place the partnership as {ours}."
    return f"People here place the partnership as {ours}. People at {partner} place it as {theirs}."


def _lanes(instrument: Instrument, here: Snapshot, there: Snapshot) -> tuple[LaneGap, ...]:
    if here.lanes is None or there.lanes is None:
        return ()
    found = []
    for question in instrument.tick_questions:
        if question.verb not in here.lanes or question.verb not in there.lanes:
            continue
        own, other = ({one.factor: one.state for one in side.lanes[question.verb]} for side in (here, there))
        found.append(
            LaneGap(
                question.lane_name,
                tuple(_in_both(instrument, code, own[code], other[code]) for code in own if code in other),
                tuple(condition_name(instrument, code) for code in own if code not in other),
                tuple(condition_name(instrument, code) for code in other if code not in own),
            )
        )
    return tuple(found)


def _in_both(instrument: Instrument, factor: str, here: str, there: str) -> str:
    name = condition_name(instrument, factor)
    if here == there:
        return name if here == "unclear" else f"{name} ({STATES[here]})"
    return f"{name} (here {STATES[here]}, there {STATES[there]})"


def _lanes_missing(result: PartnershipResult, here: Snapshot, there: Snapshot, partner: str) -> str:
    if result.dynamics is None:
        return "This round did not ask what moves the partnership, or asked one side in the short form."
    few = [name for name, side in (("here", here), (f"at {partner}", there)) if side.lanes is None]
    return (
        f"Not shown: too few people {' and '.join(few)} answered the part about what moves it." if few else ""
    )


def _wishes(instrument: Instrument, here: Snapshot, there: Snapshot, partner: str) -> str:
    ours, theirs = wish_words(here.wish), wish_words(there.wish)
    if not ours and not theirs:
        return ""
    if ours == theirs and ours != "as it is now":
        return f"In a year, both sides want it to be {ours}."
    own = f"In a year, people here want it to be {ours}" if ours else "What people here want is not known"
    other = (
        f"people at {partner} want it to be {theirs}"
        if theirs
        else f"what people at {partner} want is not known"
    )
    return f"{own}; {other}."


def _factor_rows(
    instrument: Instrument, gaps: tuple[tuple[str, Gap], ...], here: Snapshot, there: Snapshot, partner: str
) -> tuple[FactorGap, ...]:
    """The largest difference first; then what only one side has, in the instrument's order."""
    found = dict(gaps)
    alone = [
        factor.code
        for factor in instrument.factors
        if factor.code not in found and (factor.code in here.factors or factor.code in there.factors)
    ]
    rows = []
    for code in [*found, *alone]:
        gap = found.get(code)
        rows.append(
            FactorGap(
                name=instrument.factor(code).plain_name,
                here=mean_shown(here, code),
                there=mean_shown(there, code),
                difference=signed(gap.difference) if gap else "–",
                interval=_interval(gap.interval) if gap and gap.interval else "–",
                label=LABELS[gap.label if gap else None],
                colour=COLOURS[gap.label if gap else None],
                notes=tuple(
                    f"People {where} see this differently from each other."
                    for where, side in (("here", here), (f"at {partner}", there))
                    if code in side.factors and side.factors[code].views_differ
                ),
            )
        )
    return tuple(rows)


def _unknown(instrument: Instrument, here: Snapshot, there: Snapshot) -> str:
    names = [
        _within(factor.plain_name)
        for factor in instrument.factors
        if all(
            factor.code in side.factors and side.factors[factor.code].often_unknown for side in (here, there)
        )
    ]
    if not names:
        return ""
    share = f"{instrument.minimums.dont_know_share:.0%}"
    return (
        f"On both sides at least {share} of the answers about {in_words(names)} were “don't know”. "
        "Who could tell you both?"
    )


def _profile(here: Snapshot, there: Snapshot, partner: str) -> tuple[str, ...]:
    codes = [code for code in here.factors if code in there.factors]
    found = profile_agreement(
        [here.factors[code].mean for code in codes], [there.factors[code].mean for code in codes]
    )
    if found.n < FEWEST_FOR_A_PROFILE:
        return ()
    return tuple(_profile_sentences(found, partner))


def _profile_sentences(found: ProfileAgreement, partner: str):
    yield f"Over {found.n} conditions the two sides are {found.mean_absolute_gap:.1f} points apart on average."
    if abs(found.mean_gap) < 0.05:
        yield "Neither side is higher overall."
    else:
        higher = "People here are" if found.mean_gap > 0 else f"People at {partner} are"
        yield f"{higher} {abs(found.mean_gap):.1f} points higher overall."
    if found.pearson is not None:
        yield (
            f"Shape (correlation r): {_two(found.pearson)}. At 1 both sides have the same ups and downs, "
            "whatever their level; at 0 one says nothing about the other."
        )
    if found.concordance is not None:
        yield (
            f"Shape and level (Lin's concordance): {_two(found.concordance)}. At 1 the numbers are the same. "
            "Profiles that look alike can still hide one large difference: look at the table first."
        )


def signed(value: float) -> str:
    """With its sign as print has it; what is nothing at one decimal has none."""
    rounded = round(value, 1)
    return "0.0" if rounded == 0 else f"{'+' if rounded > 0 else '−'}{abs(rounded):.1f}"


def _interval(interval: tuple[float, float]) -> str:
    return f"{signed(interval[0])} to {signed(interval[1])}"


def _two(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _within(name: str) -> str:
    first = name.split()[0]
    return name if len(first) > 1 and first.isupper() else f"{name[:1].lower()}{name[1:]}"

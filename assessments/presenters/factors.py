"""One factor of a result in words, with the numbers beside them."""

from dataclasses import dataclass

from assessments.presenters.numbers import agreed_by, factor_number, item_number, people, percent
from assessments.selectors.readings import FactorReading, Reading
from models_engine import Band, Factor, Instrument, ItemSummary

MOST_DOTS = 30
VERBS = {"trigger": "starts", "mandate": "requires", "control": "steers", "enable": "keeps going"}
VIEWS_DIFFER = "People here see this differently. Talk about it before using the average."
NOT_ANSWERED = "Not shown: you have not sent answers about this."
SAME_ANSWERS = "Everybody gave the same answers."
SEEN_ALIKE = "People here mostly see this alike."


@dataclass(frozen=True)
class Bar:
    """The 1 to 5 scale as a picture: how far the mean reaches, where the words change, where people stand."""

    mean: float
    borders: tuple[float, ...]
    people: tuple[float, ...]


@dataclass(frozen=True)
class ItemLine:
    """`turned` items are shown as people answered them and count the other way round in the mean."""

    text: str
    words: str
    turned: bool


@dataclass(frozen=True)
class BandCount:
    """How many people stand in one band; `dots` is one mark for each of them, for the eye."""

    people: str
    words: str
    dots: str


@dataclass(frozen=True)
class FactorCard:
    """`shown` is a template's question which of the parts there are: nothing, own, agreed, distribution or team."""

    code: str
    name: str
    definition: str
    roles: str
    shown: str
    words: str
    number: str
    basis: str
    spread: tuple[str, ...]
    distribution: tuple[BandCount, ...]
    distribution_first: bool
    dont_know: str
    meaning: str
    items: tuple[ItemLine, ...]
    question: str
    bar: Bar | None
    href: str


def present_factor(instrument: Instrument, reading: FactorReading, href: str) -> FactorCard:
    factor, mean, differ = reading.factor, reading.mean, reading.views_differ
    band = None if mean is None else instrument.band_of(factor.code, mean)
    return FactorCard(
        code=factor.code,
        name=factor.plain_name,
        definition=factor.definition,
        roles=roles_in_words(factor),
        shown=reading.reading.value,
        words="views differ" if differ else band.words if band else "",
        number="" if mean is None else factor_number(instrument, factor, mean),
        basis=_basis(instrument, reading),
        spread=_spread(instrument, reading),
        distribution=_distribution(instrument, reading),
        distribution_first=differ or reading.reading is Reading.DISTRIBUTION,
        dont_know=_dont_know(instrument, reading),
        meaning=_meaning(instrument, factor, band),
        items=_items(instrument, reading),
        question=factor.discussion_question,
        bar=_bar(instrument, reading, mean) if mean is not None else None,
        href=href if reading.reading.shows_something else "",
    )


def roles_in_words(factor: Factor) -> str:
    """ "starts; also keeps going": our proposal for what the factor does to a partnership."""
    verbs = [(VERBS[role.verb], role.primary, role.negative) for role in factor.roles]
    if any(negative for *_, negative in verbs):
        return "holds back"
    first = ", ".join(verb for verb, primary, _ in verbs if primary)
    others = ", ".join(verb for verb, primary, _ in verbs if not primary)
    return f"{first}; also {others}" if others else first


def _basis(instrument: Instrument, reading: FactorReading) -> str:
    """Whose number it is and, where there is none, what is missing."""
    minimums, kind = instrument.minimums, reading.factor.evidence_kind
    needed = minimums.own_side_factual_mean if kind == "factual" else minimums.own_side_perception_mean
    later = f"Your team's result needs answers from {people(needed)}; so far {people(reading.people)}."
    if reading.reading is Reading.OWN and reading.people >= needed:
        later = (
            "Your team's result opens when somebody at your organisation has confirmed that you work there."
        )
    if reading.reading is Reading.TEAM:
        return f"from {people(reading.people)}"
    if reading.reading is Reading.DISTRIBUTION:
        return f"{people(reading.people).capitalize()} answered. A mean is shown from {people(needed)}."
    if reading.reading is Reading.CLOSED:
        return NOT_ANSWERED
    if reading.reading is Reading.NOTHING:
        return f"Not shown (too few answers). {later}"
    if reading.reading is Reading.AGREED:
        agreed = agreed_by(reading.people)
        few = f"Too few answers here for a number, {agreed}."
        return few if reading.mean is None else agreed
    if reading.score is None or reading.score.mean is None:
        return f"You gave too few answers here for a number. {later}"
    return f"from your own answers. {later}"


def _spread(instrument: Instrument, reading: FactorReading) -> tuple[str, ...]:
    score, minimums = reading.score, instrument.minimums
    if reading.reading is not Reading.TEAM or score.average_deviation is None:
        return ()
    if not score.average_deviation:
        return (SAME_ANSWERS,)
    sentences = [f"On average, people are {score.average_deviation:.1f} points away from the mean."]
    alike = score.average_deviation < minimums.views_differ_average_deviation_from
    if reading.views_differ:
        sentences.insert(0, VIEWS_DIFFER)
    elif alike and minimums.may_speak_of_agreement(reading.factor.level, reading.people):
        sentences.insert(0, SEEN_ALIKE)
    return tuple(sentences)


def _distribution(instrument: Instrument, reading: FactorReading) -> tuple[BandCount, ...]:
    if not reading.counts_people:
        return ()
    bands = instrument.bands(reading.factor.direction)
    return tuple(
        BandCount(people(count), band.words, "●" * min(count, MOST_DOTS))
        for band, count in zip(bands, reading.score.band_counts, strict=True)
        if count
    )


def _dont_know(instrument: Instrument, reading: FactorReading) -> str:
    share = reading.score.dont_know_share if reading.score else None
    if share is None or (reading.reading.is_one_sheet and not share):
        return ""
    words = f"Don't know: {percent(share)} of answers."
    if reading.reading is Reading.TEAM and share >= instrument.minimums.dont_know_share:
        return f"{words} That many people cannot see this from where they sit is a finding in itself."
    return words


def _meaning(instrument: Instrument, factor: Factor, band: Band | None) -> str:
    """What the band usually means; the middle band has no reading of its own."""
    bands = instrument.bands(factor.direction)
    if band is None or band not in (bands[0], bands[-1]):
        return ""
    return f"This usually means: {factor.low_meaning if band == bands[0] else factor.high_meaning}."


def _items(instrument: Instrument, reading: FactorReading) -> tuple[ItemLine, ...]:
    """The statements beside the mean, for factors whose statements make them up rather than go together."""
    if not reading.factor.show_items or reading.reading is Reading.DISTRIBUTION:
        return ()
    items = [(instrument.item(item.code), item.summary) for item in reading.items]
    return tuple(
        ItemLine(item.text, item_words(instrument, summary), item.reverse) for item, summary in items
    )


def item_words(instrument: Instrument, summary: ItemSummary | None) -> str:
    """One statement's answers: the one answer, or their mean. Raw, as people answered: not turned round."""
    if summary is None or (summary.asked > 1 and summary.mean is None):
        return "not shown (too few answers)"
    if summary.asked > 1:
        return f"mean {item_number(summary.mean)} of 5, {people(summary.n)}"
    if summary.n:
        return next(option.label for option in instrument.scale if summary.counts[option.value - 1])
    return (
        "Don't know" if summary.dont_know else "Does not apply" if summary.not_applicable else "Not answered"
    )


def _bar(instrument: Instrument, reading: FactorReading, mean: float) -> Bar:
    borders = tuple(band.low for band in instrument.bands(reading.factor.direction)[1:])
    return Bar(mean, borders, reading.persons)

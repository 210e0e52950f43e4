"""What moves a partnership, in words: the finding, the four lanes, and what would be left without the requirement."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.presenters.numbers import item_number, people
from assessments.selectors.dynamics import DynamicsReading
from assessments.selectors.readings import Reading
from models_engine import Dynamics, Instrument, Lane, LaneCondition, StatementMean, TickQuestion
from organisations.presenters.partners import in_words

STATES = {
    "working": "working",
    "named_but_weak": "named, but weak",
    "strong_but_unused": "strong, but not used for this",
    "unclear": "not clear",
}
# Of what holds people back: many name it, and the answers say that it does.
IN_THE_WAY = "in the way"
TAG_COLOURS = {"working": "blue", "named_but_weak": "white", "strong_but_unused": "white", "unclear": "grey"}
FLAGS = {"one": "rests on one thing", "none": "nothing that we can see"}


@dataclass(frozen=True)
class ConditionLine:
    name: str
    level: str
    state: str
    colour: str
    count: str
    mean: str


@dataclass(frozen=True)
class LaneView:
    """`flag` belongs to the heading. `few` are conditions that few people named and of which there is nothing more to
    say. `rest` is who ticked nothing or did not know, where that may be said."""

    name: str
    question: str
    flag: str
    named: tuple[ConditionLine, ...]
    few: tuple[ConditionLine, ...]
    unused: tuple[ConditionLine, ...]
    rest: str

    @property
    def lines(self) -> tuple[ConditionLine, ...]:
        return (*self.named, *self.few, *self.unused)


@dataclass(frozen=True)
class StatementLine:
    text: str
    value: str


@dataclass(frozen=True)
class LanesPage:
    finding: str
    basis: str
    lanes: tuple[LaneView, ...]
    after_mandate: tuple[str, ...]
    statements: tuple[StatementLine, ...]


def present_lanes(instrument: Instrument, reading: DynamicsReading) -> LanesPage | None:
    """None where nothing may be shown."""
    found = reading.dynamics
    if found is None:
        return None
    return LanesPage(
        finding=lanes_finding(instrument, found),
        basis=_basis(reading),
        lanes=tuple(_lane(instrument, reading, lane) for lane in found.lanes),
        after_mandate=after_mandate(instrument, found),
        statements=tuple(
            StatementLine(instrument.question(answer.code).text, _statement(reading, answer))
            for answer in found.statements
        ),
    )


def lanes_finding(instrument: Instrument, found: Dynamics) -> str:
    """The page's first sentence: what keeps the partnership going, and whether it would without a requirement."""
    lane = next(lane for lane in found.lanes if lane.verb == "enable")
    if not lane.judged:
        first = _most_named(instrument, lane)
    elif len(lane.working) > 1:
        first = f"These things keep it going: {ticked_words(instrument, lane.working)}."
    elif lane.working:
        first = f"What keeps it going rests on one thing: {ticked_words(instrument, lane.working)}."
    else:
        first = "There is nothing of which we can see that it keeps the partnership going."
    if "enable" in found.after_mandate.emptied:
        return f"{first} If the requirement ended, nothing that we can see would be left of that."
    return first


def _most_named(instrument: Instrument, lane: Lane) -> str:
    named = [condition.factor for condition in lane.conditions if condition.share >= 0.5]
    if not named:
        return "People name different things that keep it going, or none."
    return f"Half of the people or more say that this keeps it going: {ticked_words(instrument, named)}."


def ticked_words(instrument: Instrument, factors: Iterable[str]) -> str:
    """Conditions in a sentence, word for word as people ticked them: some have commas or a verb of their own."""
    return in_words([f"“{instrument.condition(factor).text}”" for factor in factors])


def condition_name(instrument: Instrument, factor: str) -> str:
    """As the tick pages name it, within a sentence."""
    text = next(condition.text for condition in instrument.conditions if condition.factor == factor)
    first = text.split()[0]
    return text if len(first) > 1 and first.isupper() else f"{text[:1].lower()}{text[1:]}"


def after_mandate(instrument: Instrument, found: Dynamics) -> tuple[str, ...]:
    """The case of an ended requirement: what goes with it, what would still be working, which lane is then empty."""
    gone = found.after_mandate.removed
    if not gone:
        return ("Nobody named a policy or a programme here, so nothing would go with one.",)
    sentences = [f"With it would go: {ticked_words(instrument, gone)}."]
    lanes = {lane.verb: lane for lane in found.lanes}
    for verb, remaining in found.after_mandate.remaining:
        name = _question(instrument, lanes[verb]).lane_name
        if verb in found.after_mandate.emptied:
            sentences.append(f"{name}: nothing that we can see would remain.")
        elif remaining:
            sentences.append(f"{name}: {ticked_words(instrument, remaining)} would remain.")
    if len(sentences) == 1:
        sentences.append("What would remain cannot be told from these answers.")
    return tuple(sentences)


def _lane(instrument: Instrument, reading: DynamicsReading, lane: Lane) -> LaneView:
    question, rule = _question(instrument, lane), instrument.dynamics.lanes

    def lines(wanted) -> tuple[ConditionLine, ...]:
        return tuple(
            _line(instrument, reading, lane, condition)
            for condition in lane.conditions
            if wanted(condition.ticked > 0, reading.counts_people and condition.share < rule.unused_below)
        )

    return LaneView(
        name=question.lane_name,
        question=question.text,
        flag=FLAGS.get(lane.flag or "", ""),
        named=lines(lambda ticked, few: ticked and not few),
        few=lines(lambda ticked, few: ticked and few),
        unused=lines(lambda ticked, few: not ticked),
        rest=_rest(reading, lane),
    )


def _line(
    instrument: Instrument, reading: DynamicsReading, lane: Lane, condition: LaneCondition
) -> ConditionLine:
    factor = instrument.factor(condition.factor)
    text = next(named.text for named in instrument.conditions if named.factor == condition.factor)
    return ConditionLine(
        name=text,
        level=instrument.level(factor.level).name,
        state=IN_THE_WAY
        if condition.barrier and condition.state == "named_but_weak"
        else STATES[condition.state],
        colour=TAG_COLOURS[condition.state],
        count=f"{condition.ticked} of {people(lane.respondents)}" if reading.counts_people else "",
        mean=item_number(condition.mean) if condition.mean is not None else "not known",
    )


def _question(instrument: Instrument, lane: Lane) -> TickQuestion:
    return next(question for question in instrument.tick_questions if question.code == lane.question)


def _rest(reading: DynamicsReading, lane: Lane) -> str:
    if not reading.counts_people:
        return ""
    said = [(lane.nothing, "said “none of these”"), (lane.dont_know, "did not know")]
    words = [f"{people(count)} {what}" for count, what in said if count]
    return f"{in_words(words)}." if words else ""


def _statement(reading: DynamicsReading, answer: StatementMean) -> str:
    if answer.mean is None:
        return "not known"
    if reading.reading is Reading.OWN:
        return f"Your own answer: {item_number(answer.mean)} of 5"
    return f"{item_number(answer.mean)} of 5, from {people(answer.n)}"


def _basis(reading: DynamicsReading) -> str:
    if reading.reading is Reading.OWN:
        return "These are your own answers alone."
    if reading.reading is Reading.AGREED:
        return "This is from the sheet that people here agreed together."
    return f"From {people(reading.people)} who answered this part."


def missing_lanes(instrument: Instrument, reading: DynamicsReading | None, *, pulse: bool) -> str:
    """Why there are no lanes to be shown, and what would bring them."""
    if pulse:
        return "This round asked about the partnership in the short form, which leaves out what moves it."
    if reading is None or not instrument.has_dynamics:
        return (
            f"Version {instrument.version} of the questionnaire did not ask what moves a partnership. "
            "A round with a later version does."
        )
    if reading.reading is Reading.CLOSED:
        return "Not shown: you have not answered about this partnership."
    if reading.people == 0:
        return (
            "Nobody has answered the part about what moves this partnership. "
            "It is optional and takes about three minutes."
        )
    needed = people(instrument.minimums.own_side_factual_mean)
    return (
        f"Not shown (too few answers): {people(reading.people)} answered the part about what moves this "
        f"partnership, and it takes {needed}."
    )


def rules_in_words(instrument: Instrument) -> tuple[str, ...]:
    """What the states mean, with the instrument's own numbers."""
    rule = instrument.dynamics.lanes
    half, quarter = f"{rule.named_from:.0%}", f"{rule.unused_below:.0%}"
    return (
        f"Working: {half} of the people or more named it, and the answers about it come to "
        f"{item_number(rule.working_from)} or more of 5.",
        f"Named, but weak: as many named it, and the answers about it come to less than "
        f"{item_number(rule.weak_below)}.",
        f"Strong, but not used for this: fewer than {quarter} named it, the answers about it come to "
        f"{item_number(rule.unused_from)} or more, and in our reading of the model it could do this.",
        "Not clear: everything else, and whatever too few people answered.",
    )

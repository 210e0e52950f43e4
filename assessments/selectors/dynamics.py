"""What moves a partnership, as one viewer may see it: the section's lanes, and the way from now to the wish."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assessments.selectors.readings import Audience, FactorReading, PlaceReading, Reading
from models_engine import (
    Dynamics,
    DynamicsAnswers,
    EvidenceKind,
    Instrument,
    Transition,
    find_transition,
    read_dynamics,
)

# Who starts, requires, steers and keeps a partnership going is reported as its place is: as facts.
KIND: EvidenceKind = "factual"


@dataclass(frozen=True)
class DynamicsReading:
    """`people` of the team answered something in the section, or agreed it. `dynamics` is None without a reading.

    `counts_people`: it may be said how many people named a condition or chose a wish. Where it may not, a
    condition's `ticked` is 1 for "somebody", its share 0, and nothing else is counted.
    """

    reading: Reading
    people: int
    dynamics: Dynamics | None
    transition: Transition | None
    counts_people: bool


def read_moves(
    instrument: Instrument, who: Audience, place: PlaceReading, factors: Sequence[FactorReading]
) -> DynamicsReading:
    """A question that too few of the team replied to stays closed by itself, as if nobody had.

    A condition's mean is laid over the lanes only where `rests_on` says so.
    """
    people = len(who.team.dynamics)
    reading = who.reading(instrument, KIND, people)
    numbers = who.numbers(reading)
    counts_people = reading is Reading.TEAM and instrument.minimums.may_count_people(people)
    means = {factor.factor.code: factor.mean for factor in factors if rests_on(reading, factor.reading)}
    found = None
    if numbers is not None and (numbers.dynamics or reading is Reading.TEAM):
        sections = numbers.dynamics
        if reading is Reading.TEAM:
            sections = _open(instrument, sections, counts_people)
        found = read_dynamics(instrument, sections, means)
        if reading is Reading.TEAM and not counts_people:
            found = _uncounted(instrument, found)
    return DynamicsReading(
        reading,
        who.behind(reading, people),
        found,
        _transition(instrument, place, found, means),
        counts_people,
    )


def rests_on(lanes: Reading, condition: Reading) -> bool:
    """The lanes of a team rest on no mean but the team's, and those of an agreed sheet on nothing that is not agreed:
    what the viewer alone thinks of a condition is not laid over what others named."""
    return lanes is Reading.OWN or condition is lanes


def _transition(
    instrument: Instrument, place: PlaceReading, found: Dynamics | None, means
) -> Transition | None:
    """From the place that is shown. None without one."""
    position = place.position
    if position is None:
        return None
    drive = position.origin if position.drive_now is None else position.drive_now
    statements = {statement.code: statement.mean for statement in found.statements} if found else {}
    wish = found.wish if found else None
    return find_transition(instrument, position.formality, drive, wish, {**means, **statements})


def _open(
    instrument: Instrument, sections: Sequence[DynamicsAnswers], counts_people: bool
) -> list[DynamicsAnswers]:
    """The sections without the questions to which fewer replied than a number of its kind needs.

    Where people are counted, so few must not be counted either. "Don't know" is no reply here: of two people
    the other one's alone would be shown.
    """
    minimums = instrument.minimums
    needed = minimums.own_side_perception_distribution if counts_people else minimums.own_side_factual_mean
    unknown = instrument.dynamics.wish.unknown

    def enough(replied: Callable[[DynamicsAnswers], bool]) -> bool:
        return sum(map(replied, sections)) >= needed

    ticks = {
        question.code
        for question in instrument.tick_questions
        if enough(lambda one, code=question.code: isinstance(one.ticks.get(code), frozenset))
    }
    statements = {
        question.code
        for question in instrument.scale_questions
        if enough(lambda one, code=question.code: isinstance(one.statements.get(code), int))
    }
    choices = {
        code
        for code in {code for one in sections for code in one.choices}
        if enough(lambda one, code=code: one.choices.get(code) not in (None, unknown))
    }
    return [
        DynamicsAnswers(
            {code: reply for code, reply in one.ticks.items() if code in ticks},
            {code: reply for code, reply in one.statements.items() if code in statements},
            {code: choice for code, choice in one.choices.items() if code in choices},
        )
        for one in sections
    ]


def _uncounted(instrument: Instrument, found: Dynamics) -> Dynamics:
    """Of two people a count says how the other one answered: what is named stays, how often does not."""
    order = {condition.factor: number for number, condition in enumerate(instrument.conditions)}
    lanes = []
    for lane in found.lanes:
        conditions = [
            replace(condition, ticked=min(condition.ticked, 1), share=0.0) for condition in lane.conditions
        ]
        conditions.sort(key=lambda condition: (-condition.ticked, order[condition.factor]))
        lanes.append(replace(lane, conditions=tuple(conditions), nothing=0, dont_know=0))
    statements = (replace(statement, counts=(0,) * len(statement.counts)) for statement in found.statements)
    return replace(found, lanes=tuple(lanes), statements=tuple(statements), choice_counts={})

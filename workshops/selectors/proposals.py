"""What a workshop could talk about and try, from what everybody in its room may see of the survey."""

from dataclasses import dataclass

from models_engine import (
    Factor,
    Instrument,
    ProposedTopic,
    TopicCandidate,
    TopicSide,
    find_transition,
    propose_topics,
    suggest,
)
from workshops.agendas import default_topics
from workshops.models import Workshop
from workshops.selectors.survey import Side, Survey, survey_of

MOST_TOPICS, MOST_MECHANISMS = 5, 5


@dataclass(frozen=True)
class SuggestedMechanism:
    """`number` is the catalogue's; `sides` are whose results suggest it."""

    number: int
    title: str
    sides: tuple[str, ...]


def topics_for(workshop: Workshop, most: int = MOST_TOPICS) -> tuple[ProposedTopic, ...]:
    """Conditions that most deserve talk, by the rule of the engine; none where the survey has nothing for this room."""
    return topics_from(workshop, survey_of(workshop), most)


def topics_from(workshop: Workshop, survey: Survey, most: int = MOST_TOPICS) -> tuple[ProposedTopic, ...]:
    """The same from a survey that has been read. A condition is needed if one side's wished next step needs it and that
    side has not met it."""
    if not survey:
        return ()
    needed = {code for side in survey.sides for code in _not_met(survey.instrument, side)}
    candidates = [
        TopicCandidate(factor.code, _sides(survey, factor.code), factor.code in needed)
        for factor in topic_factors(workshop)
        if survey.factor(factor.code)
    ]
    return propose_topics(workshop.instrument.definition, candidates, most)


def topics_without_results(workshop: Workshop) -> tuple[str, ...]:
    """Where the survey has nothing for this room: a set that suits most, the first of it first."""
    return default_topics(partnership=workshop.partnership_id is not None)


def topic_factors(workshop: Workshop) -> tuple[Factor, ...]:
    """What can be talked about: without a partnership nothing that is asked about one."""
    instrument = workshop.instrument.definition
    return tuple(factor for factor in instrument.factors if topic_statements(workshop, factor.code))


def topic_statements(workshop: Workshop, factor: str) -> tuple[str, ...]:
    """The statements of a condition that people in this room can answer, in their order."""
    found = workshop.instrument.definition.factor(factor)
    about_partnership = workshop.partnership_id is not None
    return tuple(item.code for item in found.items if about_partnership or item.asked_on == "organisation")


def suggested_mechanisms(workshop: Workshop) -> tuple[tuple[int, str], ...]:
    """At most five to try, as (number, title): those that every side's results suggest first, then in turns."""
    return tuple((one.number, one.title) for one in mechanisms_from(survey_of(workshop)))


def mechanisms_from(survey: Survey) -> tuple[SuggestedMechanism, ...]:
    """Without the advice to protect what works: a room decides on something to do."""
    if not survey or survey.instrument.advice is None:
        return ()
    by_side = {
        side.name: [one for one in suggest(survey.instrument, side.profile) if one.rule != "protect"]
        for side in survey.sides
    }
    names: dict[int, str] = {}
    suggested_by: dict[int, list[str]] = {}
    for place in range(max(map(len, by_side.values()))):
        for side, found in by_side.items():
            for one in found[place : place + 1]:
                names.setdefault(one.mechanism.number, one.mechanism.name)
                suggested_by.setdefault(one.mechanism.number, []).append(side)
    found = [
        SuggestedMechanism(number, names[number], tuple(sides)) for number, sides in suggested_by.items()
    ]
    return tuple(sorted(found, key=lambda one: -len(one.sides))[:MOST_MECHANISMS])


def _sides(survey: Survey, code: str) -> tuple[TopicSide, ...]:
    return tuple(
        TopicSide(side.means[code], side.factors[code].views_differ)
        for side in survey.sides
        if code in side.factors
    )


def _not_met(instrument: Instrument, side: Side) -> list[str]:
    profile = side.profile
    if instrument.dynamics is None or profile.wish is None:
        return []
    values = {**profile.means, **profile.statements}
    found = find_transition(instrument, profile.formality, profile.drive, profile.wish, values)
    return [check.condition for check in found.conditions if check.state == "not_met"]

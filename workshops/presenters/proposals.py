"""Which conditions a workshop could talk about, with the reason why in words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models_engine import Factor, ProposedTopic
from workshops.presenters.survey import OPEN_ENDS
from workshops.selectors.survey import SideSaid, Survey

NOTHING_OPEN = (
    "There are no results that everybody in the room may see, so nothing is proposed. Choose by hand. For a "
    "partnership, both sides have to show each other their result of the same round, and everybody who runs the "
    "workshop has to belong to one of its organisations. For an organisation, enough of its people must have answered."
)
NOTHING_STANDS_OUT = "The latest results do not single out a condition. Choose by hand."
PROPOSED, BY_HAND = "Proposed from the latest results", "Other conditions"


class TopicChoice(NamedTuple):
    """`heading` stands above the first of a kind."""

    code: str
    label: str
    why: str = ""
    heading: str = ""


def topic_choices(
    factors: Sequence[Factor], topics: Sequence[ProposedTopic], survey: Survey
) -> tuple[TopicChoice, ...]:
    """The proposed ones first, what most deserves talk on top; then the others in the order of the questionnaire."""
    names = {factor.code: factor.plain_name for factor in factors}
    proposed = [
        TopicChoice(topic.factor, names[topic.factor], why(topic, survey.factor(topic.factor)))
        for topic in topics
    ]
    taken = {choice.code for choice in proposed}
    others = [TopicChoice(factor.code, factor.plain_name) for factor in factors if factor.code not in taken]
    return (*_headed(PROPOSED, proposed), *_headed(BY_HAND if proposed else "", others))


def no_proposal(topics: Sequence[ProposedTopic], survey: Survey) -> str:
    if topics:
        return ""
    return NOTHING_STANDS_OUT if survey else NOTHING_OPEN


def why(topic: ProposedTopic, sides: Sequence[SideSaid]) -> str:
    return " ".join(sentence for reason in topic.reasons for sentence in _sentences(reason, topic, sides))


def _sentences(reason: str, topic: ProposedTopic, sides: Sequence[SideSaid]) -> Iterable[str]:
    if reason == "gap" and topic.gap is not None:
        yield f"{_means(sides)}: they differ by {'one point' if topic.gap >= 1 else 'half a point'} or more."
    elif reason == "views_differ":
        names = " and at ".join(side.name for side in sides if side.views_differ)
        yield f"People at {names} see this differently." if names else "People see this differently."
    elif reason == "needed":
        yield "Needed for the step that people want next, and not met."
    elif reason == "low":
        yield f"{_means(sides)}: this may be holding you back."


def _means(sides: Sequence[SideSaid]) -> str:
    return ", ".join(f"{side.name} {side.mean:.1f}{OPEN_ENDS[side.open_end]}" for side in sides)


def _headed(heading: str, choices: Sequence[TopicChoice]) -> Iterable[TopicChoice]:
    for place, choice in enumerate(choices):
        yield TopicChoice(choice.code, choice.label, choice.why, "" if place else heading)

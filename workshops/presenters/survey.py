"""What the survey said before, in sentences for a room that has just answered for itself."""

from collections.abc import Iterator

from organisations.presenters.partners import in_words
from workshops.models import FORMALITY, ORIGIN
from workshops.selectors.questions import Question
from workshops.selectors.survey import SidePlace, SideSaid, Survey

OPEN_ENDS = {"": "", "or_more": " or more", "or_less": " or less"}


def survey_sentences(survey: Survey, question: Question) -> Iterator[str]:
    """By side; none where nothing of it is open to everybody in the room. Never one number with the room's."""
    if not survey:
        return
    if question.code in (FORMALITY, ORIGIN):
        yield from (_placed(place, question.code) for place in survey.place)
        return
    verb = next((one.verb for one in survey.instrument.tick_questions if one.code == question.code), None)
    if verb is not None:
        yield from (_named(survey, name, codes) for name, codes in survey.lane(verb))
        return
    yield from (_said(side) for side in survey.item(question.code))


def factor_sentences(survey: Survey, code: str) -> Iterator[str]:
    """By side, on a whole condition: what partners release to each other, where single statements mostly stay."""
    if not survey or not code:
        return
    name = survey.instrument.factor(code).plain_name
    yield from (_said(side, f" on “{name}” as a whole") for side in survey.factor(code))


def _placed(place: SidePlace, code: str) -> str:
    if code == FORMALITY:
        return f"In the survey, people at {place.name} put it at {place.formality:.0f} of 100 towards formal."
    return f"In the survey, people at {place.name} put it at {place.origin:.0f} of 100 towards others, from outside."


def _named(survey: Survey, name: str, codes: tuple[str, ...]) -> str:
    labels = {condition.factor: condition.text for condition in survey.instrument.conditions}
    if not codes:
        return f"In the survey, most people at {name} did not name any one thing."
    return f"In the survey, at least half of the people at {name} named: {in_words([labels[code] for code in codes])}."


def _said(side: SideSaid, on: str = "") -> str:
    mean = f"{side.mean:.1f}{OPEN_ENDS[side.open_end]}"
    if side.agreed:
        return f"In the survey, {side.name} agreed on {mean} of 5{on}."
    people = f" ({side.people} people)" if side.people else ""
    differ = " They saw it differently." if side.views_differ else ""
    return f"In the survey, people at {side.name} answered {mean} of 5 on average{on}{people}.{differ}"

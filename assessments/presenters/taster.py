"""What one person's twelve answers say about one partnership, and three questions to talk about."""

from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from assessments.presenters.explanation import ExplanationPage, present_explanation
from assessments.presenters.place import PlaceWords, present_place, quadrants_in_reach
from assessments.presenters.spectrum import SpectrumRow, finding, spectrum_row
from assessments.presenters.turnout import place_missing
from assessments.selectors.explanations import explained_measure
from assessments.selectors.numbers import numbers_of_rows
from assessments.selectors.readings import Audience, PlaceReading, read_place
from models_engine import Factor, Instrument, Position, Row
from organisations.presenters.partners import in_words

QUESTIONS = 3


@dataclass(frozen=True)
class TasterPage:
    reading: PlaceReading
    finding: str
    missing: str
    place: PlaceWords | None
    rows: tuple[SpectrumRow, ...]
    leans_on: str
    questions: tuple[str, ...]
    explanations: tuple[ExplanationPage, ...]


def present_taster(instrument: Instrument, row: Row) -> TasterPage:
    nobody, own = (numbers_of_rows(instrument, "partnership", rows) for rows in ([], [row]))
    who = Audience(team=nobody, own=own, sees_team=False, team_view=False)
    reading = read_place(instrument, who)
    factors = factors_to_discuss(instrument, reading.position) if reading.position.place else ()
    explained = [
        present_explanation(explained_measure(instrument, who, axis.code, lambda _: [row]))
        for axis in instrument.axes
    ]
    return TasterPage(
        reading,
        finding(instrument, reading),
        place_missing(instrument, reading),
        present_place(instrument, reading.position),
        (spectrum_row(instrument, "This partnership", reading),),
        in_words([lower_first(factor.plain_name) for factor in factors]),
        tuple(factor.discussion_question for factor in factors),
        tuple(replace(page, basis="From your own answers.") for page in explained),
    )


def lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]


def factors_to_discuss(instrument: Instrument, position: Position) -> tuple[Factor, ...]:
    """What partnerships in this place lean on, in our reading: first what keeps them going, then what starts
    them. A place between quadrants takes from each of them in turn.
    """
    near = quadrants_in_reach(instrument, position)
    keep = zip_longest(*(quadrant.kept_going_by for quadrant in near))
    start = zip_longest(*(quadrant.started_by for quadrant in near))
    codes = dict.fromkeys(code for code in chain.from_iterable(chain(keep, start)) if code)
    return tuple(instrument.factor(code) for code in codes)[:QUESTIONS]

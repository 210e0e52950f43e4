"""What an invented person says moves a partnership: the optional section that version 2 asks.

They tick most of what the world names and little else. Whoever sees little says more often that they do not know.
"""

from numpy.random import Generator

from assessments.demonstration.answers import Person, Reply
from assessments.demonstration.world import DemoPartnership, Moves
from models_engine import Instrument

LEFT_OUT = 0.06
DONT_KNOW = 0.25
SEEN = 0.72
ELSEWHERE = 0.05
NOISE = 0.6


def answer_what_moves(
    person: Person,
    partnership: DemoPartnership,
    sheet: str,
    organisation: str,
    instrument: Instrument,
    random: Generator,
) -> dict[str, Reply]:
    """Nothing at all where the sheet does not ask, the person leaves it out, or the world does not say what moves
    this one."""
    moves = partnership.moves
    asked = any(section.optional for section in instrument.sheet(sheet).sections)
    if not asked or moves is None or random.random() < LEFT_OUT:
        return {}
    replies: dict[str, Reply] = {}
    for question in instrument.tick_questions:
        replies[question.code] = _ticks(question.code, moves, person, instrument, random)
    for question in instrument.scale_questions:
        value = round(moves.statements[question.code] + random.normal(0, NOISE))
        replies[question.code] = min(5, max(1, value)) if _knows(person, random) else "DK"
    formality, drive = moves.wishes[organisation]
    for code, choice in (("B1", moves.began), ("G1", formality), ("G2", drive)):
        replies[code] = choice if _knows(person, random) else "dont_know"
    return replies


def _ticks(code: str, moves: Moves, person: Person, instrument: Instrument, random: Generator) -> Reply:
    knows = _knows(person, random)
    named = moves.lanes.get(code, ())
    likely = SEEN + (1 - SEEN) * person.sight
    ticked = [
        condition.factor
        for condition in instrument.conditions
        if random.random() < (likely if condition.factor in named else ELSEWHERE)
    ]
    if not knows:
        return "DK"
    return f"ticks:{' '.join(ticked)}" if ticked else "none"


def _knows(person: Person, random: Generator) -> bool:
    return bool(random.random() >= DONT_KNOW * (1 - person.sight))

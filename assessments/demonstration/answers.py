"""How an invented person answers about something that really is one way: near it, each with their own lean.

A reply is 1 to 5, "DK", "NA" or the code of a choice; an unanswered question is absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from numpy.random import Generator

from assessments.demonstration.world import DemoOrganisation, DemoPartnership, World
from models_engine import Instrument

Reply = int | str
NOISE = 0.55
IN_TWO_MINDS = 1.4

# How likely a person of average sight does not know, by factor or axis; what is high up is hard to see.
DONT_KNOW = {
    "POL": 0.12,
    "MAN": 0.16,
    "SUP": 0.14,
    "INT": 0.10,
    "GOV": 0.17,
    "formality": 0.06,
    "origin": 0.12,
}
DONT_KNOW_ELSEWHERE = 0.03
LEFT_OUT = 0.006
PRACTITIONER = "practitioner"


@dataclass(frozen=True)
class Person:
    """`lean` is added to every answer that is not a fact; `sight` from 0 to 1 is how much the person can see.

    `camp` is the side taken (1 or -1) where people are in two minds.
    """

    key: str
    role: str
    lean: float
    sight: float
    camp: int


def invent_person(key: str, role: str, position: int, random: Generator) -> Person:
    """A person with traits drawn from `random`; those next to each other in an organisation differ in camp."""
    lean, sight = random.normal(0, 0.3), random.beta(6, 2)
    return Person(key, role, float(lean), float(sight), 1 if position % 2 else -1)


def answer_about_organisation(
    person: Person,
    organisation: DemoOrganisation,
    world: World,
    instrument: Instrument,
    random: Generator,
    progress: float = 1.0,
) -> dict[str, Reply]:
    """`progress` is how far the world has come from the first round (0) to today (1)."""
    levels = world.levels(organisation, progress)
    skipped = person.role == PRACTITIONER and random.random() < 0.4
    replies: dict[str, Reply] = {}
    for code in instrument.sheet("organisation").question_codes:
        factor = instrument.factor(instrument.item(code).belongs_to)
        if skipped and factor.level == "macro":
            replies[code] = "NA"
            continue
        divided = factor.code in organisation.divided
        _reply(replies, code, levels[factor.code], person, instrument, random, divided=divided)
    return replies


def answer_about_partnership(
    person: Person,
    partnership: DemoPartnership,
    sheet: str,
    side_lean: float,
    instrument: Instrument,
    random: Generator,
) -> dict[str, Reply]:
    """The statements, and who made the first move. `side_lean` is how the person's whole organisation sees working
    together, above or below the truth."""
    truth = item_levels(partnership, instrument)
    replies: dict[str, Reply] = {}
    for code in instrument.sheet(sheet).question_codes:
        if code == "FIRST":
            replies[code] = (
                partnership.first_move if random.random() < 0.5 + person.sight / 2 else "dont_know"
            )
            continue
        if code not in instrument.item_index:
            continue
        owner = instrument.item(code).belongs_to
        fact = owner in ("formality", "origin")
        level = truth[code] + (0 if fact else side_lean)
        divided = owner in partnership.divided
        _reply(replies, code, level, person, instrument, random, divided=divided, fact=fact)
    return replies


def item_levels(partnership: DemoPartnership, instrument: Instrument) -> dict[str, float]:
    """What full sight would answer to each item of the partnership sheet, after reversal, from 1 to 5."""
    place = partnership.place
    formality, start, now = (1 + score / 25 for score in (place.formality, place.start, place.now))
    levels = dict.fromkeys(("F1", "F2", "F3", "F4", "F5", "F6"), formality)
    levels |= {"O2": start, "O3": start, "O4": now, "O6": now}
    # There are two routes by which others start something: only the one that was taken is agreed with.
    route = "O1" if partnership.outside == "national" else "O5"
    levels |= {"O1": min(start, 1.6), "O5": min(start, 1.6), route: start}
    levels |= {"MAN3": now, "EXP2": 4.2 if place.start < 40 else 2.8}
    levels |= {"SUP4": 4.2 if partnership.kind == "shared_system" else 2.4}
    for factor in instrument.factors:
        if factor.level == "interorganisational":
            level = partnership.stands_out.get(factor.code, partnership.together)
            levels |= {item.code: level for item in factor.items}
    return levels | {"GOV2": (levels["GOV2"] + formality) / 2}


def _reply(
    replies: dict[str, Reply],
    code: str,
    level: float,
    person: Person,
    instrument: Instrument,
    random: Generator,
    *,
    divided: bool = False,
    fact: bool = False,
) -> None:
    """One answer around `level` (after reversal), or none. The draws are the same whatever the outcome, so that
    a change to one number of the world moves no other answer."""
    item = instrument.item(code)
    chance, left_out, noise = random.random(), random.random(), random.normal(0, NOISE)
    unseen = DONT_KNOW.get(item.belongs_to, DONT_KNOW_ELSEWHERE)
    if left_out < LEFT_OUT:
        return
    if chance < unseen * (2 - 2 * person.sight) * 2:
        replies[code] = "DK"
        return
    value = level + noise + (0 if fact else person.lean) + (IN_TWO_MINDS * person.camp if divided else 0)
    kept = min(5, max(1, round(value)))
    replies[code] = 6 - kept if item.reverse else kept


def some_notes(
    replies: Mapping[str, Reply], notes: Mapping[str, str], random: Generator, share: float = 0.06
) -> dict[str, str]:
    """A few of the notes of the world, each at a question that was answered."""
    return {code: note for code, note in notes.items() if random.random() < share and code in replies}

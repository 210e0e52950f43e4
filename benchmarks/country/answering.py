"""What people answer: each sheet a row of numbers, each number a reply to one question.

Plausible, not real: an organisation, a partnership and a person each have a level of their own, what is high up is
known to fewer, practitioners pass over the level they may, and one reply in 170 is missing.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assessments.models import TICKS
from benchmarks.country.sizes import Size
from models_engine import Instrument

NO_ROW = -1
SCALE = ["1", "2", "3", "4", "5", "DK", "NA"]
DONT_KNOW, NOT_APPLICABLE = 5, 6
# How many answers to a tick question there are to draw from.
TICKED = 40

NOISE, LEAN, ITEM_SPREAD = 0.75, 0.3, 0.3
ORGANISATION_SPREAD, DRIFT = 0.45, 0.15
LEFT_OUT = 0.006
UNSEEN = {"POL": 0.12, "MAN": 0.16, "SUP": 0.14, "INT": 0.10, "GOV": 0.17, "formality": 0.06, "origin": 0.12}
UNSEEN_ELSEWHERE = 0.03
PASSES_OVER = 0.4
OPTIONAL_LEFT_OUT = 0.3
START = ("O1", "O2", "O3", "O5")


@dataclass(frozen=True)
class Alphabet:
    """Every reply that can be given to any question, in one list; the replies to one question stand together."""

    instrument: Instrument
    seed: int

    @cached_property
    def replies(self) -> dict[str, list[str]]:
        random = np.random.default_rng([self.seed, 2])
        found = {item.code: SCALE for item in self.instrument.items}
        found |= {question.code: SCALE[:6] for question in self.instrument.scale_questions}
        found |= {
            question.code: [choice.code for choice in question.choices]
            for question in self.instrument.fact_questions
        }
        conditions = [condition.factor for condition in self.instrument.conditions]
        for question in self.instrument.tick_questions:
            ticked = random.random((TICKED, len(conditions))) < 0.2
            sets = [" ".join(np.array(conditions)[row]) for row in ticked]
            found[question.code] = ["none", "DK", *sorted({f"{TICKS}{codes}" for codes in sets if codes})]
        return found

    @cached_property
    def first(self) -> dict[str, int]:
        """Of each question, where its replies begin."""
        sizes = np.cumsum([0, *map(len, self.replies.values())]).tolist()
        return dict(zip(self.replies, sizes, strict=False))

    @property
    def given(self) -> list[tuple[str, str]]:
        """Question and reply as pages give it, in the order of the list."""
        return [(code, reply) for code, replies in self.replies.items() for reply in replies]


class Opinion:
    """What everybody's answers are drawn around, the same for every organisation, and how it moves."""

    def __init__(self, size: Size, alphabet: Alphabet) -> None:
        self.size, self.alphabet, self.instrument = size, alphabet, alphabet.instrument
        random = np.random.default_rng([size.seed, 3])
        self.offsets = dict(
            zip(
                self.instrument.item_index,
                random.normal(0, ITEM_SPREAD, len(self.instrument.items)),
                strict=True,
            )
        )
        self.factors = [factor.code for factor in self.instrument.factors]
        shape = (size.all_rounds, size.organisations, len(self.factors))
        self.organisations = random.normal(3.3, ORGANISATION_SPREAD, shape[1:]) + self._drift(random, shape)
        # Of each partnership: formality, what started it, what drives it now, and how it goes.
        shape = (size.all_rounds, size.partnerships, 4)
        self.partnerships = random.uniform(1.4, 4.6, shape[1:]) + self._drift(random, shape)

    @staticmethod
    def _drift(random: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
        return np.cumsum(random.normal(0, DRIFT, shape), axis=0)

    def about_organisation(
        self, round_number: int, body: int, people: "People", random: np.random.Generator
    ) -> np.ndarray:
        """One row for each person, one column for each question of the sheet."""
        codes = self.instrument.sheet("organisation").question_codes
        owners = [self.instrument.item(code).belongs_to for code in codes]
        levels = np.array(
            [self.organisations[round_number, body, self.factors.index(owner)] for owner in owners]
        )
        cells = self._cells(codes, np.tile(levels, (len(people.lean), 1)), people, random)
        macro = [self.instrument.factor(owner).level == "macro" for owner in owners]
        over = people.practitioner & (random.random(len(people.lean)) < PASSES_OVER)
        cells[np.ix_(over, np.flatnonzero(macro))] = NOT_APPLICABLE
        return self._numbered(codes, cells)

    def about_partnerships(
        self, round_number: int, ties: np.ndarray, people: "People", random: np.random.Generator
    ) -> np.ndarray:
        """One row for each person and the partnership beside them in `ties`."""
        codes = self.instrument.sheet("partnership").question_codes
        truth = self.partnerships[round_number, ties]
        columns = []
        for code in codes:
            if code in self.instrument.item_index:
                level = truth[:, [_aspect(self.instrument.item(code).belongs_to, code)]]
                columns.append(self._cells([code], level, people, random))
            else:
                columns.append(self._chosen(code, len(ties), random))
        cells = np.hstack(columns)
        optional = [code in self.alphabet.replies and self._is_optional(code) for code in codes]
        out = random.random(len(ties)) < OPTIONAL_LEFT_OUT
        cells[np.ix_(out, np.flatnonzero(optional))] = NO_ROW
        return self._numbered(codes, cells)

    def _cells(
        self,
        codes: list[str] | tuple[str, ...],
        levels: np.ndarray,
        people: "People",
        random: np.random.Generator,
    ) -> np.ndarray:
        """Replies on the scale, as places in SCALE; `levels` are after reversal, from 1 to 5."""
        items = [self.instrument.item(code) for code in codes]
        shape = levels.shape
        level = levels + [self.offsets[code] for code in codes] + people.lean[:, None]
        value = np.clip(np.rint(level + random.normal(0, NOISE, shape)), 1, 5).astype(np.int16)
        value = np.where([item.reverse for item in items], 6 - value, value) - 1
        unseen = np.array([UNSEEN.get(item.belongs_to, UNSEEN_ELSEWHERE) for item in items])
        value[random.random(shape) < unseen * 2 * (1 - people.sight[:, None])] = DONT_KNOW
        value[random.random(shape) < LEFT_OUT] = NO_ROW
        return value

    def _chosen(self, code: str, count: int, random: np.random.Generator) -> np.ndarray:
        return random.integers(0, len(self.alphabet.replies[code]), (count, 1), dtype=np.int16)

    def _is_optional(self, code: str) -> bool:
        return code != "FIRST" and code not in self.instrument.item_index

    def _numbered(self, codes: tuple[str, ...], cells: np.ndarray) -> np.ndarray:
        """From places among a question's replies to places in the list of all."""
        first = np.array([self.alphabet.first[code] for code in codes])
        return np.where(cells == NO_ROW, NO_ROW, cells + first)


@dataclass(frozen=True)
class People:
    """Those of one organisation: `lean` is in all their answers, `sight` from 0 to 1 is how much they can see."""

    lean: np.ndarray
    sight: np.ndarray
    roles: list[str]

    @property
    def practitioner(self) -> np.ndarray:
        return np.array([role == "practitioner" for role in self.roles])

    def repeated(self, times: int) -> "People":
        return People(
            np.repeat(self.lean, times),
            np.repeat(self.sight, times),
            [role for role in self.roles for _ in range(times)],
        )


def invent_people(size: Size, count: int, body: int, instrument: Instrument) -> People:
    """The same in every round in which as many answer."""
    random = np.random.default_rng([size.seed, 4, body])
    roles = [role.code for role in instrument.respondent_roles]
    return People(
        random.normal(0, LEAN, count),
        random.beta(6, 2, count),
        [roles[number] for number in random.integers(0, len(roles), count)],
    )


def _aspect(owner: str, code: str) -> int:
    if owner == "formality":
        return 0
    if owner == "origin":
        return 1 if code in START else 2
    return 3

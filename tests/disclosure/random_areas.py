"""Random regions with random rollups, published by the service: what an area's pages could ever have to show."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from random import Random
from uuid import UUID

import numpy as np
from django.utils import timezone

from assessments.models import Campaign
from dashboards.models import Publication, Rollup
from dashboards.selectors.figures.partnerships import AFTER_MANDATE, MOVES
from dashboards.services.publish_round import publish_round
from dashboards.services.recast_rounds import recast_round
from models_engine import ShownCount, load_instrument, round_count
from organisations.models import Organisation
from tests.disclosure.auditor import Document
from tests.factories import OrganisationFactory, OrganisationParentFactory
from tests.factories.assessments import CampaignFactory, CampaignOrganisationFactory, InstrumentFactory
from tests.factories.publications import move

INSTRUMENT = load_instrument("learning-ecosystem", 2)
FACTORS = [factor.code for factor in INSTRUMENT.factors]
VERBS = [(question.code, level.code) for question in INSTRUMENT.tick_questions for level in INSTRUMENT.levels]
PATTERNS = [pattern.code for pattern in INSTRUMENT.advice.patterns]
KINDS = ("acute_trust", "community_trust", "mental_health_trust")


@dataclass
class RandomAreas:
    """Two regions of two boards each, and a trust that stands in a region alone. Everything follows from `seed`.

    `people` has for each trust the marks of those who have answered so far, `came` how many by trust and arrival, and
    `valued` the same of those who have a value for a condition. `counted` says how many arrivals a batch counted, and
    `present` whose marks.
    """

    seed: int
    trusts: list[Organisation] = field(default_factory=list)
    boards: list[Organisation] = field(default_factory=list)
    regions: list[Organisation] = field(default_factory=list)
    people: dict[Organisation, list[str]] = field(default_factory=dict)
    campaign: Campaign = None
    arrivals: int = 0
    counted: dict[int, int] = field(default_factory=dict)
    came: Counter = field(default_factory=Counter)
    valued: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    present: dict[int, dict[str, frozenset[str]]] = field(default_factory=dict)

    def __post_init__(self):
        self.random, self.ids = np.random.default_rng(self.seed), Random(self.seed)
        self.numbers = count()
        for name in "12":
            region = OrganisationFactory(pk=self._id(), ods_code=f"Y7{name}", local_id=None, kind="region")
            self.regions.append(region)
            for letter in "AB":
                board = OrganisationFactory(
                    pk=self._id(), ods_code=f"Q{name}{letter}", local_id=None, kind="icb"
                )
                OrganisationParentFactory(organisation=board, parent=region)
                self.boards.append(board)
                self.trusts += [self._trust(board) for _ in range(self.random.integers(1, 6))]
        self.trusts.append(self._trust(self.regions[0]))
        self.people = {trust: [] for trust in self.trusts}
        self.partnerships = [
            (
                str(self._id()),
                *(self.trusts[n] for n in self.random.choice(len(self.trusts), 2, replace=False)),
            )
            for _ in range(2 * len(self.trusts))
        ]

    def _id(self) -> UUID:
        """Organisations are taken in the order of their ids, so these follow from the seed too."""
        return UUID(int=self.ids.getrandbits(128), version=4)

    def _trust(self, parent):
        trust = OrganisationFactory(pk=self._id(), kind=str(self.random.choice(KINDS)))
        OrganisationParentFactory(organisation=trust, parent=parent)
        return trust

    def open_round(self):
        now = timezone.now()
        self.campaign = CampaignFactory(
            instrument=InstrumentFactory(version=2),
            opens_at=now - timedelta(days=60),
            closes_at=now - timedelta(days=1),
        )
        for trust in self.trusts:
            CampaignOrganisationFactory(campaign=self.campaign, organisation=trust)

    def arrive(self, counts: Sequence[int] | None = None):
        """So many new people of each trust answer: few, many or none, unless told otherwise."""
        scale = self.random.choice([1, 3, 6])
        drawn = self.random.poisson(scale, len(self.trusts)) if counts is None else counts
        self.arrivals += 1
        for trust, coming in zip(self.trusts, drawn, strict=True):
            self.people[trust] += [f"{self.seed}-{next(self.numbers)}" for _ in range(coming)]
            self.came[str(trust.pk), self.arrivals] = int(coming)
            for code in FACTORS:
                # Now and then somebody has no value: they did not know.
                self.valued[code][str(trust.pk), self.arrivals] = int(
                    coming - self.random.binomial(coming, 0.05)
                )
        self._roll_up(self.trusts)

    def one_more(self):
        """One person somewhere sends for the first time, or sends again, or is taken out."""
        trust = self.trusts[self.random.integers(len(self.trusts))]
        marks = self.people[trust]
        what = self.random.random()
        if marks and what < 0.2:
            marks.pop(int(self.random.integers(len(marks))))
        if not marks or what > 0.1:
            marks.append(f"{self.seed}-{next(self.numbers)}")
        self._roll_up([trust])

    def _roll_up(self, trusts):
        for trust in trusts:
            Rollup.objects.update_or_create(
                campaign=self.campaign,
                organisation=trust,
                defaults={
                    "numbers": self._numbers(trust),
                    "people": len(self.people[trust]),
                    "fingerprint": "",
                    "computed_at": timezone.now(),
                },
            )

    def publish(self, final=False):
        """One batch more; none where the step would not be safe."""
        batch = publish_round(campaign=self.campaign, moment=timezone.now(), final=final)
        if batch:
            self.counted[batch.number] = self.arrivals
            self.present[batch.number] = {str(one.pk): frozenset(marks) for one, marks in self.people.items()}
        return batch

    def shuffle_boards(self):
        """From today some trusts belong to another board, so that rounds are recast."""
        for trust in self.random.choice(np.array(self.trusts, dtype=object), 2, replace=False):
            move(trust, self.boards[self.random.integers(len(self.boards))], timezone.localdate())

    def recast(self):
        return recast_round(campaign=self.campaign, moment=timezone.now())

    def documents(self) -> list[Document]:
        """All that is to be read of the round. Its batch is the number of arrivals that were counted: a content that
        stood on through a later batch is there once, and what was recast stands with what it repeats. So does a
        condition that stood on in a content that is otherwise new."""
        found, last = {}, {}
        for one in Publication.objects.filter(batch__campaign=self.campaign).order_by("batch__number"):
            name = f"{one.area} {one.boundaries} {one.kind}"
            counted = self.counted.get(one.counted_in, self.arrivals)
            if (name, counted) in found:
                continue
            members, factors = frozenset(one.organisations), one.content["factors"]
            stood = {
                code
                for code, factor in factors.items()
                if factor == last.get(name, {}).get(code)
                and factor["people"] != self._people_with_a_value(code, members, counted)
            }
            content = one.content | {
                "factors": {code: factor for code, factor in factors.items() if code not in stood}
            }
            found[name, counted] = Document(name, members, content, str(counted))
            last[name] = factors
        return list(found.values())

    def _people_with_a_value(self, code: str, members: frozenset[str], counted: int) -> dict:
        """As they would be shown."""
        size = sum(n for (pk, came), n in self.valued[code].items() if pk in members and came <= counted)
        return ShownCount(round_count(size)).as_data()

    def _numbers(self, trust) -> dict:
        marks = self.people[trust]
        size = len(marks)
        invited = size + int(self.random.integers(0, 8))
        return {
            "form": 1,
            "marks": marks,
            "invited": invited,
            "started": int(self.random.integers(size, invited + 1)),
            "finished": size,
            "replies": {
                "asked": 64 * size,
                "dont_know": int(self.random.integers(0, 20 * size + 1)),
                "carried": 0,
            },
            "by_link": int(self.random.integers(0, size + 1)),
            "last_answer_on": timezone.localdate().isoformat() if size else None,
            "factors": {code: self._factor(code, trust) for code in FACTORS},
            "items": {
                item.code: {"mean": float(self.random.uniform(1, 5)), "n": size}
                for factor in INSTRUMENT.factors
                for item in factor.items
                if size
            },
            "sides": [self._side(pk, size) for pk, *pair in self.partnerships if trust in pair and size],
            "mechanisms": sorted(map(int, self.random.choice(30, 2, replace=False) + 1)),
        }

    def _factor(self, code, trust) -> dict:
        size = len(self.people[trust])
        there = sum(n for (pk, _), n in self.valued[code].items() if pk == str(trust.pk))
        return {
            "mean": float(self.random.uniform(1, 5)) if there else None,
            "n": there,
            "sd": 0.8 if there > 1 else None,
            "views_differ": bool(self.random.integers(2)) if there > 1 else None,
            "asked": 4 * size,
            "dont_know": int(self.random.integers(0, 2 * size + 1)),
        }

    def _side(self, partnership, size) -> dict:
        lanes = {verb: [] for verb, _ in VERBS}
        for verb, level in VERBS:
            if self.random.random() < 0.3:
                lanes[verb].append(level)
        return {
            "partnership": partnership,
            "who": sorted(
                map(int, self.random.choice(size, self.random.integers(1, size + 1), replace=False))
            ),
            "formality": float(self.random.uniform(1, 5)),
            "drive": float(self.random.uniform(1, 5)),
            "lanes": lanes,
            "after_mandate": str(self.random.choice(AFTER_MANDATE)),
            "patterns": [str(code) for code in self.random.choice(PATTERNS, 2, replace=False)],
            "mandate": bool(self.random.integers(2)),
            "moved": str(self.random.choice(MOVES)),
            "was_formal": bool(self.random.integers(2)),
        }

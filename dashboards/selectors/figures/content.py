"""The content of every publication of a batch: what each panel says of each group, all of it from the engine."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from dashboards.selectors.figures import partnerships
from dashboards.selectors.figures.change import Changes
from dashboards.selectors.figures.contributions import Contributions, Counts, Flags, Measured
from dashboards.selectors.figures.counts import Counted, Counting, Told
from dashboards.selectors.figures.families import Family
from dashboards.selectors.figures.means import (
    MeanFigures,
    share_of_answers,
    share_of_organisations,
)
from models_engine import ShownCount, ShownMean, ShownShare, unlike_expected

FORM = 1
BANDS = ("low", "middle", "high")
TERMS, INHIBITORS, LOOKS_OUTSIDE = "SUP3", ("INH1", "INH2", "INH3"), "SEA"
# People mostly agree that supplier terms make it hard; few ties; little looking outside. Ours.
TERMS_FROM, FEW_TIES, LITTLE_BELOW = 3.5, 1, 3.0
ENGLAND = 0


class Contents:
    """Every figure over all groups first, since the engine decides them together; then group by group."""

    def __init__(
        self, found: Contributions, family: Family, changes: Changes, told: Sequence[Told] = ()
    ) -> None:
        self.found, self.family, self.changes = found, family, changes
        self.instrument = found.instrument
        self.counting = Counting(found, family, told)
        self.factors: dict[str, MeanFigures] = {}
        self.items: dict[str, MeanFigures] = {}
        for factor in self.instrument.factors:
            items = {item.code: found.measured("items", item.code) for item in factor.items}
            whole = found.measured("factors", factor.code)
            # One decision for a condition and its statements, on the fewest people behind any of them: what follows
            # from figures of so many is safe for more.
            fewest = _fewest([whole.people, *(item.people for item in items.values())])
            opened = family.open_for(fewest)
            self.factors[factor.code] = MeanFigures.of(
                family, whole, opened & _open_with(family, whole, fewest)
            )
            for code, item in items.items():
                may = opened & _open_with(family, item, fewest)
                self.items[code] = MeanFigures.of(family, item, may, intervals=False)

    def of(self, group: int) -> dict[str, Any]:
        content = {
            "form": FORM,
            "base": self._base(group),
            "coverage": self._coverage(group),
            "positions": self._positions(group),
            "verbs": self._verbs(group),
            "factors": {factor.code: self._factor(factor.code, group) for factor in self.instrument.factors},
            "items": {code: _data(figures.shown(group)) for code, figures in self.items.items()},
            "questions": self._questions(group),
            "patterns": _listed("code", self._pattern_codes, self._patterns.cells[group]),
            "mechanisms": _listed("number", self._mechanism_numbers, self._mechanisms.cells[group]),
            "change": self.changes.of(self.family.groups[group], group, self.factors),
        }
        return content | {"withheld": self._withheld(group, content)}

    def _base(self, group: int) -> dict[str, Any]:
        members = self.family.groups[group].members
        return {
            "organisations": int(members.sum()),
            "answering": int((members & (self.found.people > 0)).sum()),
            "people": _data(self._people_counts["people"][group]),
            "partnerships": _data(self._partnerships.totals[group]),
        }

    def _coverage(self, group: int) -> dict[str, Any]:
        found, people = self.found, self.found.people
        members = self.family.groups[group].members
        days = [day for day in found.words("last_answer_on")[members] if day]
        asked, dont_know = found.count("replies", "asked"), found.count("replies", "dont_know")
        return {
            **{name: _data(self._people_counts[name][group]) for name in ("invited", "started", "finished")},
            "dont_know": _data(share_of_answers(self.family, group, dont_know, asked, people)),
            "carried": _data(
                share_of_answers(self.family, group, found.count("replies", "carried"), asked, people)
            ),
            "by_link": _data(share_of_answers(self.family, group, found.count("by_link"), people, people)),
            "last_answer_on": max(days) if days and self.family.open[group] else None,
        }

    def _positions(self, group: int) -> dict[str, Any]:
        return {
            "total": _data(self._places.totals[group]),
            "bins": [
                {"formality": formality, "drive": drive, "count": _data(count)}
                for (formality, drive), count in zip(
                    partnerships.bin_names(), self._places.cells[group], strict=True
                )
            ],
        }

    def _verbs(self, group: int) -> dict[str, Any]:
        return {
            "total": _data(self._judged.totals[group]),
            "cells": [
                {"verb": verb, "level": level, "count": _data(count)}
                for (verb, level), count in zip(
                    partnerships.lane_names(self.found), self._lanes.cells[group], strict=True
                )
            ],
            "after_mandate": _named(partnerships.AFTER_MANDATE, self._outlives.cells[group]),
        }

    def _factor(self, code: str, group: int) -> dict[str, Any]:
        figures, found = self.factors[code], self.found
        differ = found.words("factors", code, "views_differ")
        told, yes = np.array([one is not None for one in differ]), np.array([one is True for one in differ])
        bands = self._bands(code)
        shown = figures.shown(group)
        opened = shown.shown is not None
        people = figures.measured.people
        return {
            "people": _data(self._factor_people(code)[group] if opened else ShownCount(None)),
            "organisations": _data(bands.totals[group]),
            "mean": _data(shown),
            "bands": _named(BANDS, bands.cells[group]),
            "views_differ": _data(share_of_organisations(self.family, group, yes, told, people)),
            "dont_know": _data(
                share_of_answers(
                    self.family,
                    group,
                    found.count("factors", code, "dont_know"),
                    found.count("factors", code, "asked"),
                    found.people,
                )
            ),
            "expected": self._expected(code, group) if opened else None,
        }

    def _expected(self, code: str, group: int) -> str | None:
        """Beside all of England: only where both are shown."""
        here, all_of_it = self.factors[code].found[group], self.factors[code].found[ENGLAND]
        if group == ENGLAND or here is None or all_of_it is None:
            return None
        means = np.array(self.factors[code].means(ENGLAND))
        spread = float(means.std(ddof=1)) if len(means) > 1 else None
        return unlike_expected(here.mean, here.organisations, all_of_it.mean, spread)

    def _questions(self, group: int) -> dict[str, Any]:
        inhibitors = {code: self.items[code] for code in INHIBITORS if code in self.items}
        return {
            "mandate_without_recognition": _part(self._mandates, group),
            "supplier_terms": {
                "mean": _data(self.items[TERMS].shown(group)) if TERMS in self.items else {"hidden": True},
                **_part(self._terms, group),
            },
            "isolated": _part(self._isolated, group),
            "formal_to_informal": {
                **_named(partnerships.MOVES, self._moves.cells[group]),
                "of": _data(self._moves.totals[group]),
            },
            "inhibitor": {code: _data(figures.shown(group)) for code, figures in inhibitors.items()},
        }

    def _withheld(self, group: int, content: dict[str, Any]) -> list[dict[str, str]]:
        """Which panels say nothing, and why: the people behind all of it, else those behind its parts."""
        changed = [one["label"] for one in content["change"]["factors"].values()]
        silent = {
            "positions": (_silent(content["positions"]["bins"]), self._places),
            "verbs": (_silent(content["verbs"]["cells"]), self._lanes),
            "factors": (_silent(content["factors"]), None),
            "questions": (_silent(content["questions"]), self._mandates),
            "patterns": (_silent([content["patterns"], content["mechanisms"]]), self._patterns),
            "change": (content["change"]["since"] is not None and set(changed) == {"not_shown"}, None),
        }
        whole = self.family.reason(group, self.found.people) if not self.family.open[group] else None
        return [
            {
                "panel": panel,
                "reason": whole or (counted.reason(group) if counted else None) or "would_reveal_others",
            }
            for panel, (shut, counted) in silent.items()
            if shut and (whole or counted is None or _hides(counted, group))
        ]

    @cached_property
    def _people_counts(self) -> dict[str, list[ShownCount]]:
        counts = {
            name: self.counting.people(self.found.count(name), lambda told, name=name: told["coverage"][name])
            for name in ("invited", "started", "finished")
        }
        return counts | {
            "people": self.counting.people(self.found.people, lambda told: told["base"]["people"])
        }

    def _factor_people(self, code: str) -> list[ShownCount]:
        people = self.factors[code].measured.people
        # Conditions with the same people behind them share a table, unless different ones of them are out.
        key = code if self.counting.told else people.tobytes()
        if key not in self._people_of:
            self._people_of[key] = self.counting.people(
                people, lambda told: told["factors"].get(code, {}).get("people", {})
            )
        return self._people_of[key]

    @cached_property
    def _people_of(self) -> dict[bytes | str, list[ShownCount]]:
        return {}

    @cached_property
    def _partnerships(self) -> Counted:
        return self.counting.partnerships(np.ones((len(self.found.partnerships), 1), dtype=np.bool_))

    @cached_property
    def _places(self) -> Counted:
        return self.counting.partnerships(partnerships.bins(self.found))

    @cached_property
    def _lanes(self) -> Counted:
        return self.counting.partnerships(partnerships.lanes(self.found), adds_up=False)

    @cached_property
    def _judged(self) -> Counted:
        return self.counting.partnerships(partnerships.with_lanes(self.found)[:, None])

    @cached_property
    def _outlives(self) -> Counted:
        return self.counting.partnerships(partnerships.after_mandate(self.found))

    @cached_property
    def _mandates(self) -> Counted:
        return self.counting.partnerships(partnerships.mandates(self.found))

    @cached_property
    def _moves(self) -> Counted:
        return self.counting.partnerships(partnerships.moved(self.found))

    @cached_property
    def _pattern_codes(self) -> list[str]:
        advice = self.instrument.advice
        return sorted(pattern.code for pattern in advice.patterns) if advice else []

    @cached_property
    def _patterns(self) -> Counted:
        return self.counting.partnerships(
            partnerships.patterns(self.found, self._pattern_codes), adds_up=False
        )

    @cached_property
    def _mechanism_numbers(self) -> list[int]:
        return sorted({number for one in self.found.numbers for number in one.get("mechanisms", ())})

    @cached_property
    def _mechanisms(self) -> Counted:
        planned = [set(one.get("mechanisms", ())) for one in self.found.numbers]
        cells = np.array([[n in one for n in self._mechanism_numbers] for one in planned], dtype=np.bool_)
        cells = cells.reshape(len(planned), len(self._mechanism_numbers))
        return self.counting.organisations(cells, self.found.people, adds_up=False)

    @cached_property
    def _bands_by_code(self) -> dict[str, Counted]:
        found = {}
        for code, figures in self.factors.items():
            bands = self.instrument.bands(self.instrument.factor(code).direction)
            codes = [
                self.instrument.band_of(code, mean).code if people else ""
                for mean, people in zip(figures.measured.mean, figures.measured.people, strict=True)
            ]
            cells = np.array([[one == band.code for band in bands] for one in codes], dtype=np.bool_)
            found[code] = self.counting.organisations(cells.reshape(len(codes), 3), figures.measured.people)
        return found

    def _bands(self, code: str) -> Counted:
        return self._bands_by_code[code]

    @cached_property
    def _terms(self) -> Counted:
        measured = self.found.measured("items", TERMS)
        return self._yes_or_no(measured.mean >= TERMS_FROM, measured.people)

    @cached_property
    def _isolated(self) -> Counted:
        measured = self.found.measured("factors", LOOKS_OUTSIDE)
        return self._yes_or_no(
            (measured.mean < LITTLE_BELOW) & (self.found.ties <= FEW_TIES), measured.people
        )

    def _yes_or_no(self, yes: Flags, people: Counts) -> Counted:
        return self.counting.organisations(np.stack([yes, ~yes], axis=1), people)


def _fewest(people: Sequence[Counts]) -> Counts:
    """By organisation the fewest people behind any of the figures, of those it has."""
    none = np.iinfo(np.int64).max
    least = np.minimum.reduce([np.where(one > 0, one, none) for one in people])
    return np.where(least == none, 0, least)


def _open_with(family: Family, measured: Measured, fewest: Counts) -> Flags:
    """The same decision without the organisations that have no value here: nobody is not few, but absent. One more
    call only where an organisation has a value for some of a condition's figures and none for others."""
    return family.open_for(np.where(measured.people > 0, fewest, 0))


def _part(counted: Counted, group: int) -> dict[str, Any]:
    """Of yes and no: how many yes, of how many."""
    return {"count": _data(counted.cells[group][0]), "of": _data(counted.totals[group])}


def _named(names: Sequence[str], counts: Sequence[ShownCount]) -> dict[str, Any]:
    return {name: _data(count) for name, count in zip(names, counts, strict=True)}


def _listed(key: str, names: Sequence[Any], counts: Sequence[ShownCount]) -> list[dict[str, Any]]:
    """In the order of the names, never of the counts."""
    return [{key: name, "count": _data(count)} for name, count in zip(names, counts, strict=True)]


def _data(shown: ShownCount | ShownMean | ShownShare) -> dict[str, Any]:
    """The one door: nothing but what the engine made is written down."""
    if not isinstance(shown, ShownCount | ShownMean | ShownShare):
        raise TypeError(f"{shown!r} did not come from the disclosure engine.")
    return shown.as_data()


def _hides(counted: Counted, group: int) -> bool:
    """Whether something is there that is not shown; where everything is 0 nothing is withheld."""
    return any(count.shown is None for count in counted.cells[group])


def _silent(part: Any) -> bool:
    """Whether nothing in it is shown but zeros."""
    if isinstance(part, dict):
        if "shown" in part:
            return part["shown"] == 0
        return all(_silent(one) for one in part.values())
    return all(_silent(one) for one in part) if isinstance(part, list) else True

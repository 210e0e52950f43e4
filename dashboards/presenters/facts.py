"""A panel as one table, a row for each figure: what its CSV file holds.

Built from the same published values as the page, so what is not shown there is not here either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboards.enums import Panel
from dashboards.presenters.coverage import PEOPLE, SHARES
from dashboards.presenters.shown import Shown, count_text, interval, mean_text, number, share_text

Content = dict[str, Any]
COUNT, MEAN, SHARE, EXACT, DIFFERENCE, WORDS = "count", "mean", "share", "exact", "difference", "words"
TEXTS = {COUNT: count_text, MEAN: mean_text, SHARE: share_text}


@dataclass(frozen=True)
class Fact:
    """`part` and `code` say what the figure is of, `measure` what it is; `shown` as the page has it."""

    part: str
    code: str
    measure: str
    shown: str
    value: float | int | None = None
    end: str = ""
    low: float | None = None
    high: float | None = None


def facts(content: Content, panel: str) -> tuple[Fact, ...]:
    return tuple(MAKERS[Panel(panel)](content))


def _fact(part: str, code: str, kind: str, value: Shown) -> Fact:
    low, high = (interval(value) if kind == MEAN else None) or (None, None)
    return Fact(part, code, kind, TEXTS[kind](value), number(value), (value or {}).get("end", ""), low, high)


def _coverage(content: Content) -> Iterator[Fact]:
    base, coverage = content["base"], content["coverage"]
    for key in ("organisations", "answering"):
        yield Fact("base", key, EXACT, str(base[key]), base[key])
    for key in ("people", "partnerships"):
        yield _fact("base", key, COUNT, base[key])
    for key in PEOPLE:
        yield _fact("coverage", key, COUNT, coverage[key])
    for key in SHARES:
        yield _fact("coverage", key, SHARE, coverage[key])
    yield Fact("coverage", "last_answer_on", WORDS, coverage.get("last_answer_on") or "")


def _positions(content: Content) -> Iterator[Fact]:
    for entry in content["positions"]["bins"]:
        yield _fact("positions", f"{entry['formality']}-{entry['drive']}", COUNT, entry["count"])
    yield _fact("positions", "total", COUNT, content["positions"]["total"])


def _verbs(content: Content) -> Iterator[Fact]:
    verbs = content["verbs"]
    for entry in verbs["cells"]:
        yield _fact("verbs", f"{entry['verb']}-{entry['level']}", COUNT, entry["count"])
    yield _fact("verbs", "total", COUNT, verbs["total"])
    for key, value in verbs["after_mandate"].items():
        yield _fact("after_mandate", key, COUNT, value)


def _factors(content: Content) -> Iterator[Fact]:
    for code, figure in content["factors"].items():
        yield _fact("mean", code, MEAN, figure["mean"])
        yield _fact("people", code, COUNT, figure["people"])
        for band, value in figure["bands"].items():
            yield _fact(f"organisations_{band}", code, COUNT, value)
        yield _fact("views_differ", code, SHARE, figure["views_differ"])
        yield _fact("dont_know", code, SHARE, figure["dont_know"])
        yield Fact("expected", code, WORDS, figure["expected"] or "")


def _questions(content: Content) -> Iterator[Fact]:
    for question, values in content["questions"].items():
        for key, value in values.items():
            yield _fact(question, key, MEAN if key == "mean" or question == "inhibitor" else COUNT, value)


def _patterns(content: Content) -> Iterator[Fact]:
    for row in content["patterns"]:
        yield _fact("patterns", row["code"], COUNT, row["count"])
    for row in content["mechanisms"]:
        yield _fact("mechanisms", str(row["number"]), COUNT, row["count"])


def _change(content: Content) -> Iterator[Fact]:
    for code, entry in content["change"]["factors"].items():
        low, high = entry.get("interval") or (None, None)
        value = entry.get("difference")
        yield Fact("change", code, DIFFERENCE, entry.get("label") or "", value, "", low, high)
    for code in content["change"].get("breaks", ()):
        yield Fact("break", code, WORDS, "not the same as last time")
    if content["change"].get("boundaries_changed"):
        yield Fact("break", "boundaries", WORDS, "not those of the round before")


# The panels that are published figures; the others are the register, or what people here write.
MAKERS = {
    Panel.COVERAGE: _coverage,
    Panel.POSITIONS: _positions,
    Panel.VERBS: _verbs,
    Panel.FACTORS: _factors,
    Panel.QUESTIONS: _questions,
    Panel.PATTERNS: _patterns,
    Panel.CHANGE: _change,
}

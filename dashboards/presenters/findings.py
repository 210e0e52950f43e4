"""The three findings with which an area begins.

The rule: go through what can be said in one fixed order, the same for every area and every round, and take the first
three. It does not look for what is large or striking, so nobody's area is chosen for a headline, and the sentences
of two rounds can be compared. Where fewer than three can be said, what is withheld is said in their place, with what
would open it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboards.enums import Panel
from dashboards.presenters import questions
from dashboards.presenters.change import change_finding
from dashboards.presenters.factors import factors_finding
from dashboards.presenters.positions import positions_finding
from dashboards.presenters.shown import number
from dashboards.presenters.verbs import after_mandate_finding
from dashboards.presenters.withheld import Closed, closed_panels
from models_engine import Instrument

MOST = 3


@dataclass(frozen=True)
class Finding:
    """`panel` is where it stands, with the block's anchor in `anchor`."""

    panel: Panel
    anchor: str
    sentence: str
    withheld: bool = False


def findings(content: dict[str, Any], instrument: Instrument, since: str) -> tuple[Finding, ...]:
    said = [found for found in _candidates(content, instrument, since) if found.sentence][:MOST]
    return (*said, *_missing(content)[: MOST - len(said)])


def _missing(content: dict[str, Any]) -> tuple[Finding, ...]:
    """One line for each reason, with how many questions it shuts."""
    by_reason: dict[str, list[Closed]] = {}
    for closed in closed_panels(content):
        by_reason.setdefault(closed.reason, []).append(closed)
    return tuple(
        Finding(
            Panel(group[0].panel),
            "",
            f"{'1 question' if len(group) == 1 else f'{len(group)} questions'} cannot be answered here: "
            f"{reason}. {group[0].opens}",
            withheld=True,
        )
        for reason, group in by_reason.items()
    )


def _candidates(content: dict[str, Any], instrument: Instrument, since: str) -> Iterator[Finding]:
    asked = content["questions"]
    yield Finding(Panel.POSITIONS, "positions", positions_finding(content))
    yield Finding(Panel.QUESTIONS, "mandate", questions.mandate_finding(asked))
    if number(content["verbs"]["after_mandate"]["would_not"]) is not None and number(
        content["verbs"]["total"]
    ):
        yield Finding(Panel.VERBS, "after-mandate", after_mandate_finding(content))
    yield Finding(Panel.QUESTIONS, "inhibitor", questions.inhibitor_finding(asked))
    yield Finding(Panel.QUESTIONS, "supplier", questions.supplier_finding(asked))
    yield Finding(Panel.QUESTIONS, "isolated", questions.isolated_finding(asked))
    yield Finding(Panel.QUESTIONS, "informal", questions.informal_finding(asked))
    yield Finding(Panel.CHANGE, "change", change_finding(content, instrument, since))
    if any(number(figure["mean"]) is not None for figure in content["factors"].values()):
        yield Finding(Panel.FACTORS, "", factors_finding(content, instrument))

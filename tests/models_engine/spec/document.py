"""docs/reference/scoring.md, written from the chapters that test the engine."""

from tests.models_engine.spec.advice import what_to_try
from tests.models_engine.spec.chapters import CHAPTERS, Example
from tests.models_engine.spec.dynamics import what_moves_a_partnership
from tests.models_engine.spec.statistics import agreement_and_reliability

NOTICE = (
    "<!-- Written by `make fix` from tests/models_engine/spec/chapters.py. Change that, not this. -->\n\n"
)
INTRODUCTION = """# Scoring, rule by rule

Each rule with answers and what comes of them. The examples are tests: the engine gives these numbers. Cells are
raw answers 1 to 5, `DK` don't know, `NA` not applicable, `-` unanswered, `.` not asked; one row is one person.
[The method](../explanation/method.md) says why the rules are as they are. They are ours,
except for the formulas of agreement, reliability and change, which are their authors'.
"""


def scoring() -> str:
    parts = [NOTICE, INTRODUCTION]
    for chapter in CHAPTERS:
        parts.append(f"\n## {chapter.title}\n\n{chapter.text}\n")
        parts += [_example(example) for example in chapter.examples]
    return "".join([*parts, what_moves_a_partnership(), what_to_try(), agreement_and_reliability()])


def _example(example: Example) -> str:
    codes, *lines = (line.split() for line in example.answers.strip().splitlines())
    table = [codes, ["---"] * len(codes), *lines]
    rows = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    view = f" as the {example.view} sees it" if example.view else ""
    of = "The place" if example.of == "place" else f"{example.of}{view}"
    gives = ", ".join(f"`{name}` {_shown(wanted)}" for name, wanted in example.gives.items())
    return f"\n{example.says}\n\n{rows}\n\n{of}: {gives}.\n"


def _shown(wanted: object) -> str:
    if wanted is None:
        return "none"
    if isinstance(wanted, bool):
        return "yes" if wanted else "no"
    return f"{wanted:.4f}".rstrip("0").rstrip(".") if isinstance(wanted, float) else str(wanted)

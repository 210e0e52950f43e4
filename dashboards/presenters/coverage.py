"""How much an area's figures rest on: who was asked, who answered, and how well they could."""

from datetime import date
from typing import Any

from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block
from dashboards.presenters.shown import about, count_text, share_text
from organisations.presenters.dates import day

PEOPLE = {"invited": "People invited", "started": "People who started", "finished": "People who finished"}
SHARES = {
    "dont_know": "Answers that are “don't know”",
    "carried": "Answers confirmed unchanged from the last round",
    "by_link": "Answers given by a personal link, identity not verified",
}


def coverage_sentence(content: dict[str, Any]) -> str:
    """Who speaks here: the first sentence of an area."""
    base = content["base"]
    asked, answering = base["organisations"], base["answering"]
    if not answering:
        some = (
            f"None of the {asked} organisations asked has"
            if asked > 1
            else "The one organisation asked has not"
        )
        return f"{some} answered." if asked else "No organisation here was asked."
    if asked == answering and asked > 1:
        organisations = f"All {asked} organisations asked"
    elif asked != 1:
        organisations = f"{answering} of the {asked} organisations asked"
    else:
        organisations = f"{answering} of 1 organisation asked"
    have = "have" if answering != 1 else "has"
    return f"{organisations} {have} answered: {about(base['people'], 'person', 'people')} in all."


def present_coverage(content: dict[str, Any]) -> tuple[Block, ...]:
    base, coverage = content["base"], content["coverage"]
    last = coverage.get("last_answer_on")
    rows = [
        ["Organisations asked", str(base["organisations"])],
        ["Organisations with answers", str(base["answering"])],
        *([words, count_text(coverage[key])] for key, words in PEOPLE.items()),
        ["People whose answers count here", count_text(base["people"])],
        ["Partnerships answered for", count_text(base["partnerships"])],
        *([words, share_text(coverage[key])] for key, words in SHARES.items()),
        ["Last answer", day(date.fromisoformat(last)) if last else "none yet"],
    ]
    return (
        Block(
            "coverage",
            coverage_sentence(content),
            table=table("What the figures rest on", ("What", "How many"), rows),
            paragraphs=(
                "Organisations that have not answered may have good reasons, and nothing follows from it about how "
                "they share knowledge. They may differ from those that did answer, so read the figures as those of "
                "the people who spoke.",
                "A high share of “don't know” is a finding too: people cannot see it from where they work.",
            ),
        ),
    )

"""On which level conditions start, require, steer and keep going the partnerships of an area."""

from typing import Any

from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block, Square
from dashboards.presenters.shown import about, count_text, number
from models_engine import Instrument

VERBS = {"DT": "Started by", "DM": "Required by", "DC": "Steered by", "DE": "Kept going by"}
# Shorter below the picture, which may be narrow.
PICTURE_COLUMNS = ("start", "require", "steer", "keep going")
NOTHING = "What partnerships here rest on is not shown: too few of them have been answered for."
AFTER = {
    "would": "Would go on",
    "would_not": "Would not go on",
    "not_known": "Not known",
}


def present_verbs(content: dict[str, Any], instrument: Instrument) -> tuple[Block, ...]:
    verbs = content["verbs"]
    counts = {(entry["verb"], entry["level"]): entry["count"] for entry in verbs["cells"]}
    # The level that surrounds the others stands on top, as everywhere else.
    levels = instrument.levels[::-1]
    squares = tuple(
        Square(
            across,
            up,
            count_text(counts.get((verb, level.code))),
            f"{words} something at the {level.name.lower()} level: "
            f"{about(counts.get((verb, level.code)), 'partnership', 'partnerships')}",
            number(counts.get((verb, level.code))),
        )
        for up, level in enumerate(levels)
        for across, (verb, words) in enumerate(VERBS.items())
    )
    rows = [
        [level.name, *(count_text(counts.get((verb, level.code))) for verb in VERBS)]
        for level in instrument.levels
    ]
    return (
        Block(
            "verbs",
            verbs_finding(content, instrument) or NOTHING,
            table=table("Number of partnerships", ("Level", *VERBS.values()), rows),
            squares=squares,
            columns=PICTURE_COLUMNS,
            rows=tuple(level.name for level in levels),
            paragraphs=(
                f"All partnerships that were asked this: {count_text(verbs['total'])}.",
                "A partnership counts in each cell that applies, so cells add up to more than all partnerships. "
                "The four verbs are the paper's; what counts as starting or keeping going is what people named.",
            ),
        ),
        Block(
            "after-mandate",
            after_mandate_finding(content),
            heading="Which partnerships would not outlive their mandate?",
            table=table(
                "If what requires them ended",
                ("Partnerships", "Number"),
                [[words, count_text(verbs["after_mandate"][key])] for key, words in AFTER.items()],
            ),
            paragraphs=(
                "This is a reading of what people say keeps their partnership going. It is no forecast.",
            ),
        ),
    )


def verbs_finding(content: dict[str, Any], instrument: Instrument) -> str:
    """What most partnerships live on, where it is shown and clear."""
    kept = sorted(
        (number(entry["count"]), entry["level"])
        for entry in content["verbs"]["cells"]
        if entry["verb"] == "DE" and number(entry["count"])
    )
    total = number(content["verbs"]["total"])
    if not kept or not total:
        return ""
    if len(kept) > 1 and kept[-1][0] == kept[-2][0]:
        return "Partnerships here are kept going by conditions at several levels alike."
    most, level = kept[-1]
    return (
        f"Of the levels that are shown, the most partnerships are kept going by something at the "
        f"{instrument.level(level).name.lower()} level: about {most} of {total}."
    )


def after_mandate_finding(content: dict[str, Any]) -> str:
    after, total = content["verbs"]["after_mandate"], number(content["verbs"]["total"])
    if total == 0:
        return "No partnership here was asked what would happen without what requires it."
    if number(after["would_not"]) is None or total is None:
        return "How many partnerships would go on without what requires them is not shown."
    return (
        f"If what requires them ended, {about(after['would_not'], 'partnership', 'partnerships')} of {total} "
        "would not go on, by what people say of them."
    )

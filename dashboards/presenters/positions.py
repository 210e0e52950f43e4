"""Where the partnerships of an area stand: nine bins on the spectrum, in words, as a picture's squares and a table."""

from typing import Any

from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block, Square
from dashboards.presenters.shown import about, count_text, number

# From below and from the left, as on the spectrum.
FORMALITY = {"informal": "Informal", "mixed": "Mixed", "formal": "Formal"}
DRIVE = {
    "internal": "Driven by the partners",
    "mixed": "Driven by both",
    "external": "Driven by others",
}
# Shorter beside the picture, which may be narrow.
PICTURE_COLUMNS = ("← the partners", "both", "others →")
NOTHING = "Where partnerships here stand is not shown: too few of them have been answered for."


def present_positions(content: dict[str, Any]) -> tuple[Block, ...]:
    positions = content["positions"]
    counts = {(entry["formality"], entry["drive"]): entry["count"] for entry in positions["bins"]}
    squares = tuple(
        Square(
            across,
            up,
            count_text(counts.get((formality, drive))),
            f"{FORMALITY[formality]}, {DRIVE[drive].lower()}: "
            f"{about(counts.get((formality, drive)), 'partnership', 'partnerships')}",
            number(counts.get((formality, drive))),
        )
        for up, formality in enumerate(FORMALITY)
        for across, drive in enumerate(DRIVE)
    )
    rows = [
        [FORMALITY[formality], *(count_text(counts.get((formality, drive))) for drive in DRIVE)]
        for formality in reversed(FORMALITY)
    ]
    return (
        Block(
            "positions",
            positions_finding(content) or NOTHING,
            table=table("Number of partnerships", ("How formal", *DRIVE.values()), rows),
            squares=squares,
            columns=PICTURE_COLUMNS,
            rows=tuple(FORMALITY.values()),
            paragraphs=(
                f"All partnerships with a place: {count_text(positions['total'])}.",
                "Each partnership counts once, where the people who answered for it place it today. "
                "No place is better than another.",
            ),
        ),
    )


def positions_finding(content: dict[str, Any]) -> str:
    """Names the bin with the most partnerships where one stands out among those shown; nothing where none is."""
    positions = content["positions"]
    total = number(positions["total"])
    shown = sorted(
        (number(entry["count"]), entry["formality"], entry["drive"])
        for entry in positions["bins"]
        if number(entry["count"])
    )
    if not shown or not total:
        return ""
    most, formality, drive = shown[-1]
    if len(shown) > 1 and shown[-2][0] == most:
        return "No single place on the spectrum has the most partnerships, of the places that are shown."
    return (
        f"Of the places that are shown, the most partnerships are {FORMALITY[formality].lower()} and "
        f"{DRIVE[drive].lower()}: about {most} of {total}."
    )

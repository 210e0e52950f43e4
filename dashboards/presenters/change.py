"""What has changed in an area since the round before, and where the two cannot be compared."""

from typing import Any

from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block, Mark
from models_engine import Instrument

LABELS = {
    "higher": "higher",
    "lower": "lower",
    "no_clear_change": "no clear change",
    "too_few_to_say": "too few organisations to say",
    "not_compared": "not compared: the questions were not the same",
    "not_shown": "not shown (too few answers)",
}
# The same beside a mark, where there is little room.
BESIDE = {"too_few_to_say": "too few to say", "not_compared": "not compared", "not_shown": "not shown"}
FIRST = "There is no earlier round to compare with yet."
RULE = (
    "“Higher” or “lower” stands only where the interval leaves out 0 and the difference is at least 0.3. The interval "
    "is printed from 8 organisations on. Where fewer than 5 answered in one of the two rounds, it is “too few "
    "organisations to say”: so few may differ by chance. Other people may have answered this time."
)
BOUNDARIES = (
    "The boundaries of this area are not those of the round before. Where organisations came or went, part of a "
    "difference may come from that, so nothing is drawn across the two."
)


def present_change(content: dict[str, Any], instrument: Instrument, since: str) -> tuple[Block, ...]:
    """`since` is the name of the earlier round; nothing where there is none."""
    change = content["change"]
    if not since:
        return (Block("change", FIRST),)
    found = [(factor, change["factors"].get(factor.code, {})) for factor in instrument.factors]
    rows = [
        [
            factor.plain_name,
            _difference(entry),
            _interval(entry),
            LABELS.get(entry.get("label"), LABELS["not_shown"]),
        ]
        for factor, entry in found
    ]
    return (
        Block(
            "change",
            change_finding(content, instrument, since) or _nothing_said(content, since),
            table=table(
                f"Difference of the means, {since} to this round",
                ("Condition", "Difference", "95% interval", "In words"),
                rows,
            ),
            marks=tuple(_mark(factor.plain_name, entry) for factor, entry in found),
            paragraphs=tuple(_breaks(change, instrument)),
        ),
    )


def change_finding(content: dict[str, Any], instrument: Instrument, since: str) -> str:
    """Nothing where there is no condition of which a change, or the lack of one, can be claimed."""
    names = {factor.code: factor.plain_name for factor in instrument.factors}
    labels = {
        code: entry.get("label") for code, entry in content["change"]["factors"].items() if code in names
    }
    compared = [code for code, label in labels.items() if label in {"higher", "lower", "no_clear_change"}]
    if not since or not compared:
        return ""
    parts = []
    for label in ("higher", "lower"):
        codes = [code for code in names if labels.get(code) == label]
        if codes:
            parts.append(f"{label}: {', '.join(names[code] for code in codes)}")
    if not parts:
        return f"No clear change since {since} in the {len(compared)} conditions that can be compared."
    same = sum(labels[code] == "no_clear_change" for code in compared)
    if same:
        parts.append(f"no clear change in {same} {'other' if same == 1 else 'others'} that can be compared")
    return f"Since {since}, {'; '.join(parts)}."


def _nothing_said(content: dict[str, Any], since: str) -> str:
    labels = {entry.get("label") for entry in content["change"]["factors"].values()}
    if "too_few_to_say" in labels:
        return f"Too few organisations answered to say whether anything has changed since {since}."
    return f"Nothing can be compared with {since}."


def _difference(entry: dict[str, Any]) -> str:
    return "–" if entry.get("difference") is None else f"{entry['difference']:+.1f}".replace("-", "−")


def _interval(entry: dict[str, Any]) -> str:
    if not entry.get("interval"):
        return "–"
    low, high = (f"{end:+.1f}".replace("-", "−") for end in entry["interval"])
    return f"{low} to {high}"


def _mark(name: str, entry: dict[str, Any]) -> Mark:
    words = LABELS.get(entry.get("label"), LABELS["not_shown"])
    beside = BESIDE.get(entry.get("label", "not_shown"), words)
    if entry.get("difference") is None:
        return Mark(name, beside, f"{name}: {words}")
    low, high = entry["interval"] or (None, None)
    said = f"{name}: {_difference(entry)}, {words}, 95% interval {_interval(entry)}"
    return Mark(name, beside, said, entry["difference"], low, high)


def _breaks(change: dict[str, Any], instrument: Instrument) -> list[str]:
    paragraphs = [RULE]
    if change.get("boundaries_changed"):
        paragraphs.append(BOUNDARIES)
    if change.get("breaks"):
        items = {item.code: item.text for item in instrument.items}
        texts = "; ".join(f"“{items.get(code, code)}”" for code in change["breaks"])
        paragraphs.append(
            f"A break: these statements are not the same as last time and are left out: {texts}."
        )
    return paragraphs

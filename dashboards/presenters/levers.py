"""What was published about what a lever was meant to change, before its date and after. Nothing is worked out here:
values, intervals and the words for a change are those of the publications, so what is hidden there is hidden here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.presenters.tables import table
from dashboards.models import Publication
from dashboards.presenters.blocks import Block, Mark
from dashboards.presenters.change import BOUNDARIES, LABELS
from dashboards.presenters.shown import TOO_FEW, interval, interval_text, is_shown, mean_text, number
from models_engine import Instrument

WARNING = (
    "A change after a lever is not proof that the lever caused it. Other things happened at the same time, and other "
    "people may have answered. Ask the organisations what they saw."
)
BEFORE, AFTER, ON_THE_DAY = "before", "after", "open on that day"
NO_ROUND_BEFORE = "No round with figures for this area ended before this date, so nothing can be compared."
NO_ROUND_AFTER = "No round with figures for this area has begun since this date."
STATEMENT = (
    "not compared: for single statements no interval is published, so chance cannot be told from change"
)
NOT_NEXT = "not compared: the figures published for the later round are not compared with this earlier one"
HEADS = ("Round", "Beside the date", "Mean", "95% interval")


@dataclass(frozen=True)
class Compared:
    """The last round before the date and the first one after it, with figures of the area or without."""

    before: Publication | None
    after: Publication | None


def present_lever(
    happened_on: date, linked: Sequence[str], rounds: Sequence[Publication], instrument: Instrument
) -> tuple[Block, ...]:
    """A block for each linked condition or statement. `rounds` are the area's, the oldest first."""
    found = [code for code in linked if code in _names(instrument)]
    return tuple(_block(code, happened_on, rounds, instrument) for code in found)


def linked_names(linked: Sequence[str], instrument: Instrument) -> tuple[str, ...]:
    names = _names(instrument)
    return tuple(names[code] for code in linked if code in names)


def compared(happened_on: date, rounds: Sequence[Publication]) -> Compared:
    """Rounds without any figure of the area do not count: between two that have some nothing is known."""
    known = [one for one in rounds if one.has_figures]
    before = [one for one in known if _when(one, happened_on) == BEFORE]
    after = [one for one in known if _when(one, happened_on) == AFTER]
    return Compared(before[-1] if before else None, after[0] if after else None)


def _block(code: str, happened_on: date, rounds: Sequence[Publication], instrument: Instrument) -> Block:
    name = _names(instrument)[code]
    pair = compared(happened_on, rounds)
    rows = [
        [
            one.batch.campaign.title,
            _when(one, happened_on),
            mean_text(_mean(one, code)) if is_shown(_mean(one, code)) else TOO_FEW,
            interval_text(_mean(one, code)),
        ]
        for one in rounds
    ]
    return Block(
        f"linked-{code}",
        _finding(code, pair),
        heading=name,
        table=table(f"{name}: published means, round by round", HEADS, rows) if rows else None,
        marks=tuple(_mark(one, code, happened_on) for one in rounds),
        paragraphs=tuple(_breaks(code, rounds, instrument)),
    )


def _finding(code: str, pair: Compared) -> str:
    if pair.before is None:
        return NO_ROUND_BEFORE
    if pair.after is None:
        return NO_ROUND_AFTER
    before, after = pair.before.batch.campaign.title, pair.after.batch.campaign.title
    label, entry = _label(code, pair.before, pair.after)
    numbers = _difference(entry)
    if label in {"higher", "lower"}:
        return f"{label.capitalize()} in {after} than in {before}{numbers}."
    if label == "no_clear_change":
        return f"No clear change from {before} to {after}{numbers}."
    if label == "too_few_to_say":
        return f"Too few organisations to say whether it changed from {before} to {after}{numbers}."
    return f"{before} and {after}: {LABELS.get(label, label)}."


def _label(code: str, before: Publication, after: Publication) -> tuple[str, dict[str, Any]]:
    """The published word for the change, or why there is none. What either round hides comes first."""
    if not (is_shown(_mean(before, code)) and is_shown(_mean(after, code))):
        return "not_shown", {}
    change = after.content["change"]
    if code in change.get("breaks", ()):
        return "not_compared", {}
    entry = change["factors"].get(code)
    if entry is None:
        return STATEMENT, {}
    if str(change.get("since") or "") != str(before.batch.campaign_id):
        return NOT_NEXT, {}
    return entry["label"], entry


def _difference(entry: dict[str, Any]) -> str:
    if entry.get("difference") is None:
        return ""
    words = f"{entry['difference']:+.1f}".replace("-", "−")
    if not entry.get("interval"):
        return f" ({words})"
    low, high = (f"{end:+.1f}".replace("-", "−") for end in entry["interval"])
    return f" ({words}, 95% interval {low} to {high})"


def _mark(one: Publication, code: str, happened_on: date) -> Mark:
    mean, title = _mean(one, code), one.batch.campaign.title
    ends = interval(mean)
    said = f"{title}, {_when(one, happened_on)}: {mean_text(mean)}"
    if ends:
        said += f", 95% interval {interval_text(mean)}"
    return Mark(
        f"{title} ({_when(one, happened_on)})", mean_text(mean), said, number(mean), *(ends or (None, None))
    )


def _breaks(code: str, rounds: Sequence[Publication], instrument: Instrument) -> list[str]:
    """Where the row of rounds is broken. No line is drawn from round to round anyway."""
    items = {item.code: item.text for item in instrument.items}
    own = {item.code for factor in instrument.factors if factor.code == code for item in factor.items} | {
        code
    }
    paragraphs = []
    for one in rounds:
        title, change = one.batch.campaign.title, one.content["change"]
        broken = [items.get(found, found) for found in change.get("breaks", ()) if found in own]
        if broken:
            texts = "; ".join(f"“{text}”" for text in broken)
            paragraphs.append(f"A break before {title}: these statements are not the same since: {texts}.")
        if change.get("boundaries_changed"):
            paragraphs.append(f"A break before {title}. {BOUNDARIES}")
    return paragraphs


def _mean(one: Publication, code: str) -> dict[str, Any] | None:
    factors = one.content["factors"]
    return factors[code]["mean"] if code in factors else one.content["items"].get(code)


def _when(one: Publication, happened_on: date) -> str:
    campaign = one.batch.campaign
    if campaign.first_day >= happened_on:
        return AFTER
    return BEFORE if campaign.last_day < happened_on else ON_THE_DAY


def _names(instrument: Instrument) -> dict[str, str]:
    return {factor.code: factor.plain_name for factor in instrument.factors} | {
        item.code: f"“{item.text}”" for item in instrument.items
    }

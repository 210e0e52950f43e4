"""Published values in words. A value is what the disclosure engine let through, as it stands in a publication.

Pages, tables and files take their words from here, so that what one of them hides no other tells.
"""

from typing import Any

Shown = dict[str, Any] | None

HIDDEN_COUNT = "*"
NOT_SHOWN = "not shown"
TOO_FEW = "not shown (too few answers)"
STAR = "* stands for a number that is not shown: too small, or so that a small one cannot be worked out."
ROUNDED = (
    "Other numbers are to the nearest 5, and a 5 of partnerships or organisations stands for anything from 1 to 7. So "
    "rows need not add up to their totals."
)
ENDS = {"above": "{} or above", "below": "{} or below"}
SHARE_ENDS = {"above": "over {}%", "below": "under {}%"}


def is_shown(value: Shown) -> bool:
    return bool(value) and "shown" in value


def number(value: Shown) -> float | int | None:
    """The number that may be drawn or written; None where it is hidden."""
    return value["shown"] if value and "shown" in value else None


def count_text(value: Shown) -> str:
    found = number(value)
    return HIDDEN_COUNT if found is None else str(found)


def mean_text(value: Shown) -> str:
    return _with_end(value, ENDS, "{}")


def share_text(value: Shown) -> str:
    return _with_end(value, SHARE_ENDS, "{}%")


def interval_text(value: Shown) -> str:
    ends = interval(value)
    return f"{ends[0]:.1f} to {ends[1]:.1f}" if ends else NOT_SHOWN


def interval(value: Shown) -> tuple[float, float] | None:
    """Only beside a mean that is shown as such: at an open end it would tell where the mean lies."""
    if not is_shown(value) or value.get("end") or not value.get("interval"):
        return None
    low, high = value["interval"]
    return low, high


def about(value: Shown, one: str, many: str) -> str:
    """ "about 25 partnerships", "no partnerships", "some partnerships (number not shown)"."""
    found = number(value)
    if found is None:
        return f"some {many} (number not shown)"
    return f"no {many}" if found == 0 else f"about {found} {one if found == 1 else many}"


def _with_end(value: Shown, ends: dict[str, str], plain: str) -> str:
    found = number(value)
    if found is None:
        return NOT_SHOWN
    return ends.get(value.get("end", ""), plain).format(found)

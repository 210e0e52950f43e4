"""The words of movement: which way, by how much, from whom, and why a path is cut."""

from assessments.presenters.numbers import people
from assessments.selectors.movement import Step
from models_engine import Move, VersionDiff
from organisations.models import Succession
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words

AXIS_NAMES = {"formality": "Formality", "drive_now": "Who drives it today"}
WAYS = {
    ("formality", "higher"): "more formal",
    ("formality", "lower"): "less formal",
    ("drive_now", "higher"): "driven more by others",
    ("drive_now", "lower"): "driven more by the partners",
}


def move_words(axis: str, label: str) -> str:
    return WAYS[axis, label]


def axis_interval(ends: tuple[float, float] | None) -> str:
    return f" ({ends[0]:.0f} to {ends[1]:.0f})" if ends else ""


def difference(move: Move | None, decimals: int = 0) -> str:
    """With its sign, and its interval where there is one."""
    if move is None or move.difference is None:
        return "–"
    around = ""
    if move.interval:
        low, high = (signed(end, decimals) for end in move.interval)
        around = f" ({low} to {high})"
    return f"{signed(move.difference, decimals)}{around}"


def signed(value: float, decimals: int) -> str:
    """A change of nothing has no sign, and a minus is one."""
    rounded = round(value, decimals) + 0.0
    return f"{rounded:+.{decimals}f}".replace("-", "\u2212") if rounded else f"{0:.{decimals}f}"


def people_words(move: Move | None) -> str:
    """How many stand behind both means, and how many of them are the same people where that may be said."""
    if move is None:
        return "–"
    counted = f"{people(move.n_before)}, then {people(move.n_after)}"
    if move.matched_n is None:
        return counted
    if move.matched_n == move.n_before == move.n_after:
        return f"{counted}, the same both times"
    return f"{counted}; the change is that of the {people(move.matched_n)} who answered both times"


def cut_words(step: Step, *, short: bool = False) -> tuple[str, ...]:
    """Why there is no line; `short` for within a sentence or a cell."""
    found = []
    if step.cuts.broken_axes:
        found.append(version_words(step.cuts.versions, step.cuts.broken_axes, short=short))
    found += [succession_words(one, short=short) for one in step.cuts.successions]
    if step.cuts.readings_differ:
        words = "one of the places is from other people than the other"
        first, then = step.before.campaign.title, step.after.campaign.title
        found.append(
            words if short else f"Break between {first} and {then}: {words}, so they are not compared."
        )
    return tuple(found)


def version_words(versions: VersionDiff, axes: tuple[str, ...], *, short: bool) -> str:
    names = in_words([AXIS_NAMES[axis].lower() for axis in axes])
    words = f"version {versions.after.version} of the questionnaire asks about {names} in another way"
    return words if short else f"Break: {words}. No line is drawn across it."


def succession_words(one: Succession, *, short: bool) -> str:
    words = f"{one.predecessor.name} became part of {one.successor.name} on {day(one.happened_on)}"
    return words if short else f"Break: {words}. No line is drawn across it."

"""Two versions of the questionnaire in words: what was added, removed and worded anew, and which trends break there."""

from dataclasses import dataclass

from assessments.presenters.movement_words import AXIS_NAMES
from assessments.presenters.tables import Table, table
from models_engine import Break, Instrument, VersionDiff
from organisations.presenters.partners import in_words

MEANINGS = {
    "same": "the same thing: answers are compared",
    "changed": "something else: answers are not compared",
}
MEASURES = AXIS_NAMES | {"origin": "Origin", "origin_start": "Who started it"}


@dataclass(frozen=True)
class VersionChanges:
    """`breaks` are sentences, one for each trend that stops here; `kept` says what goes on."""

    finding: str
    breaks: tuple[str, ...]
    kept: str
    reworded: Table | None
    added: tuple[str, ...]
    removed: tuple[str, ...]


def present_version_changes(diff: VersionDiff) -> VersionChanges:
    breaks = (*diff.factor_breaks, *diff.measure_breaks)
    return VersionChanges(
        finding=_finding(diff),
        breaks=tuple(_break_words(diff, one) for one in breaks),
        kept=_kept(diff),
        reworded=_reworded(diff) if diff.reworded or diff.reworded_questions else None,
        added=_asked([*diff.added, *diff.added_questions]),
        removed=_asked([*diff.removed, *diff.removed_questions]),
    )


def _finding(diff: VersionDiff) -> str:
    counted = [
        (len(diff.added) + len(diff.added_questions), "added"),
        (len(diff.removed) + len(diff.removed_questions), "removed"),
        (len(diff.reworded) + len(diff.reworded_questions), "worded anew"),
    ]
    said = in_words([f"{number} {words}" for number, words in counted if number])
    if not said:
        return f"Version {diff.after.version} asks what version {diff.before.version} asked, word for word."
    return f"Of the statements and questions, {said}."


def _break_words(diff: VersionDiff, one: Break) -> str:
    name = MEASURES.get(one.code) or _either(diff, one.code).factor(one.code).plain_name
    why = f"because of {in_words(list(one.items))}" if one.items else "because it is counted in another way"
    return f"{name} ({one.code}): no line is drawn from version {diff.before.version} to {diff.after.version}, {why}."


def _either(diff: VersionDiff, code: str) -> Instrument:
    return diff.after if any(factor.code == code for factor in diff.after.factors) else diff.before


def _kept(diff: VersionDiff) -> str:
    factors = len(diff.after.factors) - len(diff.factor_breaks)
    axes = "Places on the spectrum can be compared." if not diff.measure_breaks else ""
    return (
        f"{factors} of {len(diff.after.factors)} factors can be compared over both versions. {axes}".strip()
    )


def _reworded(diff: VersionDiff) -> Table:
    heads = ("Code", f"Version {diff.before.version}", f"Version {diff.after.version}", "It asks", "Why")
    rows = [
        (one.code, one.before.text, one.after.text, MEANINGS[one.meaning], " ".join(one.reasons))
        for one in diff.reworded
    ]
    rows += [
        (one.after.code, one.before.text, one.after.text, "no statement: it is in no trend", "–")
        for one in diff.reworded_questions
    ]
    return table("Before and after", heads, rows)


def _asked(things) -> tuple[str, ...]:
    return tuple(f"{thing.code}: {thing.text}" for thing in things)

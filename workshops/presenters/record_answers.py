"""The answers to one question in a record: every round and every group that the room was shown, in one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.presenters.tables import Table, table
from workshops.models import IDEAS
from workshops.presenters.results import OptionRow, ResultView

EVERYBODY = "Everybody"
NOBODY_ELSE = "Nobody chose any of the others."


@dataclass(frozen=True)
class Shown:
    """One round of one question. `name` is of the round, empty where there is only one."""

    name: str
    view: ResultView


@dataclass(frozen=True)
class RecordQuestion:
    """`table` is None where no round may be shown. `sentences` say what each round comes to."""

    text: str
    table: Table | None
    sentences: tuple[str, ...]


def present_questions(rounds: Sequence[tuple[str, tuple[ResultView, ...]]]) -> tuple[RecordQuestion, ...]:
    """`rounds` are those that were shown, with their names; all of them asked the same questions."""
    by_question = zip(*(views for _, views in rounds), strict=True)
    names = [name for name, _ in rounds]
    return tuple(
        _question([Shown(name, view) for name, view in zip(names, views, strict=True)])
        for views in by_question
    )


def _question(rounds: Sequence[Shown]) -> RecordQuestion:
    told = [one for one in rounds if not one.view.withheld]
    question = rounds[0].view.question
    return RecordQuestion(
        text=question.text,
        table=_table(told) if told else None,
        sentences=tuple(_sentences(one) for one in rounds),
    )


def _table(rounds: Sequence[Shown]) -> Table:
    """One line a round and group where there are six answers to choose from; where there are many, one line each."""
    view = rounds[-1].view
    if view.question.widget == "radios":
        heads = ("Who", *(row.label for row in view.rows))
        lines = [(name, *cells) for one in rounds for name, cells in _columns(one)]
    else:
        chosen = [row for row in view.rows if _is_told(row, rounds)]
        columns = [
            (name, dict(zip(_codes(one), cells, strict=True)))
            for one in rounds
            for name, cells in _columns(one)
        ]
        heads = ("Answer", *(name for name, _ in columns))
        lines = [(row.label, *(cells[row.code] for _, cells in columns)) for row in chosen]
    return table(view.question.text, heads, lines)


def _is_told(row: OptionRow, rounds: Sequence[Shown]) -> bool:
    """Of a long list only what somebody ticked; of ideas all: that nobody chose one is worth knowing."""
    if rounds[-1].view.question.code == IDEAS:
        return True
    return any(same.count for one in rounds for same in one.view.rows if same.code == row.code)


def _codes(shown: Shown) -> tuple[str, ...]:
    return tuple(row.code for row in shown.view.rows)


def _columns(shown: Shown) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The whole room first, then its groups: a name, and how many gave each answer."""
    rows = shown.view.rows
    yield _named(shown, EVERYBODY), tuple(f"{row.count} ({row.percent}%)" for row in rows)
    for place, group in enumerate(shown.view.groups):
        found = [row.groups[place] for row in rows]
        yield _named(shown, group), tuple(f"{one.count} ({one.percent}%)" for one in found)


def _named(shown: Shown, who: str) -> str:
    return f"{shown.name}: {who}" if shown.name else who


def _sentences(shown: Shown) -> str:
    view = shown.view
    said = " ".join(filter(None, (view.finding, *view.facts, view.groups_note, view.shift)))
    if not view.withheld and view.question.widget == "checkboxes" and view.question.code != IDEAS:
        said = f"{said} {NOBODY_ELSE}" if any(not row.count for row in view.rows) else said
    return f"{shown.name}: {said}" if shown.name else said

"""A table in words: every cell carries the head of its column, which stands beside it on a narrow screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessments.presenters.links import Link


@dataclass(frozen=True)
class Cell:
    head: str
    text: str
    href: str = ""


@dataclass(frozen=True)
class Table:
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str | Link]]) -> Table:
    """Each row has one entry for each head."""
    return Table(
        caption,
        tuple(heads),
        tuple(tuple(_cell(head, entry) for head, entry in zip(heads, row, strict=True)) for row in rows),
    )


def _cell(head: str, entry: str | Link) -> Cell:
    return Cell(head, entry.text, entry.href) if isinstance(entry, Link) else Cell(head, entry)

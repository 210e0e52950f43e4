"""What a panel is made of: a finding, its picture's data, the same as a table, and what to do with it."""

from dataclasses import dataclass

from assessments.presenters.links import Link
from assessments.presenters.tables import Table


@dataclass(frozen=True)
class Mark:
    """One row of a picture with a scale. `text` stands beside the mark as the table has it; without a value there
    is no mark, and the text says why."""

    name: str
    text: str
    said: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Square:
    """One cell of a picture with rows and columns, counted from the left and from below. `count` is None where it
    is not shown."""

    across: int
    up: int
    text: str
    said: str
    count: float | None = None


@dataclass(frozen=True)
class Block:
    """`finding` is one sentence, the picture's title where there is one. `columns` and `rows` name the squares.

    What is `folded` opens by its heading: detail for whoever wants it, so that a long panel can be read through.
    """

    id: str
    finding: str
    heading: str = ""
    table: Table | None = None
    marks: tuple[Mark, ...] = ()
    squares: tuple[Square, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    what_to_do: tuple[Link, ...] = ()
    folded: bool = False

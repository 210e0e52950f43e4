"""Rows into the database as fast as it takes them: COPY into PostgreSQL, many at once into SQLite."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Model

# Text of one piece of a COPY, and rows of one statement for SQLite.
PIECE, MANY = 1 << 20, 5000
NULL = "\\N"


def write(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows with these columns (`attname`s); what else the table has gets the field's default.

    `columns` has the key where it is not the database that numbers.
    """
    constant = _defaults(model, columns)
    fields = [model._meta.get_field(name) for name in columns]
    names = [*(field.column for field in fields), *constant]
    rest = [*constant.values()]
    made = ([_kept(field, value) for field, value in zip(fields, row, strict=True)] + rest for row in rows)
    if connection.vendor != "postgresql":
        _insert(model, names, made)
        return
    with _copy(model, names) as copy:
        for row in made:
            copy.write_row(row)


def _kept(field: Any, value: Any) -> Any:
    """Texts and whole numbers, ids among them, are written as they are: there are millions."""
    return value if value is None or type(value) in {str, int} else field.get_db_prep_save(value, connection)


class AnswerWriter:
    """Answers, of which there are millions: each is the sheet's part and one of a few hundred ends."""

    def __init__(self, model: type[Model], ends: list[dict[str, Any]]) -> None:
        self.model = model
        self.first = ["response_id", "saved_at"]
        self.names = [*self.first, *ends[0], *_defaults(model, [*self.first, *ends[0]])]
        rest = [*_defaults(model, [*self.first, *ends[0]]).values()]
        self.ends = [[*end.values(), *rest] for end in ends]
        self.lines = ["\t".join(map(_text, end)) + "\n" for end in self.ends]

    def write(self, sheets: Iterable[tuple[str, str, list[int]]]) -> None:
        """Of each sheet its id, when it was sent, and which replies it has."""
        if connection.vendor != "postgresql":
            ends = self.ends
            _insert(
                self.model,
                self.names,
                ([response, sent, *ends[reply]] for response, sent, replies in sheets for reply in replies),
            )
            return
        with _copy(self.model, self.names) as copy:
            for text in _pieces(self._texts(sheets)):
                copy.write(text)

    def _texts(self, sheets: Iterable[tuple[str, str, list[int]]]) -> Iterator[str]:
        lines = self.lines
        for response, sent, replies in sheets:
            start = f"{response}\t{sent}\t"
            yield "".join([start + lines[reply] for reply in replies])


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    held, length = [], 0
    for text in texts:
        held.append(text)
        length += len(text)
        if length > PIECE:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)


def _defaults(model: type[Model], given: Sequence[str]) -> dict[str, Any]:
    """What a row has besides, by column. The key is left to the database."""
    left = [
        field for field in model._meta.concrete_fields if field.attname not in given and not field.primary_key
    ]
    return {field.column: field.get_db_prep_save(field.get_default(), connection) for field in left}


def _text(value: Any) -> str:
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value)


def _insert(model: type[Model], names: list[str], rows: Iterable[list[Any]]) -> None:
    places = ", ".join(["%s"] * len(names))
    sql = f"INSERT INTO {model._meta.db_table} ({_listed(names)}) VALUES ({places})"
    with connection.cursor() as cursor:
        left = iter(rows)
        while some := list(islice(left, MANY)):
            cursor.executemany(sql, some)


@contextmanager
def _copy(model: type[Model], names: list[str]) -> Iterator[Any]:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {model._meta.db_table} ({_listed(names)}) FROM STDIN") as copy,
    ):
        yield copy


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


@contextmanager
def without_indexes(*models: type[Model]) -> Iterator[None]:
    """Drop what PostgreSQL would look after row by row, and build it at the end, when it is checked as a whole.

    Primary keys stay, and so do checks. Every index and constraint is afterwards as it was.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        again = [_dropped(cursor, model._meta.db_table) for model in models]
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in [statement for statements in again for statement in statements]:
            cursor.execute(statement)


def _dropped(cursor: Any, table: str) -> list[str]:
    """The statements that bring back what was dropped, what others rest on first."""
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype IN ('u', 'f') ORDER BY contype DESC, conname",
        [table],
    )
    constraints = cursor.fetchall()
    for name, _ in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass)"
        " ORDER BY indexname",
        [table, table],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    return [
        *(definition for _, definition in indexes),
        *(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}' for name, definition in constraints),
    ]

"""Reading values out of a plain document, with complaints that say where in it they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_Thing = TypeVar("_Thing")


class InstrumentError(ValueError):
    """A document that is not an instrument. The message is `path: what is wrong`."""


class Cursor:
    """A value in a document and the path that leads to it."""

    def __init__(self, value: object, path: str = "") -> None:
        self.value = value
        self.path = path

    def error(self, message: str) -> InstrumentError:
        return InstrumentError(f"{self.path}: {message}" if self.path else message)

    def mapping(self) -> Mapping[str, object]:
        if not isinstance(self.value, Mapping):
            raise self.error("expected a mapping")
        return self.value

    def has(self, key: str) -> bool:
        return key in self.mapping()

    def at(self, key: str) -> Cursor:
        path = f"{self.path}.{key}" if self.path else key
        if not self.has(key):
            raise Cursor(None, path).error("missing")
        return Cursor(self.mapping()[key], path)

    def each(self, key: str) -> Iterator[Cursor]:
        return self.at(key).entries()

    def entries(self) -> Iterator[Cursor]:
        if not isinstance(self.value, list | tuple):
            raise self.error("expected a list")
        return (Cursor(value, f"{self.path}[{index}]") for index, value in enumerate(self.value))

    def only(self, keys: frozenset[str]) -> None:
        """A key nobody reads is most often a slip of the pen, so it is refused rather than passed over."""
        for key in self.mapping():
            if key not in keys:
                raise Cursor(None, f"{self.path}.{key}" if self.path else str(key)).error("unknown key")


def read(at: Cursor, kind: type[_Thing], *, also: tuple[str, ...] = (), **given: object) -> _Thing:
    """An instance of the dataclass `kind` with its fields read from the mapping at the cursor.

    Fields in `given` are taken from there and must not be in the document, unless named in `also`: keys that
    somebody else reads. A field with a default may be left out of the document.
    """
    own = [entry for entry in fields(kind) if entry.name not in given]  # type: ignore[arg-type]  # dataclasses only
    at.only(frozenset((*(entry.name for entry in own), *also)))
    hints = get_type_hints(kind)
    values = {
        entry.name: value(at.at(entry.name), hints[entry.name])
        for entry in own
        if at.has(entry.name) or (entry.default is MISSING and entry.default_factory is MISSING)
    }
    return kind(**values, **given)


def value(at: Cursor, hint: Any) -> Any:
    """The value at the cursor as the type a dataclass declares for it."""
    origin = get_origin(hint)
    if is_dataclass(hint):
        return read(at, hint)  # type: ignore[arg-type]  # a dataclass hint is a class
    if origin is tuple:
        return tuple(value(entry, get_args(hint)[0]) for entry in at.entries())
    if origin is Literal:
        if at.value not in get_args(hint):
            raise at.error(f"expected one of {', '.join(map(str, get_args(hint)))}")
        return at.value
    if origin in (Union, UnionType):
        return value(at, next(kind for kind in get_args(hint) if kind is not type(None)))
    return _plain(at, hint)


def _plain(at: Cursor, hint: type) -> object:
    found = at.value
    if hint is str and isinstance(found, str) and found.strip():
        return found.strip()
    if hint is bool and isinstance(found, bool):
        return found
    if hint is int and isinstance(found, int) and not isinstance(found, bool):
        return found
    if hint is float and isinstance(found, int | float) and not isinstance(found, bool):
        return float(found)
    names = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
    raise at.error(f"expected {names[hint]}")

"""The instruments that come with the package. Once published, a version's files never change."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from models_engine.instrument import Instrument
from models_engine.parsing import parse_instrument

# What everything takes that is not about a round: the command line, the taster, the method page, the gallery.
DEFAULT_SLUG = "learning-ecosystem"
DEFAULT_VERSION = 2
# Where PyYAML comes with its half in C it is four times as fast, and every process reads thousands of lines.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PARTS = ("instrument.yaml", "axes.yaml", "sheets.yaml")
LATER_PARTS = ("dynamics.yaml", "patterns.yaml", "mechanisms.yaml", "readiness.yaml")


@cache
def load_instrument(slug: str = DEFAULT_SLUG, version: int = DEFAULT_VERSION) -> Instrument:
    """The shipped instrument, read once per process; everybody gets the same frozen object.

    Raises LookupError for an instrument or version that is not shipped.

    >>> load_instrument("learning-ecosystem", 1).reference
    'learning-ecosystem/1'
    """
    folder = files("models_engine") / "instruments" / slug / str(version)
    if not (folder / PARTS[0]).is_file():
        raise LookupError(f"no instrument {slug}/{version} is shipped with this engine")
    return parse_instrument(assemble(folder))


def shipped_versions() -> tuple[tuple[str, int], ...]:
    """Slug and version of every instrument in the package, oldest version first.

    >>> shipped_versions()[0]
    ('learning-ecosystem', 1)
    """
    instruments = files("models_engine") / "instruments"
    return tuple(
        sorted(
            (slug.name, int(version.name))
            for slug in instruments.iterdir()
            if slug.is_dir()
            for version in slug.iterdir()
            if version.name.isdigit()
        )
    )


def assemble(folder: Traversable) -> dict[str, Any]:
    """One document from the files of a version: a file of factors for each level, in the order of levels.

    Version 1 has none of the later parts.
    """
    document: dict[str, Any] = {}
    for part in (*PARTS, *(part for part in LATER_PARTS if (folder / part).is_file())):
        document |= _load(folder / part)
    document["factors"] = [
        {"level": level["code"], **factor}
        for level in document["levels"]
        for factor in _load(folder / f"factors-{level['code']}.yaml")
    ]
    document["minimums"] = _load(folder / "minimums.yaml")
    return document


def _load(file: Traversable) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)

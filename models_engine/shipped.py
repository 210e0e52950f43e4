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
DEFAULT_VERSION = 1
PARTS = ("instrument.yaml", "axes.yaml", "sheets.yaml")


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
    """One document from the files of a version: a file of factors for each level, in the order of levels."""
    document: dict[str, Any] = {}
    for part in PARTS:
        document |= _load(folder / part)
    document["factors"] = [
        {"level": level["code"], **factor}
        for level in document["levels"]
        for factor in _load(folder / f"factors-{level['code']}.yaml")
    ]
    document["minimums"] = _load(folder / "minimums.yaml")
    return document


def _load(file: Traversable) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))

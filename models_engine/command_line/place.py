"""place: positions of partnerships on the two axes."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from models_engine.command_line.answer_files import Columns, read_groups
from models_engine.command_line.command import Command
from models_engine.command_line.origin import origin
from models_engine.position import place_partnership
from models_engine.shipped import load_instrument

POSITION_FIELDS = (
    *("formality", "formality_answered", "formality_interval", "formality_word"),
    *("origin", "origin_answered", "origin_interval", "origin_word"),
    *("origin_start", "drive_now", "place"),
)


def place(options: Namespace) -> dict[str, Any]:
    instrument = load_instrument()
    items = tuple(item.code for axis in instrument.axes for item in axis.items)
    groups = read_groups(options.file, instrument, Columns(subject="case", items=items, all_needed=True))
    cases = []
    for case, rows in groups.items():
        position = place_partnership(instrument, rows)
        numbers = {name: getattr(position, name) for name in POSITION_FIELDS}
        cases.append({"case": case, "respondents": position.respondents, **numbers})
    return origin(instrument) | {"cases": cases}


COMMAND = Command(
    name="place",
    help="Place each case on the spectrum; columns: case, respondent (optional), F1 to F6, O1 to O6.",
    report=place,
)

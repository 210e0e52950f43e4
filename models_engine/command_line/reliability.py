"""reliability: whether items measure one thing consistently."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from models_engine.command_line.command import Command
from models_engine.command_line.csv_files import FileError, shown
from models_engine.command_line.rating_files import CELLS, add_rating_arguments, names_of, read_ratings
from models_engine.reliability import measure_reliability


def reliability(options: Namespace) -> dict[str, Any]:
    items = names_of("--items", options.items)
    reverse = names_of("--reverse", options.reverse) if options.reverse else ()
    for name in reverse:
        if name not in items:
            raise FileError(f"--reverse: {shown(name)} is not among the items")
    file = read_ratings(options)
    ratings = file.ratings.reversed(items.index(name) for name in reverse)
    found = measure_reliability(ratings, options.pairwise)
    return {name: getattr(found, name) for name in ("n", "alpha", "alpha_interval", "omega")}


def add_arguments(parser: ArgumentParser) -> None:
    add_rating_arguments(parser)
    parser.add_argument("--reverse", metavar="C,D,…", help="items that count as low + high - answer")
    parser.add_argument(
        "--pairwise", action="store_true", help="each covariance from those who answered both items"
    )


COMMAND = Command(
    name="reliability",
    help="Cronbach's alpha with its interval, and omega; one row for each person, on any scale.",
    report=reliability,
    add_arguments=add_arguments,
    cells=CELLS,
)

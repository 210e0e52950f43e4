"""agreement: how far the people of each group agree, and how much of their answers goes with their group."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from models_engine.agreement import group_agreement
from models_engine.command_line.command import Command
from models_engine.command_line.rating_files import CELLS, add_rating_arguments, read_ratings
from models_engine.intraclass import group_effect

EFFECT_FIELDS = ("icc1", "icc1_unbalanced", "icc2", "msb", "msw", "f")


def agreement(options: Namespace) -> dict[str, Any]:
    file = read_ratings(options, options.group.strip())
    r_wg = "rwg" if len(file.items) == 1 else "rwg_j"
    found = group_agreement(file.ratings, file.groups)
    groups = [
        {
            "group": name,
            "n": group.n,
            r_wg: group.r_wg,
            "r_star": group.r_star,
            "ad_mean": group.ad_mean,
            "ad_median": group.ad_median,
        }
        for name, group in zip(file.groups.names, found, strict=True)
    ]
    effect = group_effect(file.ratings.person_means(), file.groups)
    return {"groups": groups} | {name: getattr(effect, name) for name in EFFECT_FIELDS}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--group", required=True, metavar="COLUMN", help="the column that says the group")
    add_rating_arguments(parser)


COMMAND = Command(
    name="agreement",
    help="Agreement within each group and intraclass correlations; one row for each person, on any scale.",
    report=agreement,
    add_arguments=add_arguments,
    cells=CELLS,
)

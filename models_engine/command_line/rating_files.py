"""Files of answers on any scale, as large as they come: read a piece at a time, one byte kept for each answer."""

from __future__ import annotations

import csv
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from models_engine.command_line.csv_files import FileError, full_length, shown, text
from models_engine.grouped import Groups, Ratings, check_scale

ROWS_AT_A_TIME = 20_000
NO_ANSWER = {"", "-", ".", "DK", "NA"}
CELLS = "whole numbers of the scale, DK, NA, -, . or nothing"
# 4 and 4.0, as programs write whole numbers where some are missing.
WHOLE_NUMBER = re.compile(r"([+-]?[0-9]{1,9})(?:\.0*)?")


@dataclass(frozen=True)
class RatingFile:
    """Answers, the names of their items and, where a column was named for them, the groups of the people."""

    items: tuple[str, ...]
    ratings: Ratings
    groups: Groups


class _Known(dict[str, int]):
    """What cells stand for, worked out once for each spelling."""

    def __init__(self, number_of: Callable[[str], int]) -> None:
        super().__init__()
        self.number_of = number_of

    def __missing__(self, cell: str) -> int:
        self[cell] = number = self.number_of(cell.strip())
        return number


def add_rating_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--items", required=True, metavar="A,B,…", help="the columns with the answers")
    parser.add_argument("--low", type=int, default=1, help="the lowest answer of the scale (1)")
    parser.add_argument("--high", type=int, default=5, help="the highest answer of the scale (5)")


def names_of(option: str, argument: str) -> tuple[str, ...]:
    """Column names from one argument. Raises FileError for an empty name or one that is there twice."""
    names = tuple(name.strip() for name in argument.split(","))
    for number, name in enumerate(names):
        if not name:
            raise FileError(f"{option}: a name is empty in {shown(argument)}")
        if name in names[:number]:
            raise FileError(f"{option}: {shown(name)} is there twice")
    return names


def read_ratings(options: Namespace, group: str | None = None) -> RatingFile:
    """Answers to the items named, and the groups of the people by a column; other columns are passed over.

    Groups are numbered in the order of the file; rows without any cell filled are no people. Raises FileError
    for a file that is missing, empty, not UTF-8 or not CSV, for columns that are missing or there twice, for rows
    of another length, for an empty group and for cells that are neither on the scale nor no answer.
    """
    low, high = options.low, options.high
    try:
        check_scale(low, high)
    except ValueError as error:
        raise FileError(f"--low, --high: {error}") from None
    items = names_of("--items", options.items)
    if group in items:
        raise FileError(f"--group: {shown(group)} is among the items")
    rows = _rows(options.file)
    number, header = next(rows, (1, []))
    places = _places(number, header, (*items, *([group] if group is not None else [])))
    group_place = None if group is None else places.pop()

    known = _Known(lambda cell: _option(cell, low, high))
    names: dict[str, int] = {}
    group_numbers = _Known(lambda name: names.setdefault(name, len(names)))
    pieces: list[NDArray[np.uint8]] = []
    codes: list[NDArray[np.intp]] = []
    people = _people(rows, header, group_place)
    while piece := list(islice(people, ROWS_AT_A_TIME)):
        cells = [cells for _, cells in piece]
        try:
            pieces.append(np.array([_column(cells, place, known) for place in places], dtype=np.uint8))
        except ValueError:
            raise _first_complaint(piece, header, places, known) from None
        if group_place is not None:
            codes.append(
                np.fromiter(map(group_numbers.__getitem__, map(itemgetter(group_place), cells)), np.intp)
            )
    if not pieces:
        raise FileError("no rows below the header", 2, group if group is not None else items[0])
    ratings = Ratings(np.concatenate(pieces, axis=1), low, high)
    everybody = np.concatenate(codes) if codes else np.zeros(ratings.people, dtype=np.intp)
    return RatingFile(items, ratings, Groups(tuple(names) or ("",), everybody))


def _rows(path: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number as a spreadsheet counts them; blank lines are passed over."""
    row = 0
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row, cells in enumerate(csv.reader(file, strict=True), start=1):
                if len(cells) > 1 or (cells and cells[0].strip()):
                    yield row, cells
    except csv.Error as error:
        raise FileError(f"not CSV: {error}", row + 1, "1") from None
    except (OSError, ValueError):
        text(path)  # says which row and column, or what is wrong with the file
        raise


def _places(row: int, header: list[str], wanted: tuple[str, ...]) -> list[int]:
    if not header:
        raise FileError("the file is empty", row, wanted[0])
    names = [name.strip() for name in header]
    for name in wanted:
        if name not in names:
            raise FileError("missing column", row, name)
        if names.count(name) > 1:
            raise FileError("this column is there twice", row, name)
    return [names.index(name) for name in wanted]


def _people(
    rows: Iterator[tuple[int, list[str]]], header: list[str], group_place: int | None
) -> Iterator[tuple[int, list[str]]]:
    width = len(header)
    for row, cells in rows:
        if len(cells) != width:
            full_length(cells, header, row)
        if group_place is not None and not cells[group_place].strip():
            if not any(cell.strip() for cell in cells):
                continue
            raise FileError("empty", row, header[group_place].strip())
        yield row, cells


def _column(rows: list[list[str]], place: int, known: _Known) -> NDArray[np.uint8]:
    return np.fromiter(map(known.__getitem__, map(itemgetter(place), rows)), np.uint8, len(rows))


def _option(cell: str, low: int, high: int) -> int:
    """0 for no answer, otherwise which option of the scale it is, from 1. Raises ValueError for anything else."""
    if cell in NO_ANSWER:
        return 0
    number = WHOLE_NUMBER.fullmatch(cell)
    if number is None or not low <= int(number[1]) <= high:
        raise ValueError(f"expected {low} to {high}, DK, NA, -, . or nothing, got {shown(cell)}")
    return int(number[1]) - low + 1


def _first_complaint(
    piece: list[tuple[int, list[str]]], header: list[str], places: list[int], known: _Known
) -> FileError:
    """The first bad cell of a piece, row by row."""
    for row, cells in piece:
        for place in places:
            try:
                known[cells[place]]
            except ValueError as error:
                return FileError(str(error), row, header[place].strip())
    raise AssertionError("a piece of a file was refused and every cell of it accepted")

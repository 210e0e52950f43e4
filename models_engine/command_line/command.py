"""What a command is to the program: its name, its own arguments, and what it makes of a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def always_well(report: dict[str, Any]) -> int:
    """A report is all that was asked for."""
    return 0


def no_arguments(parser: ArgumentParser) -> None:
    """A command that takes the file alone."""


@dataclass(frozen=True)
class Command:
    """`report` gets the options (`file` is the path) and gives what is printed as JSON.

    It raises FileError for a file that cannot be used; the program then ends with code 2. `cells` says in the
    help what a cell may be, `file` what the file is if it is no table. `in_words` is how the report is printed
    without --json, where that is not JSON too.
    """

    name: str
    help: str
    report: Callable[[Namespace], dict[str, Any]]
    add_arguments: Callable[[ArgumentParser], None] = no_arguments
    cells: str = "1 to 5, DK, NA, - or nothing"
    file: str = ""
    in_words: Callable[[dict[str, Any]], str] | None = None
    exit_code: Callable[[dict[str, Any]], int] = always_well

"""Reads addresses as people paste them: from a mail program, a spreadsheet column or a typed list."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

IN_BRACKETS = re.compile(r"<([^<>]*)>")
check_address = EmailValidator()
# No mail server takes a longer one (RFC 5321), and the database has room for no more.
LONGEST_ADDRESS = 254
# A wrong file pasted whole is one mistake, not thousands.
MOST_PROBLEMS = 10


def read_addresses(text: str) -> tuple[list[str], list[str]]:
    """The addresses in small letters, each once, in order; and what could not be read, each with its line.

    Lines, commas and semicolons part one address from the next. `Name <a@b.org>` is taken too, even with the
    comma of “Surname, First name”.
    """
    addresses: dict[str, None] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        for candidate in _candidates(line):
            if is_address(candidate):
                addresses[candidate.lower()] = None
            else:
                problems.append(f"Line {number}: “{candidate[:80]}” is not an email address")
    left = len(problems) - MOST_PROBLEMS
    if left > 0:
        problems[MOST_PROBLEMS:] = [f"And {left} more like this"]
    return list(addresses), problems


def is_address(candidate: str) -> bool:
    try:
        check_address(candidate)
    except ValidationError:
        return False
    return len(candidate) <= LONGEST_ADDRESS


def _candidates(line: str) -> list[str]:
    found = []
    for part in line.split(";"):
        bracketed = IN_BRACKETS.findall(part)
        rest = IN_BRACKETS.sub(",", part)
        pieces = [piece.strip(" \t\"'") for piece in rest.split(",")]
        if bracketed:
            # Beside an address in brackets stand names; only what looks like an address is one.
            pieces = [piece for piece in pieces if "@" in piece or "<" in piece or ">" in piece]
        found += bracketed + [word for piece in pieces if piece for word in _words(piece)]
    return [candidate.strip() for candidate in found]


def _words(piece: str) -> list[str]:
    """Addresses with only blanks between them are several; anything else stays one piece, to be named whole."""
    words = piece.split()
    return words if all("@" in word for word in words) else [piece]

"""Reads a list of people to invite: loose addresses, or a table with a head row as spreadsheets save it."""

import csv
from dataclasses import dataclass, field

from organisations.enums import MemberRole
from organisations.forms.addresses import MOST_PROBLEMS, is_address, read_addresses

HEADS = {"email", "e-mail", "email address", "e-mail address", "mail"}
ROLE_HEADS = {"role"}
ROLES = {role.value: role for role in MemberRole} | {role.label.lower(): role for role in MemberRole}
# What spreadsheets part their columns with; a German or French Excel saves semicolons.
DELIMITERS = "\t;,"


@dataclass
class PeopleList:
    """Addresses in small letters, each once, in order, with the role that stands beside them, if any; and what could
    not be read, each with its line."""

    roles: dict[str, MemberRole | None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_people(text: str) -> PeopleList:
    """A first line with a column called “email” makes it a table: then of every row that cell is read, and the one
    under “role”. Any other column, like a name, is passed over."""
    lines = text.lstrip("\ufeff").splitlines()
    head = next((number for number, line in enumerate(lines) if line.strip()), 0)
    columns = _columns(lines[head]) if lines else None
    if columns is None:
        addresses, problems = read_addresses("\n".join(lines))
        return PeopleList(dict.fromkeys(addresses), problems)
    found = _read_table(lines, head, *columns)
    left = len(found.problems) - MOST_PROBLEMS
    if left > 0:
        found.problems[MOST_PROBLEMS:] = [f"And {left} more like this"]
    return found


def _columns(line: str) -> tuple[str, int, int | None] | None:
    """The delimiter, and where the addresses and the roles stand; None where the line is no head row."""
    for delimiter in DELIMITERS:
        cells = [cell.strip(" \"'").lower() for cell in line.split(delimiter)]
        address = next((at for at, cell in enumerate(cells) if cell in HEADS), None)
        if address is not None:
            return delimiter, address, next((at for at, c in enumerate(cells) if c in ROLE_HEADS), None)
    return None


def _read_table(
    lines: list[str], head: int, delimiter: str, address_at: int, role_at: int | None
) -> PeopleList:
    found = PeopleList()
    # Row by row, so that a quotation mark that is never closed spoils its own line and not the rest of the file.
    for number, line in enumerate(lines[head + 1 :], start=head + 2):
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
        if not any(cells):
            continue
        address = cells[address_at] if address_at < len(cells) else ""
        role = cells[role_at] if role_at is not None and role_at < len(cells) else ""
        if not is_address(address):
            found.problems.append(f"Line {number}: “{address[:80]}” is not an email address")
        elif role and role.lower() not in ROLES:
            known = " or ".join(f"“{one.label}”" for one in MemberRole)
            found.problems.append(f"Line {number}: “{role[:40]}” is not a role. Use {known}")
        elif (same := found.roles.get(address.lower())) and role and same != ROLES[role.lower()]:
            found.problems.append(f"Line {number}: {address} stands here twice, with two roles")
        else:
            found.roles.setdefault(address.lower(), ROLES[role.lower()] if role else None)
    return found

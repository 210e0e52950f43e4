"""The page that puts people in one role beside everybody else: what is shown, and why most of it is not."""

from dataclasses import dataclass

from assessments.presenters.factors import NOT_ANSWERED
from assessments.presenters.numbers import factor_number, people
from assessments.selectors.roles import Group, RoleScore, RolesReading
from models_engine import Factor, Instrument, differs
from organisations.presenters.partners import in_words


@dataclass(frozen=True)
class RoleLine:
    factor: str
    role: str
    others: str
    apart: str


@dataclass(frozen=True)
class RoleTable:
    """One role that is large enough on at least one condition. `withheld` names the conditions on which it is not."""

    role: str
    lines: tuple[RoleLine, ...]
    withheld: str


@dataclass(frozen=True)
class RolesPage:
    finding: str
    tables: tuple[RoleTable, ...]
    why: tuple[str, ...]


def present_roles(reading: RolesReading) -> RolesPage:
    tables = tuple(_table(reading, role.code) for role in reading.instrument.respondent_roles)
    shown = tuple(table for table in tables if table.lines)
    return RolesPage(_finding(reading), shown, _why(reading, len(shown)))


def _finding(reading: RolesReading) -> str:
    """Where one role and everybody else lie furthest apart, whichever of the two is higher."""
    if not reading.sees_team:
        return NOT_ANSWERED
    if not reading.factors:
        return "Not shown: this partnership was asked about in the short form, with one statement for each condition."
    compared = [
        (factor.factor, score) for factor in reading.factors for score in factor.roles if score.others
    ]
    if not compared:
        return "No role can be shown beside the others yet (too few answers)."
    factor, score = max(compared, key=lambda pair: abs(pair[1].apart))
    if not differs(score.apart):
        return "People in different roles see these conditions much alike, where that can be shown."
    higher = "higher" if score.apart > 0 else "lower"
    return (
        f"Furthest apart: on “{factor.plain_name}”, people here who said “{score.role.label}” answer "
        f"{abs(score.apart):.1f} points {higher} than everybody else."
    )


def _table(reading: RolesReading, code: str) -> RoleTable:
    shown = [(by.factor, score) for by in reading.factors for score in by.roles if score.role.code == code]
    names = {factor.code for factor, _ in shown}
    withheld = [by.factor.plain_name for by in reading.factors if by.factor.code not in names]
    return RoleTable(
        reading.instrument.respondent_role(code).label,
        tuple(_line(reading.instrument, factor, score) for factor, score in shown),
        f"Not shown (too few answers): {in_words(withheld)}." if withheld and shown else "",
    )


def _line(instrument: Instrument, factor: Factor, score: RoleScore) -> RoleLine:
    return RoleLine(
        factor.plain_name,
        _group(instrument, factor, score.group),
        _group(instrument, factor, score.others) if score.others else "nobody",
        _apart(score),
    )


def _group(instrument: Instrument, factor: Factor, group: Group) -> str:
    return (
        f"{factor_number(instrument, factor, group.mean)}, {people(group.people)}, "
        f"on average {group.average_deviation:.1f} from it"
    )


def _apart(score: RoleScore) -> str:
    if score.apart is None:
        return "–"
    if not differs(score.apart):
        return f"close ({abs(score.apart):.1f})"
    return f"{'higher' if score.apart > 0 else 'lower'} by {abs(score.apart):.1f}"


def _why(reading: RolesReading, shown: int) -> tuple[str, ...]:
    """Why so little is shown. Never how many people there are in a role that is not."""
    if not reading.sees_team or not reading.factors:
        return ()
    roles, least = len(reading.instrument.respondent_roles), reading.instrument.minimums.breakdown
    sentences = (
        f"A role is shown from {people(least)} on, and only where everybody else together is {people(least)} or more, "
        "or nobody. Otherwise somebody who knows the total could work out what a few people said.",
        "Who named no role counts among everybody else.",
    )
    if shown == roles:
        return sentences
    hidden = (
        f"{roles - shown} of {roles} roles are not shown."
        if shown
        else f"None of the {roles} roles is shown."
    )
    return (f"{hidden} {sentences[0]}", sentences[1])

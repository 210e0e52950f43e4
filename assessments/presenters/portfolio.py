"""All partnerships of one organisation in words: what is missing, what is one-sided, what rests on few people.

Remarks to talk about. No partnership is better placed than another, and no organisation is ranked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.presenters.links import Link
from assessments.presenters.numbers import axis_number, people
from assessments.presenters.spectrum import SpectrumRow, axes_hrefs, partnership_query, spectrum_row
from assessments.presenters.tables import Table, table
from assessments.selectors.portfolio import PortfolioReading
from assessments.selectors.readings import Reading
from assessments.selectors.results import PartnershipResult
from models_engine import Instrument, Portfolio
from organisations.presenters.partners import in_words

FEW_PEOPLE = {
    "would_not_go_on": "people doubt that it would go on if two key people left",
    "hero_network": "little is written down, people value each other, and knowledge sits in heads",
    "personal_contacts": "most of it goes through personal contacts",
}

TOGETHER = {"formality": "Formality", "drive_now": "Driven by others today"}


@dataclass(frozen=True)
class Remark:
    """`rests_on` says which answers a remark is made from, and by what rule."""

    heading: str
    sentence: str
    rests_on: str
    table: Table | None = None


@dataclass(frozen=True)
class PortfolioPage:
    finding: str
    rows: tuple[SpectrumRow, ...]
    placed: bool
    missing: str
    basis: str
    remarks: tuple[Remark, ...]


def present_portfolio(found: PortfolioReading) -> PortfolioPage:
    portfolio = found.portfolio
    placed = [result for result in found.results if result.place.position and result.place.position.place]
    return PortfolioPage(
        finding=_finding(found.instrument, portfolio, len(placed)) if portfolio and placed else "",
        rows=tuple(_spectrum_row(result) for result in found.results),
        placed=bool(placed),
        missing=_missing(found, len(placed)),
        basis=_basis(found.results),
        remarks=tuple(_remarks(found, portfolio)) if portfolio else (),
    )


def _finding(instrument: Instrument, portfolio: Portfolio, placed: int) -> str:
    if portfolio.one_sided:
        name = _region(instrument, portfolio.one_sided.region)
        return f"{portfolio.one_sided.partnerships} of {placed} partnerships are of one kind: {name}."
    if portfolio.empty:
        return f"None of {placed} partnerships is {_either(instrument, portfolio.empty)}."
    there = sum(1 for _, count in portfolio.regions if count)
    kinds = (
        "each kind is there"
        if there == len(portfolio.regions)
        else f"{there} of {len(portfolio.regions)} kinds are there"
    )
    return f"{placed} of {portfolio.partnerships} partnerships have a place, and {kinds}."


def _missing(found: PortfolioReading, placed: int) -> str:
    if not found.results:
        return "No partnership was chosen for this round."
    if found.portfolio is None:
        return (
            f"Version {found.instrument.version} of the questionnaire says nothing about partnerships taken together. "
            "A round with a later version does."
        )
    needed = found.instrument.advice.portfolio.placed_partnerships
    if placed < needed:
        return (
            f"{placed or 'No'} {'partnership has' if placed == 1 else 'partnerships have'} a place that you may see. "
            f"Which kinds are missing is said from {needed} on."
        )
    return ""


def _basis(results: Iterable[PartnershipResult]) -> str:
    readings = {result.place.reading for result in results if result.place.position}
    if readings == {Reading.OWN}:
        return "This rests on your own answers alone. Colleagues may see something else here."
    if Reading.OWN in readings:
        return "Where too few people have answered about a partnership, this rests on your own answers alone."
    return ""


def _remarks(found: PortfolioReading, portfolio: Portfolio) -> Iterable[Remark]:
    instrument, rule = found.instrument, found.instrument.advice.portfolio
    if portfolio.placed >= rule.placed_partnerships:
        yield _kinds(instrument, portfolio)
    yield _few_people(found, portfolio)
    yield _mandate(found, portfolio)
    yield _support(found, portfolio)
    if found.together:
        yield _together(found)
    yield _overlaps(found, portfolio)


def _together(found: PortfolioReading) -> Remark:
    rows = []
    for across in found.together:
        low, high = (axis_number(found.instrument, end) for end in across.interval)
        rows.append(
            (TOGETHER[across.measure], axis_number(found.instrument, across.mean), f"{low} to {high}")
        )
    people_there = max(across.people for across in found.together)
    sheets = max(across.sheets for across in found.together)
    return Remark(
        "All of them together",
        "How people place the partnerships on average. It describes the mix you have, and is no aim.",
        f"From {sheets} sheets of {people(people_there)}. Whoever described several partnerships counts as one person "
        "in the interval, with all of their sheets.",
        table("From 0 to 100", ("Measure", "Average", "Interval"), rows),
    )


def _kinds(instrument: Instrument, portfolio: Portfolio) -> Remark:
    empty = _either(instrument, portfolio.empty)
    said = [f"None is {empty}." if empty else "Each kind is there."]
    if portfolio.one_sided:
        side = portfolio.one_sided
        said.append(
            f"{side.partnerships} of {side.placed} are of one kind ({_region(instrument, side.region)}): "
            "what this kind is weak at, you may be weak at altogether."
        )
    if empty:
        said.append("That may be what you want. If not, ask whom you would need for it.")
    rows = [(instrument.quadrant(region).name, str(count)) for region, count in portfolio.regions]
    return Remark(
        "Which kinds there are",
        " ".join(said),
        "From how formal they are and who drives them today. One in between counts in each of its kinds.",
        table("Partnerships of each kind", ("Kind", "Partnerships"), rows),
    )


def _few_people(found: PortfolioReading, portfolio: Portfolio) -> Remark:
    limit = found.instrument.advice.portfolio.few_people_at_most
    rows = [
        (
            _link(found, line.code, "partnership_moves"),
            in_words([FEW_PEOPLE[reason] for reason in line.reasons]),
        )
        for line in portfolio.rests_on_few
    ]
    return Remark(
        "What rests on a few people",
        f"{_count(len(rows))} may not outlast the people who carry it."
        if rows
        else _nothing("rests on a few people"),
        f"From “It would go on if two key people left” ({limit:g} of 5 or less), and from the warning “Hero network”.",
        table("What says so", ("Partnership", "What says so"), rows) if rows else None,
    )


def _mandate(found: PortfolioReading, portfolio: Portfolio) -> Remark:
    names = {question.verb: question.lane_name for question in found.instrument.tick_questions}
    rows = [
        (
            _link(found, line.code, "partnership_moves"),
            in_words([f"“{names[verb]}”" for verb in line.emptied]),
        )
        for line in portfolio.at_risk
    ]
    return Remark(
        "If the requirement ended",
        f"{_count(len(rows))} would be left without an answer to one or more of the four questions on what moves it."
        if rows
        else _nothing("would be left without an answer to one of the four questions on what moves it"),
        "A scenario, not a forecast: what people named is taken without policy, requirement and what hangs on them.",
        table("What would be empty", ("Partnership", "Nothing left of"), rows) if rows else None,
    )


def _support(found: PortfolioReading, portfolio: Portfolio) -> Remark:
    rows = [
        (
            found.instrument.condition(line.factor).text,
            in_words([found.result(code).partnership.name for code in line.partnerships]),
        )
        for line in portfolio.shared_support
    ]
    return Remark(
        "What keeps several going",
        "If one of these is lost, it is lost for several partnerships at once."
        if rows
        else "No one condition can be said, from the answers shown here, to keep two or more of them going.",
        "From what people named as keeping a partnership going, where it is also strong.",
        table("Shared support", ("Condition", "Partnerships"), rows) if rows else None,
    )


def _overlaps(found: PortfolioReading, portfolio: Portfolio) -> Remark:
    rows = [
        (
            _link(found, line.first, "partnership_result"),
            _link(found, line.second, "partnership_result"),
            ", ".join(line.words),
        )
        for line in portfolio.overlaps
    ]
    return Remark(
        "Purposes that may overlap",
        "These are of the same kind and their purposes share words. Look whether they do the same work twice."
        if rows
        else "No two partnerships of the same kind share most words of their purpose.",
        "From what the register says they are for: a comparison of words, which knows nothing of their meaning.",
        table("Purposes that share words", ("One", "Another", "Shared words"), rows) if rows else None,
    )


def _nothing(what: str) -> str:
    return f"Of no partnership can it be said from the answers shown here that it {what}."


def _count(number: int) -> str:
    return "1 partnership" if number == 1 else f"{number} partnerships"


def _region(instrument: Instrument, region: str) -> str:
    return instrument.quadrant(region).name.lower()


def _either(instrument: Instrument, regions: Sequence[str]) -> str:
    """ "a chosen alliance or a convened community" """
    return " or ".join(", ".join(f"a {_region(instrument, region)}" for region in regions).rsplit(", ", 1))


def _link(found: PortfolioReading, code: str, page: str) -> Link:
    result = found.result(code)
    query = partnership_query(result.campaign, result.organisation)
    return Link(
        result.partnership.name, f"{reverse(f'assessments:{page}', args=[result.partnership.pk])}?{query}"
    )


def _spectrum_row(result: PartnershipResult) -> SpectrumRow:
    query = partnership_query(result.campaign, result.organisation)
    href = f"{reverse('assessments:partnership_result', args=[result.partnership.pk])}?{query}"
    how = axes_hrefs(result.instrument, result.partnership, query)
    return spectrum_row(result.instrument, result.partnership.name, result.place, href, how)

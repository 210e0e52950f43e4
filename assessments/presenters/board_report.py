"""The board report: two pages for somebody who has not seen the service, from the same words as its pages."""

from dataclasses import dataclass, field, replace

from assessments.presenters.lanes import LaneView, missing_lanes, present_lanes
from assessments.presenters.obstacles import ObstaclesPage
from assessments.presenters.organisation_result import present_organisation_result
from assessments.presenters.partnership_result import questions
from assessments.presenters.plan import ActionRow
from assessments.presenters.result_table import ResultRow, result_rows
from assessments.presenters.spectrum import SpectrumRow, finding, spectrum_rows
from assessments.presenters.suggestions import SuggestionCard
from assessments.presenters.turnout import answers_behind, place_missing
from assessments.selectors.results import OrganisationResult, PartnershipResult
from organisations.presenters.partners import in_words, partner_names

MOST_TO_TRY = 3
MOST_ACTIONS = 4
# The words of the axis of origin, for readers who have not met them.
BY_WHOM = {"internal": "by the partners", "mixed": "by both", "external": "by others"}


@dataclass(frozen=True)
class ReportLane:
    """What does one of the four things for a partnership, in one line."""

    name: str
    words: str
    flag: str


@dataclass(frozen=True)
class BoardReport:
    """Everything that stands on the two pages, but for the picture and the date."""

    title: str
    caption: str
    who: tuple[str, ...]
    finding: str
    missing: str
    rows: tuple[SpectrumRow, ...]
    place: tuple[ResultRow, ...]
    conditions: tuple[ResultRow, ...]
    statements: tuple[ResultRow, ...]
    moves: str
    lanes: tuple[ReportLane, ...]
    no_moves: str
    obstacles: ObstaclesPage | None
    no_advice: str
    basis: str
    to_try: tuple[SuggestionCard, ...]
    actions: tuple[ActionRow, ...]
    more_actions: int
    plan_is_shown: bool
    questions: tuple[str, ...]
    worked_out_with: str
    reference: str
    seal: str


@dataclass(frozen=True)
class Advice:
    """What else a report needs of one partnership; `missing` says why there is none of it."""

    missing: str = ""
    basis: str = ""
    obstacles: ObstaclesPage | None = None
    cards: tuple[SuggestionCard, ...] = field(default=())


def report_on_partnership(
    result: PartnershipResult,
    advice: Advice,
    actions: tuple[ActionRow, ...] | None,
    *,
    seal: str,
    engine: str,
) -> BoardReport:
    """`actions` are those to do of the plan, `None` where the reader may not see it."""
    instrument, moves = result.instrument, result.dynamics
    lanes = present_lanes(instrument, moves) if moves else None
    return _report(
        result,
        title=result.partnership.name,
        caption=f"{result.organisation} with {partner_names(result.partnership, result.organisation)}, "
        f"as people at {result.organisation} see it. {result.campaign.title}.",
        who=answers_behind(result),
        finding=finding(instrument, result.place, sent=result.turnout.sent),
        missing=place_missing(instrument, result.place),
        rows=spectrum_rows(result),
        moves=lanes.finding if lanes else "",
        lanes=tuple(_lane(lane) for lane in lanes.lanes) if lanes else (),
        no_moves="" if lanes else missing_lanes(instrument, moves, pulse=result.pulse),
        advice=advice,
        actions=actions,
        questions=questions(instrument, result.factors or result.statements),
        reference=f"{result.partnership.pk}",
        seal=seal,
        engine=engine,
    )


def report_on_organisation(
    result: OrganisationResult, actions: tuple[ActionRow, ...] | None, *, seal: str, engine: str
) -> BoardReport:
    page = present_organisation_result(result)
    return _report(
        result,
        title=result.organisation.name,
        caption=f"As people there see it. {result.campaign.title}.",
        who=answers_behind(result) if result.asked_itself else (),
        finding=page.finding,
        missing=page.missing or page.none_placed,
        rows=page.rows,
        moves="",
        lanes=(),
        no_moves="",
        advice=Advice(),
        actions=actions,
        questions=questions(result.instrument, result.factors) if not page.closed else (),
        reference=f"{result.organisation.pk}",
        seal=seal,
        engine=engine,
    )


def _report(result, *, advice: Advice, actions, engine: str, **parts) -> BoardReport:
    instrument = result.instrument
    about = parts["title"]
    table = [row for row in result_rows(result) if row.about == about]
    plan = actions or ()
    return BoardReport(
        place=tuple(_in_plain_words(row) for row in table if row.part == "place" and row.code != "place"),
        conditions=tuple(row for row in table if row.part == "condition"),
        statements=tuple(row for row in table if row.part == "statement"),
        obstacles=advice.obstacles,
        no_advice=advice.missing,
        basis=advice.basis,
        to_try=advice.cards[:MOST_TO_TRY],
        actions=plan[:MOST_ACTIONS],
        more_actions=max(len(plan) - MOST_ACTIONS, 0),
        plan_is_shown=actions is not None,
        worked_out_with=f"{instrument.title}, version {instrument.version} "
        f"({instrument.content_hash[:8]}), engine {engine}",
        **parts,
    )


def _in_plain_words(row: ResultRow) -> ResultRow:
    return row if row.code == "formality" else replace(row, words=BY_WHOM.get(row.words, row.words))


def _lane(lane: LaneView) -> ReportLane:
    """What enough people named; of one sheet, everything named. With nothing named there is nothing to add."""
    named = [f"“{line.name}”{f' ({line.count})' if line.count else ''}" for line in lane.named]
    if not named:
        return ReportLane(lane.name, "nothing that many named", "")
    return ReportLane(lane.name, in_words(named), lane.flag)

"""What started it, requires it, steers it and keeps it going, then and now: one table over all rounds."""

from collections.abc import Iterator, Sequence

from assessments.presenters.lanes import condition_name
from assessments.presenters.tables import Table, table
from assessments.selectors.dynamics import DynamicsReading
from assessments.selectors.movement import Movement, RoundView
from models_engine import Instrument, Lane, TickQuestion

NOT_TOLD = "cannot be told from these answers"


def then_and_now(movement: Movement) -> Table | None:
    """The first round that asked beside the last: what works, and what is new or gone. None with fewer than two."""
    seen = [view for view in movement.rounds if view.lanes and view.lanes.dynamics]
    if len(seen) < 2:
        return None
    first, last = seen[0], seen[-1]
    heads = ("Lane", f"Then: {first.campaign.title}", f"Now: {last.campaign.title}", "New", "Gone")
    rows = []
    for question in last.campaign.instrument.definition.tick_questions:
        if _lane(first.lanes, question) and _lane(last.lanes, question):
            new, gone = _since(question, first, last)
            rows.append((question.lane_name, _working(question, first), _working(question, last), new, gone))
    return table("What worked then, and what works now", heads, rows)


def lanes_table(movement: Movement) -> Table | None:
    """By lane, then by round: what works, and what is new or gone since the round before. None without any lanes."""
    seen = [view for view in movement.rounds if view.lanes and view.lanes.dynamics]
    if not seen:
        return None
    heads = ("Lane", "Round", "Working", "New since the round before", "Gone since the round before")
    questions = seen[-1].campaign.instrument.definition.tick_questions
    rows = [row for question in questions for row in _rows(question, seen)]
    return table("What works in each lane, round by round", heads, rows)


def _rows(question: TickQuestion, seen: Sequence[RoundView]) -> Iterator[tuple[str, ...]]:
    before: RoundView | None = None
    for view in seen:
        lane = _lane(view.lanes, question)
        if lane is None:
            continue
        new, gone = _since(question, before, view)
        yield question.lane_name, view.campaign.title, _working(question, view), new, gone
        before = view


def _working(question: TickQuestion, view: RoundView) -> str:
    lane = _lane(view.lanes, question)
    if not lane.judged:
        return NOT_TOLD
    return _names(view.campaign.instrument.definition, lane.working) or "nothing that we can see"


def _since(question: TickQuestion, before: RoundView | None, now: RoundView) -> tuple[str, str]:
    """New and gone. Only where both rounds are read from the same kind of answers: else other people would be "new"."""
    if before is None:
        return "first round that asked", "–"
    then, lane = _lane(before.lanes, question), _lane(now.lanes, question)
    if before.lanes.reading is not now.lanes.reading or not (then.judged and lane.judged):
        return "not compared", "not compared"
    instrument = now.campaign.instrument.definition
    new = [code for code in lane.working if code not in then.working]
    gone = [code for code in then.working if code not in lane.working]
    return _names(instrument, new) or "nothing", _names(instrument, gone) or "nothing"


def _lane(reading: DynamicsReading, question: TickQuestion) -> Lane | None:
    return next((lane for lane in reading.dynamics.lanes if lane.verb == question.verb), None)


def _names(instrument: Instrument, codes: Sequence[str]) -> str:
    return "; ".join(condition_name(instrument, code) for code in codes)

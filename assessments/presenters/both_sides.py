"""Where a partnership's two sides are on the way to each other, in words; and what a release would show."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from assessments.presenters.gap import mean_shown
from assessments.presenters.lanes import STATES, condition_name
from assessments.presenters.links import Link
from assessments.presenters.next_step import wish_words
from assessments.presenters.numbers import agreed_by, people
from assessments.presenters.place import place_sentence
from assessments.presenters.spectrum import partnership_query
from assessments.rules import WORKING_DAYS_ALONE
from assessments.selectors.both_sides import BothSides, PartnerState
from assessments.selectors.results import PartnershipResult
from assessments.selectors.snapshots import Snapshot
from models_engine import Instrument
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words

Row = dict[str, str]
SEEN_BY_BOTH = "People at {own} and {partners} see this. Nobody sees what one person answered."
MEASURES = {
    "formality": "formality",
    "origin": "origin",
    "origin_start": "who started it",
    "drive_now": "who drives it now",
}
NOT_CONFIRMED = (
    "A partner invited you. You see how far both sides are once somebody at your organisation has confirmed that you "
    "work there."
)
ANSWER_FIRST = "Both sides are open to each other. You see them once you have sent your own answers."


@dataclass(frozen=True)
class SidesView:
    """`state` is the page's first sentence. `release` leads to the release page, `withdraw` is where to post.
    `by_name` leads to who else may see it."""

    state: str
    rows: tuple[Row, ...]
    release: Link | None
    withdraw: str
    by_name: Link | None
    seen_by: str


@dataclass(frozen=True)
class ReleasedRow:
    name: str
    mean: str
    spread: str
    people: str
    note: str


@dataclass(frozen=True)
class ReleaseView:
    """Exactly what a partner would see."""

    place: str
    factors: tuple[ReleasedRow, ...]
    lanes: tuple[Row, ...]
    others: tuple[str, ...]


def present_sides(
    result: PartnershipResult, sides: BothSides, today: date, *, may_release: bool
) -> SidesView:
    query = partnership_query(result.campaign, result.organisation)
    release, withdraw, by_name = (
        f"{reverse(f'assessments:{name}', args=[result.partnership.pk])}?{query}"
        for name in ("release_result", "withdraw_release", "release_to_area")
    )
    words = "Release again" if sides.own.released else "See what would be released"
    partners = in_words([partner.organisation.name for partner in sides.partners])
    return SidesView(
        state=" ".join(_state(sides, partner) for partner in sides.partners),
        rows=_rows(sides, today),
        release=Link(words, release) if may_release and sides.own.finished else None,
        withdraw=withdraw if may_release and sides.own.released else "",
        by_name=Link("Who else may see this", by_name) if may_release and sides.own.finished else None,
        seen_by=SEEN_BY_BOTH.format(own=result.organisation.name, partners=partners) if sides.open else "",
    )


def _state(sides: BothSides, partner: PartnerState) -> str:
    name = partner.organisation.name
    if partner.open:
        return f"You and {name} are open to each other."
    if sides.own.withdrawn or partner.side.withdrawn:
        who = "You have" if sides.own.withdrawn else f"{name} has"
        return f"{who} taken back a release. Neither of you sees the other's result."
    if not partner.side.finished:
        return f"{name} has not finished. You see nothing of its answers, and it sees nothing of yours."
    if not sides.own.finished:
        return f"{name} has finished, you have not. Neither of you sees anything of the other."
    if sides.own.released and partner.side.released:
        return f"You and {name} have both released your results. They open on {day(partner.opens_on)}."
    if sides.own.released:
        return f"You have released your result. {name} has finished and has not released its own yet."
    if partner.side.released:
        return f"{name} has released its result. You see it when you have released yours and both had time to look."
    return f"You and {name} have both finished. Neither sees the other's result until both have released it."


def _rows(sides: BothSides, today: date) -> tuple[Row, ...]:
    rows = [{"key": f"{sides.own.organisation.name} (you)", "value": _words(sides.own)}]
    for partner in sides.partners:
        rows.append({"key": partner.organisation.name, "value": _words(partner.side)})
        if partner.opens_on and not partner.open:
            rows.append({"key": "Opens", "value": _opens(sides, partner, today)})
    return tuple(rows)


def _opens(sides: BothSides, partner: PartnerState, today: date) -> str:
    if partner.opens_on <= today:
        return "As soon as both have released: both have had time to look at their own."
    waived = "You have" if sides.own.wait_waived else "Your partner has" if partner.side.wait_waived else ""
    sooner = f" {waived} said that it can open sooner." if waived else ""
    return (
        f"Not before {day(partner.opens_on)}: each side has {WORKING_DAYS_ALONE} working days to look at its own "
        f"first, unless both agree to open sooner.{sooner}"
    )


def _words(side) -> str:
    if side.released:
        return "Finished, result released"
    if side.withdrawn:
        return "Finished, release taken back"
    return "Finished, not released" if side.finished else "Not finished"


def present_release(result: PartnershipResult, snapshot: Snapshot) -> ReleaseView:
    instrument = result.instrument
    return ReleaseView(
        place=released_place(instrument, snapshot),
        factors=tuple(
            ReleasedRow(
                instrument.factor(code).plain_name,
                mean_shown(snapshot, code),
                "–" if found.spread is None else f"{found.spread:.1f}",
                people(found.people) if snapshot.agreed_by is None else agreed_by(found.people),
                _note(found),
            )
            for code, found in snapshot.factors.items()
        ),
        lanes=released_lanes(instrument, snapshot),
        others=tuple(_others(result, snapshot)),
    )


def released_place(instrument: Instrument, snapshot: Snapshot) -> str:
    """With every number that the mark of the picture is drawn from."""
    position = snapshot.position(instrument)
    if position is None:
        return "None: too few people have answered enough for a place."
    numbers = []
    for code, name in MEASURES.items():
        if code in snapshot.place:
            ends = snapshot.intervals.get(code)
            within = f" (interval {ends[0]:.1f} to {ends[1]:.1f})" if ends else ""
            numbers.append(f"{name} {snapshot.place[code]:.1f}{within}")
    return (
        f"People place this partnership as {place_sentence(instrument, position)}. "
        f"From {people(snapshot.place_people)}, each from 0 to 100: {in_words(numbers)}."
    )


def _note(found) -> str:
    notes = [
        *(["people see this differently"] if found.views_differ else []),
        *(["often “don't know”"] if found.often_unknown else []),
    ]
    return "; ".join(notes)


def released_lanes(instrument: Instrument, snapshot: Snapshot) -> tuple[Row, ...]:
    return tuple(
        {
            "key": question.lane_name,
            "value": "\n".join(
                f"{condition_name(instrument, one.factor)} ({STATES[one.state]})"
                for one in snapshot.lanes[question.verb]
            )
            or "Nothing that at least half of the people named",
        }
        for question in instrument.tick_questions
        if snapshot.lanes and question.verb in snapshot.lanes
    )


def _others(result: PartnershipResult, snapshot: Snapshot):
    instrument = result.instrument
    if snapshot.wish:
        yield f"In a year, people want it to be {wish_words(snapshot.wish)}."
    for code, mean in snapshot.statements.items():
        yield f"{instrument.question(code).text} {mean:.1f} of 5."
    for code, mean in snapshot.items.items():
        yield f"“{instrument.item(code).text}” {mean:.1f} of 5."

"""A partnership's place beside its picture: the sentence, the row of the table, and what the numbers rest on."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from assessments.models import Campaign
from assessments.presenters.numbers import agreed_by, axis_number, people
from assessments.presenters.place import HOW_IT_IS_SET_UP, WHO_STARTED_IT, place_name, place_sentence
from assessments.selectors.readings import PlaceReading, Reading
from assessments.selectors.results import PartnershipResult
from models_engine import Instrument, Wish, axis_word
from organisations.models import Organisation, Partnership

NOT_SHOWN = "not shown"
WISHED_FORMALITY = {
    "informal": "informal",
    "mixed": "between informal and formal",
    "formal": "formal",
    "now": "as formal as it is now",
}
WISHED_DRIVE = {
    "internal": "driven by the partners themselves",
    "mixed": "driven by the partners and others together",
    "external": "driven by outside bodies",
    "now": "driven as it is now",
}

WHOSE = {Reading.OWN: lambda _: "you alone", Reading.AGREED: agreed_by}
# From one answer of the scale to the next, on an axis from 0 to 100.
ONE_STEP = 25


@dataclass(frozen=True)
class SpectrumRow:
    """One row of the table beside the spectrum. The last two lead to how its numbers were worked out.

    `today` is who drives it now, where the filled mark stands; without it the mark stands at origin.
    """

    name: str
    place: str
    formality: str
    origin: str
    today: str
    people: str
    href: str = ""
    formality_href: str = ""
    origin_href: str = ""


def partnership_query(campaign: Campaign, organisation: Organisation) -> str:
    """Which round and whose view of it, as addresses of a partnership's result carry them."""
    return urlencode({"campaign": campaign.pk, "side": organisation.pk})


def explain_href(partnership: Partnership, code: str, query: str) -> str:
    return f"{reverse('assessments:explain_partnership', args=[partnership.pk, code])}?{query}"


def axes_hrefs(instrument: Instrument, partnership: Partnership, query: str) -> tuple[str, str]:
    """How formality and how origin were worked out."""
    formality, origin = (explain_href(partnership, axis.code, query) for axis in instrument.axes)
    return formality, origin


def finding(instrument: Instrument, place: PlaceReading, *, sent: int = 0) -> str:
    """The page's first sentence. Empty where there is no place.

    Not everybody of the `sent` answered enough for a place of their own, and the place is from those who did.
    """
    if place.position is None or place.position.place is None:
        return ""
    words = place_sentence(instrument, place.position)
    if place.reading is Reading.OWN:
        return f"Your own answers place this partnership as {words}."
    if place.reading is Reading.AGREED:
        agreed = agreed_by(place.people).capitalize()
        return f"People here agreed on one answer and place this partnership as {words}. {agreed}."
    answered = f"{people(place.people).capitalize()} answered."
    if sent > place.people:
        answered = f"{place.people} of the {people(sent)} who answered said enough for a place."
    return f"People here place this partnership as {words}. {answered}"


def spectrum_row(
    instrument: Instrument, name: str, place: PlaceReading, href: str = "", how: tuple[str, str] = ("", "")
) -> SpectrumRow:
    position = place.position
    if position is None or position.place is None:
        closed = place.reading is Reading.CLOSED
        words = "not shown: you have not answered about it" if closed else "not shown (too few answers)"
        return SpectrumRow(name, words, "–", "–", "–", people(place.people), href)
    return SpectrumRow(
        name,
        place_name(instrument, position),
        axis_number(instrument, position.formality),
        axis_number(instrument, position.origin),
        NOT_SHOWN if position.drive_now is None else axis_number(instrument, position.drive_now),
        WHOSE.get(place.reading, people)(place.people),
        href,
        *how,
    )


def spectrum_rows(result: PartnershipResult) -> tuple[SpectrumRow, ...]:
    """One partnership's marks: where it is, and under it how it began and where people want it, if that is known."""
    instrument, place = result.instrument, result.place
    query = partnership_query(result.campaign, result.organisation)
    how = axes_hrefs(instrument, result.partnership, query)
    rows = [spectrum_row(instrument, result.partnership.name, place, how=how)]
    found = result.dynamics.dynamics if result.dynamics else None
    start = place.position.origin_start if place.position else None
    if start is not None:
        began = found.began if found else None
        formality = (
            "not known" if began is None else HOW_IT_IS_SET_UP[axis_word(instrument, "formality", began)]
        )
        words = WHO_STARTED_IT[axis_word(instrument, "origin", start)]
        origin = axis_number(instrument, start)
        rows.append(SpectrumRow("How it began", words, formality, origin, "–", rows[0].people))
    if found and found.wish:
        formality, drive = (words or "not said" for words in wish_parts(found.wish))
        rows.append(SpectrumRow("Where people want it", drive, formality, "–", "–", rows[0].people))
    return tuple(rows)


def wish_parts(wish: Wish) -> tuple[str, str]:
    """What is wished for on each axis, empty where nothing is."""
    return WISHED_FORMALITY.get(wish.formality or "", ""), WISHED_DRIVE.get(wish.origin or "", "")


def place_spread(instrument: Instrument, place: PlaceReading) -> str:
    """How far people's own placings lie apart, on each axis; of two people in words, since the ends are theirs."""
    if place.reading is not Reading.TEAM or not place.spread:
        return ""
    if not instrument.minimums.may_count_people(place.people):
        parts = [
            f"{'close together' if high - low < ONE_STEP else 'apart'} on {instrument.axis(axis).name.lower()}"
            for axis, (low, high) in place.spread.items()
        ]
        return f"From {people(place.people)}. Their own placings lie {' and '.join(parts)}."
    parts = [
        f"from {axis_number(instrument, low)} to {axis_number(instrument, high)} "
        f"on {instrument.axis(axis).name.lower()}"
        for axis, (low, high) in place.spread.items()
    ]
    return f"From {people(place.people)}. Their own placings run {' and '.join(parts)}."


def interval_note(instrument: Instrument, place: PlaceReading) -> str:
    """What an interval says or, below the number of people that it takes, why there is none."""
    minimums = instrument.minimums
    if place.reading is not Reading.TEAM:
        return ""
    if place.people >= minimums.interval_respondents:
        return "Interval: had other people like these answered, the number would mostly lie within it."
    later = f"An interval is shown from {people(minimums.interval_respondents)}."
    few = place.people < minimums.interval_note_from
    return f"With so few people the place can still shift a good deal. {later}" if few else later

"""How many people stand behind a result, and what is missing where there is none yet."""

from datetime import datetime

from assessments.models import Campaign
from assessments.presenters.carried import carried_sentence
from assessments.presenters.numbers import has, people
from assessments.selectors.agreed import AgreedSheet
from assessments.selectors.readings import PlaceReading, Reading
from assessments.selectors.results import OrganisationResult, PartnershipResult, Turnout
from assessments.selectors.side import Viewer
from models_engine import Instrument
from organisations.presenters.dates import day


def answers_behind(result: PartnershipResult | OrganisationResult) -> tuple[str, ...]:
    """What a result rests on: the sheet that was agreed, and what people sent each for themselves."""
    agreed = agreed_sentence(result.agreed) or agreed_sentence(result.agreed_beside, beside=True)
    if result.agreed and not result.turnout.sent:
        return (agreed,)
    least = result.instrument.minimums.own_side_perception_mean
    carried = (
        carried_sentence(result.turnout.carried, result.turnout.answered)
        if result.turnout.sent >= least
        else ""
    )
    sentences = (agreed, *turnout_sentences(result.turnout), carried)
    return tuple(sentence for sentence in sentences if sentence)


def turnout_sentences(turnout: Turnout) -> list[str]:
    """Who has answered, in words. An identity nobody confirmed is counted, and said."""
    sentences = [f"{people(turnout.sent).capitalize()} here {has(turnout.sent)} sent answers."]
    if turnout.begun:
        sentences.append(f"{people(turnout.begun).capitalize()} {has(turnout.begun)} begun and not sent yet.")
    if turnout.unverified:
        sentences.append(
            f"{people(turnout.unverified).capitalize()} among them answered by a link, identity not verified. "
            "Their answers count."
        )
    return sentences


def agreed_sentence(sheet: AgreedSheet | None, *, beside: bool = False) -> str:
    """How the side's agreed sheet stands to the result: it makes it, or is named beside it. Empty without one."""
    if sheet is None:
        return ""
    agreed = f"{people(sheet.people).capitalize()} here agreed one sheet on {day(sheet.agreed_on)}."
    if beside:
        return f"{agreed} It is not in these numbers, which come from what each person answered."
    return f"{agreed} Everything here is from it; single people's answers are not mixed in."


def round_state(campaign: Campaign, moment: datetime, *, open_here: bool) -> str:
    """`open_here`: the reader's organisation can still answer, which it may longer than others."""
    if moment < campaign.closes_at:
        return f"The round is open until {day(campaign.last_day)}."
    longer = " This organisation was given longer." if open_here else ""
    return f"The round closed on {day(campaign.last_day)}.{longer}"


def place_missing(instrument: Instrument, place: PlaceReading) -> str:
    """Why no point is drawn. Empty where there is one."""
    if place.position is not None and place.position.place is not None:
        return ""
    if place.reading is Reading.CLOSED:
        return (
            "You have not sent answers in this round. Results are for those who answered, so that nobody is "
            "swayed by what others said."
        )
    if place.reading is Reading.OWN:
        return f"Your own answers are too few for a place. {_still_needed(instrument, place)}"
    if place.reading is Reading.AGREED:
        return f"The agreed sheet has too few answers for a place. {_still_needed(instrument, place)}"
    needed = instrument.minimums.own_side_factual_mean
    return (
        f"Not enough answers for a place yet. It is shown from {people(needed)} who answered enough statements "
        f"about how the partnership began and how it is set up; so far {people(place.people)}."
    )


def _still_needed(instrument: Instrument, place: PlaceReading) -> str:
    missing = {"formality": place.position.missing_formality, "origin": place.position.missing_origin}
    parts = [
        f"{count} more about {instrument.axis(axis).name.lower()}" for axis, count in missing.items() if count
    ]
    return f"Needed: {' and '.join(parts)}. “Don't know” does not count as an answer here."


def own_note(instrument: Instrument, place: PlaceReading, viewer: Viewer) -> str:
    if not viewer.vouched_for:
        return (
            "Your own answers. A partner invited you, so you see your own until somebody at your organisation has "
            "confirmed that you work there."
        )
    needed = people(instrument.minimums.own_side_factual_mean)
    return (
        "Your own answers. Others see theirs. "
        f"Your team's place is shown from {needed} with enough answers; so far {people(place.people)}."
    )

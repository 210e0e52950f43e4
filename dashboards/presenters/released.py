"""What organisations have released by name, in words. By name, never by what was found."""

from collections.abc import Sequence

from django.urls import reverse

from assessments.models import AreaRelease
from assessments.presenters.spectrum import SpectrumRow, spectrum_row
from assessments.selectors.readings import PlaceReading
from models_engine import Instrument
from organisations.enums import AreaLevel
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words
from organisations.selectors.areas import Area

FOR_ITS_OWN = (
    "What organisations release to {area} is shown to people with a role for {area} itself. Your role is for a wider "
    "area, so you see the figures that name nobody."
)
NEVER_TO_ENGLAND = (
    "Organisations release results by name to their ICB, their region or a circle of people, "
    "not to all of England."
)
NOTHING = (
    "No organisation has released a result to {area} by name. Each decides for itself, "
    "and can take a release back."
)


def release_name(release: AreaRelease) -> str:
    return f"{release.organisation}: {release.partnership}"


def released_row(release: AreaRelease, place: PlaceReading) -> SpectrumRow:
    href = reverse("dashboards:released_result", args=[release.pk])
    return spectrum_row(release.campaign.instrument.definition, release_name(release), place, href)


def mark_names(releases: Sequence[AreaRelease]) -> list[str]:
    """What stands at the marks of a picture, where there is little room: what tells them apart."""
    for short in (lambda one: str(one.organisation), lambda one: str(one.partnership)):
        names = [short(release) for release in releases]
        if len(set(names)) == len(names):
            return names
    return [release_name(release) for release in releases]


def released_sentence(
    instrument: Instrument, releases: Sequence[AreaRelease], places: Sequence[PlaceReading]
) -> str:
    """How many, from how many, and how formal they are seen: in the order of the scale, never by size."""
    organisations = len({release.organisation_id for release in releases})
    words = [place.position.formality_word for place in places if place.position]
    axis, middle = instrument.axis("formality"), instrument.places.middle_word
    said = [
        f"{words.count(word)} {word}" for word in (axis.low_word, middle, axis.high_word) if word in words
    ]
    unplaced = len(releases) - len(words)
    if unplaced:
        said.append(f"{unplaced} without a place (too few answers)")
    return f"{_counted(len(releases), 'result')} from {_counted(organisations, 'organisation')}: {in_words(said)}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def why_nothing(area: Area, *, own_role: bool) -> str:
    if area.level == AreaLevel.ENGLAND:
        return NEVER_TO_ENGLAND
    return (NOTHING if own_role else FOR_ITS_OWN).format(area=area.name)


def released_on(release: AreaRelease) -> str:
    return (
        f"Released to {release.reader} on {day(release.released_at)}. The numbers stand as they were on that day. "
        f"{release.organisation} can take them back at any time."
    )

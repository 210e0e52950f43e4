"""What organisations have released by name, in words. By name, never by what was found."""

from collections.abc import Sequence

from django.urls import reverse

from assessments.models import AreaRelease
from assessments.presenters.spectrum import SpectrumRow, spectrum_row
from assessments.selectors.readings import PlaceReading
from organisations.enums import AreaLevel
from organisations.presenters.dates import day
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


def released_sentence(releases: Sequence[AreaRelease]) -> str:
    organisations = len({release.organisation_id for release in releases})
    results = f"{len(releases)} result{'' if len(releases) == 1 else 's'}"
    return f"{results} from {organisations} organisation{'' if organisations == 1 else 's'}, in order of their names."


def why_nothing(area: Area, *, own_role: bool) -> str:
    if area.level == AreaLevel.ENGLAND:
        return NEVER_TO_ENGLAND
    return (NOTHING if own_role else FOR_ITS_OWN).format(area=area.name)


def released_on(release: AreaRelease) -> str:
    return (
        f"Released to {release.reader} on {day(release.released_at)}. The numbers stand as they were on that day. "
        f"{release.organisation} can take them back at any time."
    )

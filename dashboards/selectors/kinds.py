"""Which kinds of organisation figures can be asked for: those in England or a region, never in a single board."""

from dashboards.selectors.area_places import AreaPlace
from organisations.enums import AreaLevel, OrganisationKind
from organisations.models import Organisation

BODIES = {OrganisationKind.REGION, OrganisationKind.ICB}


def kinds_to_choose(place: AreaPlace) -> list[str]:
    """In the order of the register. A board has too few of any kind to tell them apart."""
    if place.area.level == AreaLevel.BOARD:
        return []
    members = place.tree.members[place.area.code]
    found = (
        set(Organisation.objects.filter(pk__in=members).values_list("kind", flat=True).distinct()) - BODIES
    )
    return [kind for kind in OrganisationKind.values if kind in found]

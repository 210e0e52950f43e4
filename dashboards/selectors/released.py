"""What was released by name, for those to whom it was released."""

from accounts.models import User
from assessments.models import AreaRelease
from assessments.selectors.area_releases import readable_releases
from organisations.models import Circle
from organisations.selectors.areas import Area


def released_to_area(user: User, area: Area) -> list[AreaRelease]:
    """To this very area, where the person has a role for it. To England nothing is released."""
    if area.organisation is None:
        return []
    return list(readable_releases(user).filter(area=area.organisation))


def released_to_circle(user: User, circle: Circle) -> list[AreaRelease]:
    return list(readable_releases(user).filter(circle=circle))

"""What a person may make a workshop about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.models import Instrument
from assessments.selectors.campaigns import published_instruments
from organisations.enums import OrganisationKind
from organisations.models import Membership, Organisation, Partnership
from organisations.rules import can

AREA_KINDS = (OrganisationKind.REGION, OrganisationKind.ICB)


@dataclass(frozen=True)
class Subjects:
    """`anything`: about nothing in particular, too."""

    partnerships: Sequence[Partnership] = ()
    organisations: Sequence[Organisation] = ()
    areas: Sequence[Organisation] = ()
    anything: bool = False

    def __bool__(self) -> bool:
        return self.anything or bool(self.organisations)


def subjects_for(user: User, day: date) -> Subjects:
    """Where somebody vouches for the person: a lead their organisations and the partnerships of these, a facilitator
    those that they belong to, all areas, and nothing in particular."""
    facilitates = can(user, Permission.WORKSHOP_CREATE)
    memberships = Membership.objects.filter(person=user, identity_verified=True)
    organisations = [
        held.organisation
        for held in memberships.select_related("organisation").order_by("organisation__name")
        if facilitates or Permission.WORKSHOP_CREATE in MEMBERSHIP_ROLES[held.role].permissions
    ]
    partnerships = Partnership.objects.filter(organisations__in=organisations).open_on(day).distinct()
    areas = Organisation.objects.filter(kind__in=AREA_KINDS).open_on(day).order_by("-kind", "name")
    return Subjects(
        tuple(partnerships.prefetch_related("organisations")),
        tuple(organisations),
        tuple(areas) if facilitates else (),
        facilitates,
    )


def newest_instrument() -> Instrument:
    """Whose statements a room answers. Raises LookupError where no published one asks what moves a partnership."""
    for version in published_instruments():
        if version.definition.has_dynamics:
            return version
    raise LookupError("no published version asks what moves a partnership")

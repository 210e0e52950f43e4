"""The workshops that a person sees about a partnership, and what rooms agreed on in them."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from organisations.models import Partnership
from workshops.enums import WorkshopState
from workshops.models import Agreed, Workshop, WorkshopFacilitator
from workshops.selectors.records import readable_records


@dataclass(frozen=True)
class PartnershipWorkshops:
    """`ahead` are planned or running, for those who run them; `ended` have a record; the latest first."""

    ahead: tuple[Workshop, ...]
    ended: tuple[Workshop, ...]
    agreed: tuple[Agreed, ...]


def workshops_about(user: User, partnership: Partnership) -> PartnershipWorkshops:
    run = WorkshopFacilitator.objects.filter(person=user).values("workshop")
    found = list(
        Workshop.objects.filter(
            Q(pk__in=run) | Q(pk__in=readable_records(user).values("pk")), partnership=partnership
        )
    )
    ended = tuple(workshop for workshop in found if workshop.state == WorkshopState.ENDED)
    return PartnershipWorkshops(
        ahead=tuple(workshop for workshop in found if workshop not in ended),
        ended=ended,
        agreed=tuple(_agreed(ended)) if ended else (),
    )


def _agreed(ended: tuple[Workshop, ...]) -> list[Agreed]:
    """The latest first; of one workshop in the order of its steps."""
    agreed = Agreed.objects.filter(step__workshop__in=ended).select_related("step__workshop__instrument")
    return list(agreed.order_by("-step__workshop__ended_at", "step__order", "pk"))


def own_workshops(user: User) -> list[Workshop]:
    """Those that the person runs or ran: the running ones first, then by the day for which they are planned."""
    mine = Workshop.objects.filter(facilitators__person=user)
    return sorted(
        mine.select_related("partnership", "organisation", "area"),
        key=lambda one: (not one.is_open, one.planned_for is None, one.planned_for or one.created_at),
    )

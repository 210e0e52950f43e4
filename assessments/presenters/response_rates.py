from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from assessments.enums import AskedFor
from assessments.models import CampaignOrganisation
from assessments.selectors.response_rates import ResponseRate
from models_engine import ShownCount
from organisations.presenters.dates import day


@dataclass(frozen=True)
class RateRow:
    asking: CampaignOrganisation
    name: str
    asked_for: str
    note: str
    invited: str
    started: str
    finished: str
    share: str
    last_day: str
    can_extend: bool


def rate_rows(
    askings: Iterable[CampaignOrganisation], rates: Mapping[UUID, ResponseRate], *, can_extend: bool
) -> list[RateRow]:
    return [_row(asking, rates[asking.organisation_id], can_extend) for asking in askings]


def _row(asking: CampaignOrganisation, rate: ResponseRate, can_extend: bool) -> RateRow:
    notes = ["nobody is here yet: invite its lead" if rate.invited.shown == 0 else "", _late(rate)]
    return RateRow(
        asking=asking,
        name=asking.organisation.name,
        asked_for=AskedFor(asking.asked_for).label,
        note="; ".join(note for note in notes if note),
        invited=number(rate.invited),
        started=number(rate.started),
        finished=number(rate.finished),
        share="too few to say" if rate.share is None else f"about {rate.share}%",
        last_day=f"{day(asking.last_day)}{' (longer)' if asking.has_longer else ''}",
        can_extend=can_extend,
    )


def number(count: ShownCount) -> str:
    """1 to 7 people stand as a star, more to the nearest 5."""
    return "*" if count.shown is None else str(count.shown)


def _late(rate: ResponseRate) -> str:
    if rate.late.shown == 0:
        return ""
    return "some answers came late" if rate.late.shown is None else f"about {rate.late.shown} answered late"

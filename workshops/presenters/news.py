"""Workshops on pages of others: the home page, and the pages of a partnership."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.presenters.links import Link
from organisations.presenters.dates import clock, day
from workshops.enums import WorkshopState
from workshops.models import RoomAction, Workshop
from workshops.presenters.agreed import AgreedRow, agreed_rows
from workshops.presenters.room_actions import action_sentence
from workshops.selectors.about import PartnershipWorkshops


@dataclass(frozen=True)
class WorkshopLink:
    text: str
    href: str
    about: str


@dataclass(frozen=True)
class HomeNews:
    """`workshops` are those to come and those running; `ran_some`: there is a list, if only of ended ones."""

    workshops: tuple[WorkshopLink, ...]
    ran_some: bool
    actions: tuple[WorkshopLink, ...]


@dataclass(frozen=True)
class PartnershipNews:
    ahead: tuple[WorkshopLink, ...]
    ended: tuple[Link, ...]
    agreed: tuple[AgreedRow, ...]


def present_home_news(workshops: Sequence[Workshop], actions: Sequence[RoomAction]) -> HomeNews:
    return HomeNews(
        workshops=tuple(
            WorkshopLink(str(one), one.get_absolute_url(), _about_and_state(one))
            for one in workshops
            if one.state != WorkshopState.ENDED
        ),
        ran_some=bool(workshops),
        actions=tuple(
            WorkshopLink(
                action_sentence(one),
                reverse("workshops:confirm_room_action", args=[one.step.workshop_id, one.pk]),
                f"From the workshop “{one.step.workshop}”, {day(one.step.workshop.ended_at)}",
            )
            for one in actions
        ),
    )


def present_partnership_news(found: PartnershipWorkshops) -> PartnershipNews:
    return PartnershipNews(
        ahead=tuple(WorkshopLink(str(one), one.get_absolute_url(), state_words(one)) for one in found.ahead),
        ended=tuple(
            Link(f"Record of “{one}”, {day(one.started_at)}", one.get_absolute_url()) for one in found.ended
        ),
        agreed=agreed_rows(found.agreed),
    )


def state_words(workshop: Workshop) -> str:
    """“Running now”, or for when it is planned."""
    if workshop.state != WorkshopState.PREPARED:
        return str(WorkshopState(workshop.state).label)
    if workshop.planned_for is None:
        return "Planned, without a date yet"
    return f"Planned for {day(workshop.planned_for)}, {clock(workshop.planned_for)}"


def _about_and_state(workshop: Workshop) -> str:
    return f"{workshop.about}. {state_words(workshop)}" if workshop.about else state_words(workshop)

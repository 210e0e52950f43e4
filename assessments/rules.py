"""When answers may still be changed. `check_…` raises CannotChange with the reason, `can_…` answers for pages."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from assessments.enums import Refusal, ResponseStatus
from assessments.models import Campaign, Response

# So that nobody is asked for more than half an hour; a lead asks about further partnerships in the short form.
MOST_IN_FULL = 3


class CannotChange(Exception):
    """What was asked for cannot be done to these answers now. `reason` says why; presenters put it in words."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.label)
        self.reason = reason


def check_is_open(campaign: Campaign, moment: datetime) -> None:
    """Nobody starts, changes, sends or reopens answers outside the dates of the round."""
    if moment < campaign.opens_at:
        raise CannotChange(Refusal.NOT_YET_OPEN)
    if moment >= campaign.closes_at:
        raise CannotChange(Refusal.CLOSED)


def check_can_change(response: Response, moment: datetime) -> None:
    """Only a draft changes, and only while its round is open. Sent comes first: it is why most people are here."""
    if response.status != ResponseStatus.DRAFT:
        raise CannotChange(Refusal.SENT)
    check_is_open(response.assessment.campaign, moment)


def can_change(response: Response, moment: datetime) -> bool:
    try:
        check_can_change(response, moment)
    except CannotChange:
        return False
    return True


def check_can_reopen(response: Response, moment: datetime) -> None:
    """Only the version that counts is reopened: a draft is open already, a replaced version is history."""
    if response.status != ResponseStatus.SUBMITTED:
        raise CannotChange(Refusal.NOT_COUNTING)
    check_is_open(response.assessment.campaign, moment)


def can_reopen(response: Response, moment: datetime) -> bool:
    try:
        check_can_reopen(response, moment)
    except CannotChange:
        return False
    return True


def check_not_closed(campaign: Campaign, moment: datetime) -> None:
    """What a round asks may be prepared before it opens, and changes until it closes."""
    if moment >= campaign.closes_at:
        raise CannotChange(Refusal.CLOSED)


def not_closed(campaign: Campaign, moment: datetime) -> bool:
    return moment < campaign.closes_at


def check_can_switch_team_view_on(sent: Mapping[UUID | None, int]) -> None:
    """People were told who sees what before their first answer: whoever has sent answers is not shown to more.

    `sent` is how many of the organisation's people have sent each sheet of the round (`sent_by_subject`).
    """
    if sent:
        raise CannotChange(Refusal.PROMISED)


def can_switch_team_view_on(sent: Mapping[UUID | None, int]) -> bool:
    return not sent

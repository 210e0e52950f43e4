"""When answers may still be changed, who fills in what, and who works on a plan.

`check_…` raises with the reason (CannotChange, StaleEdit, 403), `can_…` answers for pages.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

import holidays
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import AREA_ROLES, MEMBERSHIP_ROLES
from assessments.enums import Refusal, ResponseStatus
from assessments.models import Action, Assessment, Campaign, CampaignOrganisation, ReadinessCheck, Response
from models_engine import Minimums
from organisations.models import AreaRole, Membership, Organisation, Partnership
from organisations.rules import can

# So that nobody is asked for more than half an hour; a lead asks about further partnerships in the short form.
MOST_IN_FULL = 3
# How long a side can look at its own result before it and its partner's are laid side by side.
WORKING_DAYS_ALONE = 10


class CannotChange(Exception):
    """What was asked for cannot be done to these answers now. `reason` says why; presenters put it in words."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.label)
        self.reason = reason


def check_is_open(place: CampaignOrganisation | Assessment, moment: datetime) -> None:
    """Nobody starts, changes, sends or reopens answers outside the dates of the round, or longer where their
    organisation was given longer. `place` is what the round asks of an organisation, or one part in answering it."""
    if moment < place.campaign.opens_at:
        raise CannotChange(Refusal.NOT_YET_OPEN)
    if not place.campaign.is_open_for(place.organisation_id, moment):
        raise CannotChange(Refusal.CLOSED)


def check_can_change(response: Response, moment: datetime) -> None:
    """Only a draft changes, and only while its round is open. Sent comes first: it is why most people are here."""
    if response.status != ResponseStatus.DRAFT:
        raise CannotChange(Refusal.SENT)
    check_is_open(response.assessment, moment)


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
    check_is_open(response.assessment, moment)


def can_reopen(response: Response, moment: datetime) -> bool:
    try:
        check_can_reopen(response, moment)
    except CannotChange:
        return False
    return True


def check_not_over(campaign: Campaign, moment: datetime) -> None:
    """Until the last organisation's time is over somebody may be given longer; then the figures go out."""
    if moment >= campaign.all_closed_at:
        raise CannotChange(Refusal.CLOSED)


def check_by_account(campaign: Campaign) -> None:
    """Answers to an anonymous round never stand with an account."""
    if campaign.is_anonymous:
        raise CannotChange(Refusal.BY_LINK)


def check_can_take_link(user: User, asking: CampaignOrganisation) -> None:
    """Of whom a partner invited, the organisation has not said that they work there: an outsider would be one of few
    whose answers come by a link that nobody can take back."""
    if not _vouched_with(user, asking.organisation, Permission.RESPONSE_ANSWER):
        raise PermissionDenied(
            "You can take a link once your organisation has confirmed that you work there."
        )


def check_not_closed(asking: CampaignOrganisation, moment: datetime) -> None:
    """What a round asks of an organisation may be prepared before it opens, and changes until it closes there."""
    if not not_closed(asking, moment):
        raise CannotChange(Refusal.CLOSED)


def not_closed(asking: CampaignOrganisation, moment: datetime) -> bool:
    return moment < asking.closes_at


def areas_led_by(user: User) -> QuerySet[Organisation]:
    """The regions and boards in which the person sets up rounds."""
    roles = [code for code, role in AREA_ROLES.items() if Permission.CAMPAIGN_CREATE in role.permissions]
    held = AreaRole.objects.filter(person=user, role__in=roles, area__isnull=False)
    return Organisation.objects.filter(pk__in=held.values("area"))


def can_set_up_rounds(user: User) -> bool:
    """An administrator, for the whole service, and a regional lead, for their area."""
    return can(user, Permission.CAMPAIGN_CREATE) or areas_led_by(user).exists()


def check_can_set_up_rounds(user: User) -> None:
    if not can_set_up_rounds(user):
        raise PermissionDenied("Only an administrator or a regional lead sets up rounds.")


def can_run_round(user: User, campaign: Campaign) -> bool:
    """Who says whom a round asks, until when, and when people are reminded. Not its organisations' leads."""
    if can(user, Permission.CAMPAIGN_CREATE):
        return True
    return campaign.area_id is not None and areas_led_by(user).filter(pk=campaign.area_id).exists()


def check_can_run_round(user: User, campaign: Campaign) -> None:
    if not can_run_round(user, campaign):
        raise PermissionDenied("Only an administrator, or the lead of the area it is for, runs a round.")


def check_can_switch_team_view_on(sent: Mapping[UUID | None, int]) -> None:
    """People were told who sees what before their first answer: whoever has sent answers is not shown to more.

    `sent` is how many of the organisation's people have sent each sheet of the round (`sent_by_subject`).
    """
    if sent:
        raise CannotChange(Refusal.PROMISED)


def can_switch_team_view_on(sent: Mapping[UUID | None, int]) -> bool:
    return not sent


class AnsweredMeanwhile(Exception):
    """Somebody else has saved one of these answers since they were read: nothing of theirs is overwritten."""


@dataclass(frozen=True)
class Hand:
    """What a person may do to one sheet: which `sections` they fill in (None: all), and whether they send it. Of all,
    `others` were given to somebody else, who is to fill them in."""

    sections: frozenset[str] | None = None
    sends: bool = True
    others: frozenset[str] = frozenset()

    def fills_in(self, section: str) -> bool:
        return self.sections is None or section in self.sections

    def is_to_fill_in(self, section: str) -> bool:
        return self.fills_in(section) and section not in self.others


EVERYTHING = Hand()


def check_can_fill_in(hand: Hand, section: str) -> None:
    if not hand.fills_in(section):
        raise PermissionDenied("Somebody else at your organisation fills in this section.")


def check_works_on_shared_answers(works_on_them: bool) -> None:
    """`works_on_them`: a lead or somebody who was given a section (selectors/shared_sheets.py)."""
    if not works_on_them:
        raise PermissionDenied(
            "Your organisation gives one shared answer here, and you have no section of it."
        )


def check_can_send(hand: Hand) -> None:
    if not hand.sends:
        raise PermissionDenied("Your organisation lead sends these answers.")


def check_can_agree(asking: CampaignOrganisation, answered_alone: int) -> None:
    """A sheet is agreed where too few people answer for a result of their own. From there on their answers are
    the result, and nobody should be talked out of theirs."""
    if asking.campaign.asks_for_one_answer:
        raise CannotChange(Refusal.ANSWERED_TOGETHER)
    if asking.campaign.is_anonymous:
        raise CannotChange(Refusal.BY_LINK)
    if answered_alone > most_agreeing(asking.campaign):
        raise CannotChange(Refusal.ENOUGH_ALONE)


def can_agree(asking: CampaignOrganisation, answered_alone: int) -> bool:
    try:
        check_can_agree(asking, answered_alone)
    except CannotChange:
        return False
    return True


def fewest_agreeing(campaign: Campaign) -> int:
    """One person may have been all there was in a round that asks for one answer. Else one alone agrees nothing."""
    return 1 if campaign.asks_for_one_answer else _minimums(campaign).agreed_sheet_smallest


def most_agreeing(campaign: Campaign) -> int:
    """The largest side that has no full result of its own."""
    return _minimums(campaign).agreed_sheet_largest


def _minimums(campaign: Campaign) -> Minimums:
    return campaign.instrument.definition.minimums


def check_number_agreeing(campaign: Campaign, people: int) -> None:
    if people < fewest_agreeing(campaign):
        raise CannotChange(Refusal.TOO_FEW_AGREE)
    if not campaign.asks_for_one_answer and people > most_agreeing(campaign):
        raise CannotChange(Refusal.TOO_MANY_AGREE)


class StaleEdit(Exception):
    """Somebody else has saved since the page was opened. `current` is the action as it stands now."""

    def __init__(self, current: Action) -> None:
        super().__init__("Somebody else has changed this since.")
        self.current = current


def check_not_stale(action: Action, revision: int) -> None:
    """An edit carries the revision it was based on: nobody overwrites what they have not seen."""
    if action.revision != revision:
        raise StaleEdit(action)


def _vouched_with(user: User, organisation: Organisation, permission: Permission) -> bool:
    """Whether the organisation has confirmed who they are, and their role there carries the permission."""
    membership = Membership.objects.filter(
        person=user, organisation=organisation, identity_verified=True
    ).first()
    return membership is not None and permission in MEMBERSHIP_ROLES[membership.role].permissions


def can_view_plan(user: User, organisation: Organisation) -> bool:
    """Its members for whom the organisation has vouched. A plan says what the organisation found out about itself."""
    return _vouched_with(user, organisation, Permission.PLAN_VIEW)


def check_can_view_plan(user: User, organisation: Organisation) -> None:
    if not can_view_plan(user, organisation):
        raise PermissionDenied("Only people whom the organisation has confirmed see its plan.")


def can_edit_plan(user: User, organisation: Organisation) -> bool:
    return can_view_plan(user, organisation) and can(user, Permission.PLAN_EDIT, organisation)


def check_can_edit_plan(user: User, organisation: Organisation) -> None:
    if not can_edit_plan(user, organisation):
        raise PermissionDenied("Only a lead of the organisation can change its plan.")


def can_report_on_action(user: User, action: Action) -> bool:
    """Its owner says how far it is, and so does a lead."""
    if action.owner_id == user.pk:
        return can_view_plan(user, action.organisation)
    return can_edit_plan(user, action.organisation)


def check_can_report_on_action(user: User, action: Action) -> None:
    if not can_report_on_action(user, action):
        raise PermissionDenied("Only its owner and the leads of the organisation can say how far this is.")


def can_view_readiness(user: User, organisation: Organisation) -> bool:
    """Its members for whom the organisation has vouched, as with its plan."""
    return _vouched_with(user, organisation, Permission.READINESS_VIEW)


def check_can_view_readiness(user: User, organisation: Organisation) -> None:
    if not can_view_readiness(user, organisation):
        raise PermissionDenied("Only people whom the organisation has confirmed see its readiness check.")


def can_prepare_readiness(user: User, organisation: Organisation) -> bool:
    return _vouched_with(user, organisation, Permission.READINESS_PREPARE)


def check_can_prepare_readiness(user: User, organisation: Organisation) -> None:
    if not can_prepare_readiness(user, organisation):
        raise PermissionDenied("Only a lead of the organisation can prepare and share its readiness check.")


def can_fill_in_readiness(user: User, sheet: ReadinessCheck) -> bool:
    """Whom a lead named, and the leads themselves."""
    if sheet.filled_by_id == user.pk:
        return can_view_readiness(user, sheet.organisation)
    return can_prepare_readiness(user, sheet.organisation)


def check_can_fill_in_readiness(user: User, sheet: ReadinessCheck) -> None:
    if not can_fill_in_readiness(user, sheet):
        raise PermissionDenied("Only the person a lead has named, and the leads, fill in this check.")


def check_not_finished(sheet: ReadinessCheck) -> None:
    """What was finished stays: the first round is compared with it."""
    if sheet.is_finished:
        raise CannotChange(Refusal.FINISHED)


def check_every_statement(sheet: ReadinessCheck, answered: Collection[str]) -> None:
    """ "Don't know" is an answer. With one to each statement nobody has to guess what was left out."""
    asked = sheet.instrument.definition.readiness_items
    if not {item.code for item in asked} <= set(answered):
        raise CannotChange(Refusal.UNANSWERED)


def can_release(user: User, organisation: Organisation) -> bool:
    """A lead whom the organisation has confirmed: a release is the organisation's word, not a partner's."""
    return _vouched_with(user, organisation, Permission.RESULT_RELEASE)


def check_can_release(user: User, organisation: Organisation) -> None:
    if not can_release(user, organisation):
        raise PermissionDenied("Only a lead of the organisation can release its result, or take it back.")


def check_ready_for_release(*, finished: bool, partnership: Partnership, day: date) -> None:
    """What was released before a partnership ended stays open until it is withdrawn; nothing is added after that."""
    if not partnership.is_open(day):
        raise CannotChange(Refusal.ENDED)
    if not finished:
        raise CannotChange(Refusal.NOT_FINISHED)


def first_day_together(one: datetime, other: datetime) -> date:
    """The working day after ten whole working days in England, counted from the day on which the later side had
    finished."""
    finished_on = timezone.localdate(max(one, other))
    return _days_in_england().get_nth_working_day(finished_on, WORKING_DAYS_ALONE + 1)


@cache
def _days_in_england() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")

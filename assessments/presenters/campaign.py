from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from accounts.permissions import Permission
from assessments.enums import AskedFor, CampaignMode, CampaignPrivacy, Refusal, SheetCode
from assessments.models import Campaign, CampaignOrganisation, ChosenPartnership
from assessments.presenters.carried import carried_words
from assessments.presenters.extension import longer_sentence
from assessments.presenters.links import Link
from assessments.presenters.numbers import has, people
from assessments.presenters.privacy import PRIVACY_FACTS
from assessments.presenters.refusals import refusal_text
from assessments.rules import can_switch_team_view_on, not_closed
from assessments.selectors.campaigns import Counts
from assessments.selectors.choices import OwnAsking
from organisations.models import Partnership
from organisations.presenters.dates import day
from organisations.presenters.partners import partner_names

Row = dict[str, str]

ASKS = {
    AskedFor.WHOLE: "People are asked about the organisation itself and about the partnerships below.",
    AskedFor.PARTNERSHIPS_ONLY: "A partner wants to know how you see a partnership. People are asked about the "
    "partnerships below, not about the organisation itself.",
}
MODES = {
    CampaignMode.EACH: "Each person answers for themselves",
    CampaignMode.SHARED: "Each organisation gives one shared answer, and its lead says who fills in what",
}
TEAM_VIEW = {
    True: "On: where three or four people have answered, they see how the answers are spread, without names.",
    False: "Off: where only three or four people have answered, nobody sees single answers to questions of opinion.",
}
TEAM_VIEW_LAST = "Once it is off, it stays off in this round, because people have sent answers."
TEAM_VIEW_ACTION = {True: "Switch the team view off", False: "Switch the team view on"}


@dataclass(frozen=True)
class CampaignRow:
    campaign: Campaign
    state: str
    colour: str
    dates: str


@dataclass(frozen=True)
class ChosenRow:
    partnership: Partnership
    partners: str
    form: str
    sent: str


@dataclass(frozen=True)
class OwnPart:
    """One of the reader's own organisations. `counts` and what follows is for its leads."""

    asking: CampaignOrganisation
    name: str
    asks: str
    longer: str
    chosen: list[ChosenRow]
    can_start: bool
    can_remind: bool
    together: Link | None
    can_set_up: bool
    counts: list[Row]
    team_view: str
    team_view_action: str
    team_view_note: str


def campaign_row(campaign: Campaign, moment: datetime) -> CampaignRow:
    state, colour = campaign_state(campaign, moment)
    return CampaignRow(campaign, state, colour, f"{day(campaign.first_day)} to {day(campaign.last_day)}")


def campaign_state(campaign: Campaign, moment: datetime) -> tuple[str, str]:
    """(word, colour of its tag)"""
    if moment < campaign.opens_at:
        return "Not open yet", "blue"
    return ("Open", "green") if campaign.is_open(moment) else ("Closed", "grey")


def campaign_facts(campaign: Campaign, moment: datetime) -> list[Row]:
    instrument = campaign.instrument
    area = [{"key": "For", "value": campaign.area.name}] if campaign.area else []
    return [
        *area,
        {"key": "State", "value": campaign_state(campaign, moment)[0]},
        {"key": "First day", "value": day(campaign.first_day)},
        {"key": "Last day", "value": day(campaign.last_day)},
        {"key": "Questionnaire", "value": f"{instrument.title}, version {instrument.version}"},
        {"key": "How people answer", "value": MODES[campaign.mode]},
        *privacy_rows(campaign),
    ]


def privacy_rows(campaign: Campaign) -> list[Row]:
    """Where people answer together, nothing is kept from those who do."""
    if campaign.asks_for_one_answer:
        return []
    return [{"key": "Who gave which answers", "value": PRIVACY_FACTS[CampaignPrivacy(campaign.privacy)]}]


def fixed_rows(
    asking: CampaignOrganisation, fixed: Mapping[Partnership, SheetCode], sent: Mapping[UUID | None, int]
) -> list[Row]:
    """What can no longer be chosen otherwise, and why."""
    rows = []
    for partnership, sheet in fixed.items():
        number = sent[partnership.pk]
        stays = "asked in full" if sheet == SheetCode.PARTNERSHIP else "asked in the short form"
        with_whom = partner_names(partnership, asking.organisation)
        who = f"{people(number)} {has(number)} sent answers" if number else "an answer has been sent together"
        reason = f"Stays {stays}: {who} about it."
        rows.append({"key": partnership.name, "value": f"With {with_whom}\n{reason}"})
    return rows


def chosen_rows(
    asking: CampaignOrganisation, chosen: Iterable[ChosenPartnership], sent: Mapping[UUID | None, int]
) -> list[ChosenRow]:
    return [
        ChosenRow(
            partnership=choice.partnership,
            partners=partner_names(choice.partnership, asking.organisation),
            form="In full" if choice.sheet == SheetCode.PARTNERSHIP else "Short form",
            sent=_sent_by(choice.partnership_id, sent, asking),
        )
        for choice in chosen
    ]


def _sent_by(partnership_id: UUID, sent: Mapping[UUID | None, int], asking: CampaignOrganisation) -> str:
    if asking.campaign.asks_for_one_answer:
        return "sent" if partnership_id in sent else "not sent yet"
    return f"sent by {people(sent.get(partnership_id, 0))}"


def own_parts(
    own: Iterable[OwnAsking],
    counts: Mapping[UUID, Counts],
    carried: Mapping[UUID, tuple[int, int]],
    moment: datetime,
) -> list[OwnPart]:
    """`carried`: how many of an organisation's answers were taken over from an earlier round, of how many."""
    return [
        _own_part(
            part,
            counts[part.asking.organisation_id],
            carried.get(part.asking.organisation_id, (0, 0)),
            moment,
        )
        for part in own
    ]


def _own_part(own: OwnAsking, counts: Counts, carried: tuple[int, int], moment: datetime) -> OwnPart:
    asking = own.asking
    leads = Permission.PARTNERSHIPS_CHOOSE in own.permissions
    one_answer = asking.campaign.asks_for_one_answer
    set_up = leads and not_closed(asking, moment)
    can_switch_on = set_up and can_switch_team_view_on(own.sent)
    switchable = set_up and (asking.team_view or can_switch_on)
    note = TEAM_VIEW_LAST if asking.team_view else refusal_text(Refusal.PROMISED, asking.campaign)
    return OwnPart(
        asking=asking,
        name=asking.organisation.name,
        asks=ASKS[asking.asked_for],
        longer=longer_sentence(asking),
        chosen=chosen_rows(asking, own.chosen, own.sent),
        can_start=asking.is_open(moment)
        and (Permission.RESPONSE_ASSIGN if one_answer else Permission.RESPONSE_ANSWER) in own.permissions,
        can_remind=leads and own.vouched_for and asking.is_open(moment),
        together=_together(own, moment),
        can_set_up=set_up,
        counts=[*count_rows(counts, own.sent, asking), *carried_rows(counts, carried, asking)]
        if leads
        else [],
        team_view="" if one_answer else TEAM_VIEW[asking.team_view],
        team_view_action=TEAM_VIEW_ACTION[asking.team_view] if switchable else "",
        team_view_note=note if set_up and not can_switch_on else "",
    )


def _together(own: OwnAsking, moment: datetime) -> Link | None:
    """To what the people of the organisation answer together."""
    asking = own.asking
    keys = [asking.campaign_id, asking.organisation_id]
    if not own.vouched_for or not not_closed(asking, moment):
        return None
    if asking.campaign.asks_for_one_answer:
        leads = Permission.RESPONSE_ASSIGN in own.permissions
        return (
            Link("Say who fills in what", reverse("assessments:assign_sections", args=keys))
            if leads
            else None
        )
    if asking.campaign.is_anonymous or not asking.is_open(moment):
        return None
    return Link("Agree one sheet together with colleagues", reverse("assessments:agree_sheet", args=keys))


def count_rows(counts: Counts, sent: Mapping[UUID | None, int], asking: CampaignOrganisation) -> list[Row]:
    rows = [
        {"key": "People here", "value": people(counts.people)},
        {"key": "Invited, not here yet", "value": people(counts.invited)},
        {"key": "Have started", "value": people(counts.started)},
        {"key": "Have sent something", "value": people(counts.sent)},
    ]
    if asking.campaign.is_anonymous:
        rows[2] = {"key": "Have taken their link", "value": people(counts.started)}
    if asking.campaign.asks_for_one_answer:
        sheets = "Sent" if None in sent else "Not sent yet"
        rows[2:] = [{"key": "The sheet about the organisation", "value": sheets}]
    elif asking.asked_for == AskedFor.WHOLE:
        rows.append({"key": "Have sent the part about the organisation", "value": people(sent.get(None, 0))})
    if counts.late:
        rows.append({"key": "Have sent something late", "value": people(counts.late)})
    if counts.unverified:
        rows.append({"key": "Identity not verified", "value": people(counts.unverified)})
    return rows


def carried_rows(counts: Counts, carried: tuple[int, int], asking: CampaignOrganisation) -> list[Row]:
    """From as many people on as an opinion is shown, as beside a result: fewer could be told apart by it."""
    least = asking.campaign.instrument.definition.minimums.own_side_perception_mean
    if counts.sent < least or not carried[0]:
        return []
    return [{"key": "Answers taken over from an earlier round", "value": carried_words(*carried)}]


def added_sentence(number: int, *, before: int = 0) -> str:
    added = "1 organisation is asked." if number == 1 else f"{number} organisations are asked."
    return (
        f"{added} {before} on the list {'was' if before == 1 else 'were'} asked before." if before else added
    )

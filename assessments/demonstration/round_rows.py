"""The rounds as unsaved rows: who was asked about what, and what they answered."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from numpy.random import Generator, default_rng

from accounts.enums import DEMONSTRATION_DOMAIN, DemonstrationAccount
from accounts.models import User
from assessments.demonstration.answers import (
    Person,
    Reply,
    answer_about_organisation,
    answer_about_partnership,
    invent_person,
    some_notes,
)
from assessments.demonstration.moves import answer_what_moves
from assessments.demonstration.register_rows import RegisterRows
from assessments.demonstration.world import FULL_SHEETS, DemoOrganisation, World, demonstration_id
from assessments.enums import AskedFor, ResponseStatus, SheetCode
from assessments.models import (
    Answer,
    Assessment,
    Campaign,
    CampaignOrganisation,
    ChosenPartnership,
    Instrument,
    Response,
    SectionState,
    answer_columns,
    closing,
    opening,
)

SEED = 20261122
SIDE_LEAN = 0.25
WORK_BEGINS = time(9)
WORKING_MINUTES = 8 * 60
Choices = list[tuple[str, str]]  # key of a partnership and the sheet it is asked on, in order


@dataclass
class RoundRows:
    """Unsaved rows of all rounds."""

    campaigns: list[Campaign] = field(default_factory=list)
    asked: list[CampaignOrganisation] = field(default_factory=list)
    chosen: list[ChosenPartnership] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    section_states: list[SectionState] = field(default_factory=list)


def build_rounds(
    world: World, register: RegisterRows, instruments: Mapping[int, Instrument], today: date
) -> RoundRows:
    """`instruments` by version: each round has its own."""
    return _Builder(world, register, instruments).build(today)


def _stream(*names: object) -> Generator:
    """Chance of its own for each thing, so that adding an organisation changes nobody else's answers."""
    return default_rng([SEED, zlib.crc32("/".join(map(str, names)).encode())])


class _Builder:
    def __init__(self, world: World, register: RegisterRows, instruments: Mapping[int, Instrument]) -> None:
        self.world, self.register, self.instruments = world, register, instruments
        self.rows = RoundRows()
        # How far the world has come by the round that is being built, from the first (0) to the open one (1).
        self.progress = 0.0

    def build(self, today: date) -> RoundRows:
        earlier, opened = self.world.rounds["closed"], self.world.rounds["open"]
        for number, entry in enumerate(earlier):
            self.progress = number / len(earlier)
            campaign = self._campaign(
                entry,
                opening(today - timedelta(days=entry["opened_days_ago"])),
                closing(today - timedelta(days=entry["closed_days_ago"])),
            )
            for organisation in self.world.organisations:
                self._closed_round(campaign, organisation)
        self.progress = 1.0
        campaign = self._campaign(
            opened,
            opening(today - timedelta(days=opened["opened_days_ago"])),
            closing(today + timedelta(days=opened["stays_open_days"])),
        )
        for organisation in self.world.organisations:
            self._open_round(campaign, organisation)
        return self.rows

    def _campaign(self, entry: Mapping[str, Any], opens_at: datetime, closes_at: datetime) -> Campaign:
        campaign = Campaign(
            id=demonstration_id("campaign", entry["title"]),
            title=entry["title"],
            instrument=self.instruments[entry["version"]],
            opens_at=opens_at,
            closes_at=closes_at,
        )
        self.rows.campaigns.append(campaign)
        return campaign

    def _closed_round(self, campaign: Campaign, organisation: DemoOrganisation) -> None:
        partnerships = self.world.partnerships_of(organisation.key)
        sheets = [SheetCode.PARTNERSHIP] * FULL_SHEETS + [SheetCode.PARTNERSHIP_PULSE] * len(partnerships)
        choices = [(found.key, sheet) for found, sheet in zip(partnerships, sheets, strict=False)]
        self._ask(campaign, organisation, choices, team_view=organisation.team_view)
        for position, user in enumerate(self.register.people[organisation.key][: organisation.answered]):
            mine = [
                (key, sheet)
                for key, sheet in choices
                if position < self.world.partnership(key).sides[organisation.key]
            ]
            self._send_all(campaign, organisation, position, user, mine)

    def _open_round(self, campaign: Campaign, organisation: DemoOrganisation) -> None:
        chosen = self.world.rounds["open_choices"].get(organisation.key, {"full": [], "short": [], "sent": 0})
        choices = [(key, SheetCode.PARTNERSHIP) for key in chosen["full"]]
        choices += [(key, SheetCode.PARTNERSHIP_PULSE) for key in chosen["short"]]
        self._ask(campaign, organisation, choices, team_view=organisation.team_view)
        people = list(enumerate(self.register.people[organisation.key]))
        others = [entry for entry in people if not entry[1].email.endswith(DEMONSTRATION_DOMAIN)]
        fewer = chosen.get("fewer", {})
        for number, (position, user) in enumerate(others[: chosen["sent"]]):
            mine = [(key, sheet) for key, sheet in choices if number < fewer.get(key, chosen["sent"])]
            self._send_all(campaign, organisation, position, user, mine)
        for position, user in people:
            if user.email == DemonstrationAccount.MANAGER.email:
                self._begin(campaign, organisation, position, user, choices)

    def _ask(
        self, campaign: Campaign, organisation: DemoOrganisation, choices: Choices, *, team_view: bool
    ) -> None:
        asked = CampaignOrganisation(
            campaign=campaign,
            organisation=self.register.organisations[organisation.key],
            asked_for=AskedFor.WHOLE if organisation.own_sheet else AskedFor.PARTNERSHIPS_ONLY,
            team_view=team_view,
        )
        self.rows.asked.append(asked)
        self.rows.chosen += [
            ChosenPartnership(
                campaign_organisation=asked,
                partnership=self.register.partnerships[key],
                sheet=sheet,
                position=position,
            )
            for position, (key, sheet) in enumerate(choices)
        ]

    def _send_all(
        self,
        campaign: Campaign,
        organisation: DemoOrganisation,
        position: int,
        user: User,
        choices: Choices,
    ) -> None:
        """The person's sheets about their organisation and about each partnership, all sent."""
        person = self._person(organisation, position, user)
        assessment = self._assessment(campaign, organisation, user, person)
        definition = campaign.instrument.definition
        if organisation.own_sheet:
            replies = answer_about_organisation(
                person,
                organisation,
                self.world,
                definition,
                self._chance(campaign, user, "own"),
                self.progress,
            )
            self._response(assessment, None, SheetCode.ORGANISATION, replies, sent=True)
        for key, sheet in choices:
            side_lean = _stream("side", organisation.key, key).normal(0, SIDE_LEAN)
            partnership = self.world.partnership(key).at(self.progress)
            chance, other = (self._chance(campaign, user, about) for about in (key, f"moves/{key}"))
            replies = answer_about_partnership(person, partnership, sheet, side_lean, definition, chance)
            replies |= answer_what_moves(person, partnership, sheet, organisation.key, definition, other)
            self._response(assessment, key, sheet, replies, sent=True)

    def _begin(
        self,
        campaign: Campaign,
        organisation: DemoOrganisation,
        position: int,
        user: User,
        choices: Choices,
    ) -> None:
        """An own sheet that stops in the middle (the first section is done, the second is under way), and the
        other sheets still empty."""
        person = self._person(organisation, position, user)
        assessment = self._assessment(campaign, organisation, user, person)
        definition = campaign.instrument.definition
        all_replies = answer_about_organisation(
            person, organisation, self.world, definition, self._chance(campaign, user, "own")
        )
        sheet = definition.sheet(SheetCode.ORGANISATION)
        pages = sheet.pages[: self.world.rounds["manager_draft"]["answered_pages"]]
        asked = {code for page in pages for code in page.question_codes}
        replies = {code: reply for code, reply in all_replies.items() if code in asked}
        response = self._response(assessment, None, SheetCode.ORGANISATION, replies, sent=False)
        self.rows.section_states.append(
            SectionState(response=response, section=sheet.sections[0].code, completed=True)
        )
        for key, code in choices:
            self._response(assessment, key, code, {}, sent=False)

    def _person(self, organisation: DemoOrganisation, position: int, user: User) -> Person:
        roles = self.world.rounds["respondent_roles"]
        own = {
            DemonstrationAccount(account["account"]).email: account.get("respondent_role")
            for account in self.world.rounds["accounts"]
        }
        role = own.get(user.email) or roles[position % len(roles)]
        return invent_person(user.email, role, position, _stream("person", user.email))

    def _chance(self, campaign: Campaign, user: User, about: str) -> Generator:
        return _stream("answers", campaign.title, user.email, about)

    def _assessment(
        self, campaign: Campaign, organisation: DemoOrganisation, user: User, person: Person
    ) -> Assessment:
        assessment = Assessment(
            id=demonstration_id("assessment", campaign.title, user.email),
            campaign=campaign,
            person=user,
            organisation=self.register.organisations[organisation.key],
            respondent_role=person.role,
        )
        self.rows.assessments.append(assessment)
        return assessment

    def _response(
        self,
        assessment: Assessment,
        key: str | None,
        sheet: str,
        replies: Mapping[str, Reply],
        *,
        sent: bool,
    ) -> Response:
        chance = _stream("sheet", assessment.pk, key)
        response = Response(
            id=demonstration_id("response", assessment.pk, key),
            assessment=assessment,
            partnership=self.register.partnerships[key] if key else None,
            sheet=sheet,
        )
        if sent:
            response.status = ResponseStatus.SUBMITTED
            response.submitted_at = _some_moment(assessment.campaign, chance)
            response.reference = f"DEMO-{len(self.rows.responses) + 1:04}"
            self.rows.section_states += [
                SectionState(response=response, section=section.code, completed=True)
                for section in assessment.campaign.instrument.definition.sheet(sheet).sections
                if not section.optional or any(c in replies for p in section.pages for c in p.question_codes)
            ]
        notes = some_notes(replies, self.world.rounds["notes"], chance)
        self.rows.answers += [
            Answer(response=response, question=code, note=notes.get(code, ""), **answer_columns(str(reply)))
            for code, reply in replies.items()
        ]
        self.rows.responses.append(response)
        return response


def _some_moment(campaign: Campaign, chance: Generator) -> datetime:
    """A moment of a working day while the round was open, and before today."""
    first, last = campaign.first_day, min(campaign.last_day, timezone.localdate() - timedelta(days=1))
    minutes = int(chance.integers(0, WORKING_MINUTES))
    day = first + timedelta(days=int(chance.integers(0, (last - first).days + 1)))
    return timezone.make_aware(datetime.combine(day, WORK_BEGINS)) + timedelta(minutes=minutes)

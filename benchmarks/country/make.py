"""The country as rows in the database that Django is set up for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import numpy as np
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from accounts.models import User
from assessments.enums import ResponseStatus, SheetCode
from assessments.models import (
    Answer,
    Assessment,
    Campaign,
    CampaignOrganisation,
    ChosenPartnership,
    Instrument,
    Response,
    answer_columns,
    closing,
    opening,
)
from benchmarks.country.answering import NO_ROW, Alphabet, Opinion, People, invent_people
from benchmarks.country.register import Register, invent_register, new_ids, role_of, spans
from benchmarks.country.sizes import Size
from benchmarks.country.writing import AnswerWriter, without_indexes, write
from organisations.models import Membership, Organisation, OrganisationParent, Partnership
from organisations.services.load_reference_data import load_reference_data

# On both sides of the mergers of boards on 1 April 2026; the last has just closed.
FIRST_DAYS = [
    date(2024, 4, 9),
    date(2024, 10, 1),
    date(2025, 4, 1),
    date(2025, 10, 1),
    date(2026, 4, 13),
    date(2026, 10, 1),
]
ROUND_LASTS = timedelta(days=28)
JOINED = datetime(2024, 3, 4, 9, tzinfo=UTC)
VERSION = 2

Say = Callable[[str], None]


class NotEmpty(Exception):
    """There are rounds in the database already, and rows of a country would stand among others'."""


@dataclass
class Country:
    """What is being written, and the ids that one step hands to the next."""

    size: Size
    register: Register
    instrument: Instrument
    campaigns: list[Campaign] = field(default_factory=list)

    def organisation_people(self, number: int, body: int) -> tuple[str, ...]:
        """Those who answer in this round; the rest were asked and did not."""
        return self.register.bodies[body].people[: self.size.people_in(number)]


def make_country(size: Size, say: Say = print) -> Country:
    """Everything in one transaction: there is a country, or there is none."""
    if Campaign.objects.exists():
        raise NotEmpty("Make the country in a database of its own.")
    with transaction.atomic(), without_indexes(Answer, Response):
        load_reference_data(by=None)
        call_command("load_instruments", verbosity=0)
        instrument = Instrument.objects.get(slug="learning-ecosystem", version=VERSION)
        country = Country(size, invent_register(size), instrument)
        say(f"{size.organisations} organisations, {size.partnerships} partnerships, {size.all_rounds} rounds")
        _write_register(country)
        _write_rounds(country)
        _write_sheets(country, say)
        _number_on()
    return country


def _write_register(country: Country) -> None:
    bodies, ties = country.register.bodies, country.register.ties
    write(
        Organisation,
        ["id", "ods_code", "name", "kind"],
        ((b.id, b.code, b.name, b.kind.value) for b in bodies),
    )
    write(
        OrganisationParent,
        ["organisation_id", "parent_id", "valid_from", "valid_to"],
        ((body.id, board, since, until) for body in bodies for board, since, until in spans(body)),
    )
    write(
        Partnership,
        ["id", "name", "purpose", "kind"],
        ((tie.id, tie.name, "Made to be counted.", tie.kind.value) for tie in ties),
    )
    write(
        Partnership.organisations.through,
        ["partnership_id", "organisation_id"],
        ((tie.id, bodies[side].id) for tie in ties for side in tie.sides),
    )
    write(
        User,
        ["id", "email", "name", "password", "joined_at"],
        (
            (
                person,
                f"{person}@{body.code.lower()}.example",
                f"Person {number + 1} of {body.code}",
                "!",
                JOINED,
            )
            for body in bodies
            for number, person in enumerate(body.people)
        ),
    )
    ids = iter(new_ids(np.random.default_rng([country.size.seed, 5]), country.register.answering))
    write(
        Membership,
        ["id", "person_id", "organisation_id", "role", "joined_at"],
        (
            (next(ids), person, body.id, role_of(number).value, JOINED)
            for body in bodies
            for number, person in enumerate(body.people)
        ),
    )


def _write_rounds(country: Country) -> None:
    """Each asks every organisation about all of its partnerships."""
    size, register = country.size, country.register
    ids = new_ids(np.random.default_rng([size.seed, 6]), size.all_rounds)
    for number, first_day in enumerate(FIRST_DAYS[-size.all_rounds :]):
        campaign = Campaign(
            id=ids[number],
            title=f"Round {number + 1}",
            instrument=country.instrument,
            opens_at=opening(first_day),
            closes_at=closing(first_day + ROUND_LASTS),
        )
        country.campaigns.append(campaign)
    Campaign.objects.bulk_create(country.campaigns)
    places = [(number, body) for number in range(size.all_rounds) for body in range(size.organisations)]
    write(
        CampaignOrganisation,
        ["id", "campaign_id", "organisation_id"],
        (
            (place, ids[number], register.bodies[body].id)
            for place, (number, body) in enumerate(places, start=1)
        ),
    )
    write(
        ChosenPartnership,
        ["campaign_organisation_id", "partnership_id", "sheet", "position", "finished_at"],
        (
            (
                place,
                register.ties[tie].id,
                SheetCode.PARTNERSHIP.value,
                position,
                country.campaigns[number].closes_at,
            )
            for place, (number, body) in enumerate(places, start=1)
            for position, tie in enumerate(register.sides.get(body, []))
        ),
    )


def _write_sheets(country: Country, say: Say) -> None:
    """Round by round and organisation by organisation, so that memory holds one organisation's sheets at a time."""
    alphabet = Alphabet(country.instrument.definition, country.size.seed)
    opinion = Opinion(country.size, alphabet)
    writer = AnswerWriter(
        Answer, [{"question": code} | answer_columns(given) for code, given in alphabet.given]
    )
    for number, campaign in enumerate(country.campaigns):
        sides = [
            _Side(
                country,
                opinion,
                number,
                body,
                invent_people(country.size, country.size.people_in(number), body, alphabet.instrument),
            )
            for body in range(country.size.organisations)
        ]
        write(
            Assessment,
            ["id", "campaign_id", "person_id", "organisation_id", "respondent_role", "started_at"],
            (row for side in sides for row in side.assessments()),
        )
        write(
            Response,
            [
                *("id", "assessment_id", "partnership_id", "sheet", "status"),
                *("started_at", "submitted_at", "reference"),
            ],
            (row for side in sides for row in side.responses()),
        )
        writer.write(sheet for side in sides for sheet in side.sheets())
        say(f"{campaign}: written")


class _Side:
    """One organisation's people in one round. What it gives is the same each time it is asked."""

    def __init__(self, country: Country, opinion: Opinion, number: int, body: int, people: People) -> None:
        self.country, self.opinion, self.number, self.body, self.people = (
            country,
            opinion,
            number,
            body,
            people,
        )
        self.campaign = country.campaigns[number]
        answered = country.size.answered_in(number)
        ties = [tie for tie in country.register.sides.get(body, []) if tie < answered]
        count, each = country.size.people_in(number), min(country.size.sheets, len(ties))
        # The next three partnerships for each person, round and round: of all about equally many.
        self.ties = np.array([ties[place % len(ties)] for place in range(count * each)], dtype=int)
        self.each = each
        random = np.random.default_rng([country.size.seed, 7, number, body])
        self.assessment_ids = new_ids(random, count)
        self.response_ids = new_ids(random, count * (1 + each))
        minutes = random.integers(0, int(ROUND_LASTS / timedelta(minutes=1)), count)
        self.sent_at = [self.campaign.opens_at + timedelta(minutes=minute) for minute in minutes.tolist()]

    def assessments(self) -> Iterator[tuple[object, ...]]:
        persons = self.country.organisation_people(self.number, self.body)
        body = self.country.register.bodies[self.body]
        for pk, person, role, sent in zip(
            self.assessment_ids, persons, self.people.roles, self.sent_at, strict=True
        ):
            yield pk, self.campaign.pk, person, body.id, role, sent

    def responses(self) -> Iterator[tuple[object, ...]]:
        """Each person's own sheet, then those about partnerships."""
        count = len(self.assessment_ids)
        most = self.country.size.all_people * (1 + self.country.size.sheets)
        base = (self.number * self.country.size.organisations + self.body) * most
        for place, pk in enumerate(self.response_ids):
            own = place < count
            person = place if own else (place - count) // self.each
            subject = None if own else self.country.register.ties[self.ties[place - count]].id
            sheet = SheetCode.ORGANISATION if own else SheetCode.PARTNERSHIP
            sent = self.sent_at[person]
            reference = f"EC-{base + place:08d}"
            yield (
                *(pk, self.assessment_ids[person], subject, sheet.value),
                *(ResponseStatus.SUBMITTED.value, sent, sent, reference),
            )

    def sheets(self) -> Iterator[tuple[str, str, list[int]]]:
        random = np.random.default_rng([self.country.size.seed, 8, self.number, self.body])
        own = self.opinion.about_organisation(self.number, self.body, self.people, random)
        about = self.opinion.about_partnerships(
            self.number, self.ties, self.people.repeated(self.each), random
        )
        sent = [f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}" for moment in self.sent_at]
        when = [*sent, *(text for text in sent for _ in range(self.each))]
        for pk, moment, row in zip(self.response_ids, when, [*own, *about], strict=True):
            yield pk, moment, row[row != NO_ROW].tolist()


def _number_on() -> None:
    """The database goes on after the numbers that were given here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [CampaignOrganisation]):
            cursor.execute(statement)


def settle() -> None:
    """As the database would be after a night: with statistics of the new rows, and nothing left to tidy."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("VACUUM (ANALYZE)")
            cursor.execute("RESET statement_timeout")
        else:
            cursor.execute("ANALYZE")

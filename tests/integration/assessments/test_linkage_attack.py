"""Whether a copy of the whole database says who gave which answers in an anonymous round, better than chance."""

import random
from datetime import timedelta
from math import sqrt

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from assessments.enums import CampaignPrivacy, SheetCode
from assessments.models import AnonymousEnvelope, Answer, Assessment, Response
from assessments.models.shuffled import ShuffledQuerySet
from assessments.services import open_envelopes as opening
from assessments.services.save_anonymous_answers import save_anonymous_answers
from assessments.services.take_anonymous_link import take_anonymous_link
from jobs.testing import run_jobs
from organisations.models import Membership
from organisations.selectors.people import hash_of
from tests.factories.accounts import UserFactory
from tests.factories.assessments import CampaignFactory, CampaignOrganisationFactory
from tests.factories.organisations import OrganisationFactory
from tests.integration.assessments.linkage import attacks, dump, interleaved, orders_of, owner_among

pytestmark = pytest.mark.django_db

PEOPLE = 200
CODES = ("SEA1", "SEA2", "SEA3", "SEA4")
# What an attacker would try first, one from each kind of trace.
NAMED = (
    ("accounts_user.last_login", "place"),
    ("assessments_anonymouslink.place", "place"),
    ("django_session.place", "place"),
    ("django_session.expire_date", "place"),
)


@pytest.fixture
def asking():
    return CampaignOrganisationFactory(
        campaign=CampaignFactory(privacy=CampaignPrivacy.ANONYMOUS), organisation=OrganisationFactory()
    )


def live_through(asking) -> dict[str, str]:
    """200 people sign in, take their link and answer, a few at once, in random order over two weeks. Gives the truth:
    by person, the hash of their link."""
    people = UserFactory.create_batch(PEOPLE)
    Membership.objects.bulk_create(
        Membership(person=person, organisation=asking.organisation, identity_verified=True)
        for person in people
    )
    codes = asking.campaign.instrument.definition.sheet(SheetCode.ORGANISATION).question_codes[:4]
    chance, truth = random.Random(11), {}
    with time_machine.travel(timezone.now() - timedelta(days=6), tick=False) as clock:
        for step, person in interleaved(people, steps=3):
            clock.shift(chance.randint(20, 900))
            secret = f"secret of {person.pk}"
            if step == 0:
                sign_in(person)
            elif step == 1:
                take_anonymous_link(asking=asking, secret=secret, by=person)
                truth[person.pk.hex] = hash_of(secret)
            else:
                envelope = AnonymousEnvelope.objects.get(link_hash=hash_of(secret))
                save_anonymous_answers(
                    envelope=envelope,
                    subject="organisation",
                    sheet=SheetCode.ORGANISATION,
                    given={code: str(chance.randint(1, 5)) for code in codes},
                    send=True,
                )
    return truth


def sign_in(person) -> None:
    person.last_login = timezone.now()
    person.save(update_fields=["last_login"])
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session.save()


def close(asking) -> None:
    asking.campaign.closes_at = timezone.now() - timedelta(minutes=1)
    asking.campaign.save()
    opening.open_due_envelopes(by=None, moment=timezone.now())
    run_jobs()


def attack(truth) -> list:
    """All of them, after a look for a row that names both a person and a link."""
    tables = dump()
    persons, links = owner_among({person: person for person in truth}), owner_among(answer_names(truth))
    both = [(table, row) for table, rows in tables.items() for row in rows if persons(row) and links(row)]
    assert both == []
    return attacks(orders_of(tables, persons), orders_of(tables, links), truth)


def answer_names(truth) -> dict[str, str]:
    """Everything by which a row can point to what came by a link: its hash, its part, its sheets, its answers."""
    names = {link: link for link in truth.values()}
    names |= {row.pk.hex: row.link_hash for row in AnonymousEnvelope.objects.all()}
    names |= {row.pk.hex: row.link_hash for row in Assessment.objects.all()}
    names |= {row.pk.hex: row.assessment.link_hash for row in Response.objects.select_related("assessment")}
    return names


def most_right(found) -> int:
    return max(attack.right for attack in found)


def assert_no_better_than_chance(found) -> None:
    """By chance one of 200 is right, give or take one. Of the attacks named each may have three times that on top; the
    others are so many that one in some thousands would, so those are held to what chance gives once in a million."""
    assert len(found) > 20
    ceiling = 1 + 3 * sqrt(1)
    named = [a for a in found if (a.people_by, a.answers_by.split(".")[1]) in NAMED]
    assert named
    assert sum(a.right for a in named) / len(named) <= ceiling
    assert sum(a.right for a in found) / len(found) <= ceiling
    assert most_right(found) <= 12
    assert max(abs(a.likeness) for a in found) <= 6 / sqrt(PEOPLE - 1)


def test_p7_the_database_does_not_say_who_gave_which_answers(asking):
    truth = live_through(asking)
    assert len(truth) == PEOPLE == AnonymousEnvelope.objects.filter(has_sent=True).count()
    assert_no_better_than_chance(attack(truth))

    close(asking)

    assert Answer.objects.count() == 4 * PEOPLE
    assert_no_better_than_chance(attack(truth))


def test_p7_rows_as_they_are_usually_written_would_say_it(asking, monkeypatch):
    """The same people, the same attacker; each row written once, where it falls."""

    def plainly(self, rows):
        for row in rows:
            if row._state.adding:
                row.save(force_insert=True)

    monkeypatch.setattr(ShuffledQuerySet, "write_anew", plainly)
    monkeypatch.setattr(opening.RANDOM, "shuffle", lambda rows: None)
    truth = live_through(asking)
    assert most_right(attack(truth)) >= 0.95 * PEOPLE

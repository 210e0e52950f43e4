"""Workshops on the home page and on the pages of a partnership, and what was agreed, apart from the survey (63)."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.factories import (
    AgreedFactory,
    InvitationFactory,
    MembershipFactory,
    RoomActionFactory,
    WorkshopFactory,
)
from tests.factories.sides import placed_answers, send
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db

AGREED = "agreed in workshop, 12 people, 23 November 2026"


@pytest.fixture
def ended(partnership):
    return WorkshopFactory(title="Monday's talk", partnership=partnership, ended=True)


def read(client, name, *keys):
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return main_part(answer)


def test_home_names_the_workshops_that_one_runs_the_running_ones_first(sign_in, manager):
    WorkshopFactory(title="Later", created_by=manager, planned_for=datetime(2026, 12, 3, 14, tzinfo=UTC))
    WorkshopFactory(title="Now", created_by=manager, live=True)
    WorkshopFactory(title="Over", created_by=manager, ended=True)
    WorkshopFactory(title="Somebody else's")

    home = words(read(sign_in(manager), "assessments:home"))

    assert "Workshops you run Now Running now Later Planned for 3 December 2026, 14:00" in home
    assert "Over" not in home
    assert home.count("All workshops") == 1
    assert "Somebody" not in home


def test_whoever_ran_a_workshop_finds_it_again(sign_in, manager, colleague):
    WorkshopFactory(title="Over", created_by=manager, ended=True)

    home = read(sign_in(manager), "assessments:home")
    assert home.find("a", string="All workshops")["href"] == reverse("workshops:workshop_list")
    assert not read(sign_in(colleague), "assessments:home").find("a", string="All workshops")


def test_home_lists_actions_that_wait_for_ones_confirmation(
    sign_in, manager, colleague, partner, ended, trust, partner_trust
):
    RoomActionFactory(step__workshop=ended, text="Ours", organisation=trust)
    RoomActionFactory(step__workshop=ended, text="Nobody's yet")
    RoomActionFactory(step__workshop=ended, text="Theirs", organisation=partner_trust)
    RoomActionFactory(step__workshop=ended, text="Left out", organisation=trust, dismissed=True)
    RoomActionFactory(
        step__workshop=WorkshopFactory(partnership=ended.partnership, live=True),
        text="Of a running one",
        organisation=trust,
    )

    for person, shown in ((manager, ["Ours", "Nobody's yet"]), (partner, ["Nobody's yet", "Theirs"])):
        home = read(sign_in(person), "assessments:home")
        heading = home.find("h2", string="Actions from a workshop to confirm")
        listed = [words(link) for link in heading.find_next("ul").select("a")]
        assert sorted(line.split(" (")[0] for line in listed) == sorted(shown)
        first = heading.find_next("ul").find("a")["href"]
        assert sign_in(person).get(first).status_code == 200
    assert "to confirm" not in words(read(sign_in(colleague), "assessments:home"))


def test_63_a_partnerships_pages_say_what_was_agreed_and_whose_measure_it_is(
    sign_in, manager, colleague, partner, ended, partnership, campaign
):
    WorkshopFactory(title="To come", partnership=partnership, created_by=manager)
    AgreedFactory(step__workshop=ended)

    for page in ("organisations:partnership", "assessments:partnership_result"):
        if page.startswith("assessments"):
            send(campaign, manager.memberships.get().organisation, manager, partnership, placed_answers())
        section = words(read(sign_in(manager), page, partnership.pk))
        assert "To come Planned, without a date yet" in section
        assert "Record of “Monday's talk”, 2 November 2026" in section
        assert f"We would call each other before we buy anything. 4: Agree {AGREED}" in section
    for person in (colleague, partner):
        section = words(read(sign_in(person), "organisations:partnership", partnership.pk))
        assert AGREED in section
        assert "To come" not in section


def test_somebody_whom_nobody_vouches_for_reads_nothing_of_it(sign_in, trust, ended, partnership):
    AgreedFactory(step__workshop=ended)
    newcomer = MembershipFactory(organisation=trust, identity_verified=False).person
    InvitationFactory(organisation=trust, partnership=partnership, accepted_by=newcomer)

    section = words(read(sign_in(newcomer), "organisations:partnership", partnership.pk))

    assert "Shared record" in section
    assert "Workshops" not in section
    assert AGREED not in section


def test_63_no_number_of_the_survey_changes_when_a_room_agrees(
    sign_in, manager, trust, partnership, campaign, ended
):
    """Everything about the survey is the same before and after: only the section of workshops is another."""
    for _ in range(6):
        send(campaign, trust, None, partnership, placed_answers())
    send(campaign, trust, manager, partnership, placed_answers())
    client = sign_in(manager)

    def survey():
        file = reverse("assessments:partnership_file", args=[partnership.pk, "json"])
        page = read(client, "assessments:partnership_result", partnership.pk)
        page.select_one("[aria-labelledby=workshops]").decompose()
        return client.get(file).content, words(page)

    before = survey()
    AgreedFactory(step__workshop=ended, value=1, people=40)
    AgreedFactory(step__workshop=ended, step__factor_step=True, question="GOV1", value=1, people=40)

    assert "40 people" in words(read(client, "assessments:partnership_result", partnership.pk))
    assert survey() == before

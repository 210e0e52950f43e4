from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ActionFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    MembershipFactory,
    PartnershipFactory,
)
from tests.reading import words

pytestmark = pytest.mark.django_db
NOON = "2026-11-22 12:00:00+00:00"


@pytest.fixture
def url(trust, partnership):
    return reverse("assessments:plan", args=[trust.pk, partnership.pk])


@pytest.fixture
def partners_url(partner_trust, partnership):
    return reverse("assessments:plan", args=[partner_trust.pk, partnership.pk])


@pytest.fixture
def planned(trust, partnership):
    def make(**fields):
        return ActionFactory(**{"organisation": trust, "partnership": partnership} | fields)

    return make


@time_machine.travel(NOON, tick=False)
def test_feature_45_what_is_late_stands_first_and_is_said_in_words(look, manager, url, planned):
    planned(text="Later", due_on=date(2026, 12, 24))
    planned(text="Soon", due_on=date(2026, 11, 23))
    planned(text="Late", due_on=date(2026, 11, 20))
    planned(text="Today", due_on=date(2026, 11, 22))

    main = look(manager, url)

    rows = [words(row) for row in main.select("tbody tr")]
    assert [row.split(" Who ")[0].removeprefix("What will be done ") for row in rows] == [
        "Late",
        "Today",
        "Soon",
        "Later",
    ]
    assert "20 November 2026 2 days past its date" in rows[0]
    assert "due today" in rows[1]
    assert "due tomorrow" in rows[2]
    assert "past" not in rows[3]
    assert "due in" not in rows[3]
    assert "4 actions are to be done; 1 is past its date." in words(main)


def test_an_empty_plan_says_so_and_offers_the_first_step(look, manager, url, trust, partnership):
    main = look(manager, url)

    assert "Nothing is planned at the moment." in words(main)
    assert main.find("a", string="Add an action")["href"] == reverse(
        "assessments:add_action", args=[trust.pk, partnership.pk]
    )


def test_a_colleague_reads_the_plan_and_changes_only_what_they_own(look, colleague, url, planned):
    own = planned(text="Mine", owner=colleague)
    other = planned(text="Theirs")

    main = look(colleague, url)

    hrefs = [link["href"] for link in main.select("tbody a")]
    assert hrefs == [reverse("assessments:report_on_action", args=[own.pk])]
    assert "Cal Colleague (you)" in words(main)
    assert "Sam Without" in words(main)
    assert other.text in words(main)
    assert not main.find("a", string="Add an action")


def test_the_partner_sees_nothing_of_it(look, client, partner, manager, partners_url, url, planned):
    planned(text="Only for us")

    assert "Only for us" in words(look(manager, url))
    assert "Only for us" not in words(look(partner, partners_url))
    assert client.get(url).status_code == 404


def test_of_a_shared_action_the_partner_sees_words_organisation_and_date_alone(
    look, partner, manager, colleague, partners_url, url, planned
):
    planned(
        text="Agree on one form",
        shared_with_partner=True,
        owner=colleague,
        due_on=date(2027, 3, 1),
        status="in_progress",
        review_note="They are slow.",
    )
    planned(text="Shared and done", shared_with_partner=True, status="done", closed_on=date(2026, 1, 1))

    main = words(look(partner, partners_url))

    assert "Agree on one form (Northmoor Hospitals, by 1 March 2027)" in main
    for secret in ("Cal Colleague", "They are slow", "In progress", "Shared and done"):
        assert secret not in main
    assert "What your partner has planned" not in words(look(manager, url))


def test_an_action_about_another_partnership_stands_elsewhere(look, manager, url, trust, planned):
    other = PartnershipFactory(organisations=[trust, MembershipFactory().organisation])
    planned(text="Elsewhere", partnership=other)
    planned(text="About ourselves", partnership=None)

    assert "Elsewhere" not in words(look(manager, url))
    everything = words(look(manager, reverse("assessments:organisation_plan", args=[trust.pk])))
    assert "Elsewhere" in everything
    assert "Northmoor Hospitals itself" in everything


@time_machine.travel(NOON, tick=False)
def test_feature_45_what_was_closed_since_the_last_round_stands_apart(look, manager, url, trust, planned):
    now = timezone.now()
    last = CampaignFactory(
        title="Spring round", opens_at=now - timedelta(days=90), closes_at=now - timedelta(days=60)
    )
    CampaignOrganisationFactory(campaign=last, organisation=trust)
    planned(text="Before", status="done", closed_on=date(2026, 8, 1), review_note="It worked.")
    planned(text="Since", status="dropped", closed_on=date(2026, 10, 1), review_note="No money.")

    main = look(manager, url)

    headings = [words(heading) for heading in main.find_all("h2")]
    assert headings[:2] == ["Closed since the round “Spring round” began", "Closed earlier"]
    since, before = main.find_all("table")
    assert "Since What came of it: No money." in words(since)
    assert "Before What came of it: It worked." in words(before)


def test_a_contact_whom_nobody_has_confirmed_does_not_see_it(
    client, sign_in, colleague, url, partnership, planned
):
    colleague.memberships.update(identity_verified=False)
    planned(text="Only for us", owner=colleague)

    answer = sign_in(colleague).get(url)

    assert answer.status_code == 403
    assert "Only for us" not in answer.text


def test_a_partnership_of_others_is_not_found(client, sign_in, manager, trust):
    other = PartnershipFactory()

    assert sign_in(manager).get(reverse("assessments:plan", args=[trust.pk, other.pk])).status_code == 404
    assert sign_in(manager).post(reverse("assessments:organisation_plan", args=[trust.pk])).status_code == 405


@time_machine.travel(NOON, tick=False)
def test_home_lists_what_is_near_for_its_owner_and_for_leads(look, manager, colleague, partner, planned):
    late = planned(text="Late one", due_on=date(2026, 11, 1))
    mine = planned(text="Colleague's", owner=colleague, due_on=date(2026, 11, 29))
    planned(text="Far away", due_on=date(2026, 11, 30))
    planned(text="Done", due_on=date(2026, 11, 1), status="done", closed_on=date(2026, 11, 2))
    home = reverse("assessments:home")

    leads, owners, partners = look(manager, home), look(colleague, home), words(look(partner, home))

    def linked(main):
        return [link["href"] for link in main.select("a[href^='/actions/']")]

    assert linked(leads) == [reverse("assessments:report_on_action", args=[a.pk]) for a in (late, mine)]
    assert linked(owners) == [reverse("assessments:report_on_action", args=[mine.pk])]
    assert "21 days past its date" in words(leads)
    assert "Late one" not in partners
    assert "Far away" not in words(leads)


def test_pages_of_the_organisation_and_of_the_partnership_lead_to_the_plan(
    look, manager, colleague, trust, partnership, url
):
    own = reverse("assessments:organisation_plan", args=[trust.pk])
    assert look(manager, trust.get_absolute_url()).find("a", href=own)
    assert look(manager, partnership.get_absolute_url()).find("a", href=url)

    colleague.memberships.update(identity_verified=False)
    assert not look(colleague, trust.get_absolute_url()).find("a", href=own)


@time_machine.travel(NOON, tick=False)
def test_feature_45_the_next_round_says_what_was_closed(look, colleague, trust, campaign, planned):
    from tests.factories import AssessmentFactory

    url = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague).get_absolute_url()
    planned(status="done", closed_on=date(2026, 10, 1), review_note="It works.")
    assert "since the last round" not in words(look(colleague, url))

    before = CampaignFactory(
        opens_at=campaign.opens_at - timedelta(days=180), closes_at=campaign.opens_at - timedelta(days=150)
    )
    CampaignOrganisationFactory(campaign=before, organisation=trust)
    assert "1 action of your plan was closed since the last round" in words(look(colleague, url))

    colleague.memberships.update(identity_verified=False)
    assert "since the last round" not in words(look(colleague, url))


@time_machine.travel(NOON, tick=False)
def test_feature_45_results_say_what_was_closed_and_lead_to_the_plan(
    look, manager, trust, partnership, campaign, planned, url
):
    before = CampaignFactory(
        opens_at=campaign.opens_at - timedelta(days=180), closes_at=campaign.opens_at - timedelta(days=150)
    )
    CampaignOrganisationFactory(campaign=before, organisation=trust)
    for about in (partnership, None):
        planned(partnership=about, status="done", closed_on=date(2026, 10, 1), review_note="It works.")
    planned(status="done", closed_on=date(2026, 1, 1), review_note="Before that round.")

    one = look(manager, reverse("assessments:partnership_result", args=[partnership.pk]))
    whole = look(manager, reverse("assessments:organisation_result", args=[trust.pk]))

    to_the_plan = [words(link) for link in one.find_all("a", href=url)]
    assert "1 action of your plan was closed since the last round" in to_the_plan
    own = whole.find("a", href=reverse("assessments:organisation_plan", args=[trust.pk]))
    assert words(own) == "2 actions of your plan were closed since the last round"

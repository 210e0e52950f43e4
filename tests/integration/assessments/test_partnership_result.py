"""One partnership's result, as one side sees it. Numbers in names are those of the feature list."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import (
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    ResponseFactory,
)
from tests.factories.sides import (
    AXIS_ITEMS,
    INFORMAL_INTERNAL,
    crowd,
    placed_answers,
    send,
    team,
)
from tests.reading import finding, main_part, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_result", args=[partnership.pk])


@pytest.fixture
def see(look, url):
    return lambda person, address=url, status=200: look(person, address, status)


@pytest.fixture
def asked(campaign, trust):
    return campaign.asked.get(organisation=trust)


def test_the_contents_lead_to_every_section_by_its_heading(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 7)

    main = see(manager)

    contents = main.find("nav", class_="app-contents-list")
    links = {words(link): link["href"][1:] for link in contents.find_all("a")}
    assert list(links.values()) == ["place", "history", "working-together", "around", "talk", "next"]
    assert {heading: words(main.find(id=anchor)) for heading, anchor in links.items()} == {
        heading: heading for heading in links
    }


def test_the_finding_stands_first_and_says_what_the_engine_says(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 7)

    main = see(manager)

    assert main.find("h1").get_text() == "Shared record"
    assert finding(main) == (
        "People here place this partnership as formal and started by others; "
        "today it is mostly driven by the partners themselves. 7 people answered."
    )
    assert words(main).index("People here place") < words(main).index("How the partners work together")
    assert "Mandated partnership" in words(main.find(id="place"))


def test_people_who_said_too_little_for_a_place_are_not_counted_as_its_authors(
    see, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 5)
    team(campaign, trust, partnership, 1, **dict.fromkeys(AXIS_ITEMS, "DK"))

    assert finding(see(manager)).endswith(" 5 of the 6 people who answered said enough for a place.")


def test_history_and_today_are_told_apart(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 5)

    text = words(see(manager))

    assert "Started by others: 92 out of 100. This is history and does not change." in text
    assert "Mostly driven by the partners themselves: 25 out of 100. This can change." in text


def test_a_colleague_who_answered_sees_the_team(see, colleague, campaign, trust, partnership):
    team(campaign, trust, partnership, 5)
    send(campaign, trust, colleague, partnership, answers=placed_answers())

    assert "6 people answered." in finding(see(colleague))


def test_a_colleague_who_has_not_answered_sees_no_result(see, colleague, campaign, trust, partnership):
    team(campaign, trust, partnership, 12)

    main = see(colleague)

    assert "You have not sent answers in this round" in words(main)
    assert main.find("figure") is None
    assert main.find(class_="app-factor__number") is None


def test_another_trust_and_the_administrator_find_nothing(see, outsider, administrator, campaign):
    see(outsider, status=404)
    see(administrator, status=404)


def test_only_reading_is_possible(client, url, manager, campaign):
    client.force_login(manager)

    assert client.post(url).status_code == 405


@pytest.mark.parametrize("parameter", ["campaign", "side"])
@pytest.mark.parametrize("value", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_round_or_side_is_not_found(see, url, manager, campaign, parameter, value):
    see(manager, f"{url}?{parameter}={value}", status=404)


def test_a_foreign_side_is_not_found(see, url, manager, campaign, partner_trust):
    see(manager, f"{url}?side={partner_trust.pk}", status=404)


def test_a_partnership_no_round_asked_about_says_so(see, manager, partnership):
    assert "No round has asked people at Northmoor Hospitals" in words(see(manager))


def test_a_round_the_reader_answered_comes_before_a_later_one_of_colleagues(
    see, colleague, campaign, trust, partnership
):
    later = CampaignOrganisationFactory(organisation=trust, campaign__title="Later round")
    ChosenPartnershipFactory(campaign_organisation=later, partnership=partnership)
    team(later.campaign, trust, partnership, 5)
    assert "Later round" in words(see(colleague).find(class_="nhsuk-caption-l"))

    send(campaign, trust, colleague, partnership, answers=placed_answers())

    assert "Autumn round" in words(see(colleague).find(class_="nhsuk-caption-l"))


def test_the_latest_round_with_own_answers_comes_first_and_others_can_be_chosen(
    see, url, manager, campaign, trust, partnership
):
    later = CampaignOrganisationFactory(organisation=trust, campaign__title="Later round")
    ChosenPartnershipFactory(campaign_organisation=later, partnership=partnership)
    team(campaign, trust, partnership, 2)

    assert "Autumn round" in words(see(manager).find(class_="nhsuk-caption-l"))
    chosen = see(manager, f"{url}?campaign={later.campaign.pk}")
    assert "Later round" in words(chosen.find(class_="nhsuk-caption-l"))
    assert finding(chosen) is None


def test_who_belongs_to_both_sides_chooses_and_sees_one_at_a_time(
    see, url, manager, campaign, trust, partner_trust, partnership
):
    manager.memberships.create(organisation=partner_trust, role="lead")
    partner_asked = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    ChosenPartnershipFactory(campaign_organisation=partner_asked, partnership=partnership)
    team(campaign, trust, partnership, 5)
    for _ in range(5):
        send(campaign, partner_trust, partnership=partnership, answers=placed_answers(**INFORMAL_INTERNAL))

    assert "formal and started by others" in finding(see(manager, f"{url}?side={trust.pk}"))
    assert "informal, started and still mostly driven by the partners" in finding(
        see(manager, f"{url}?side={partner_trust.pk}")
    )


def test_nothing_of_the_partners_side_is_shown(
    client, url, manager, campaign, trust, partner_trust, partnership
):
    team(campaign, trust, partnership, 6)
    client.force_login(manager)
    before = main_of(client, url)

    partner_asked = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    ChosenPartnershipFactory(campaign_organisation=partner_asked, partnership=partnership)
    for _ in range(12):
        send(
            campaign,
            partner_trust,
            partnership=partnership,
            answers=placed_answers(**INFORMAL_INTERNAL, REC1=1),
        )

    assert main_of(client, url) == before


def test_a_reopened_draft_does_not_change_the_result(client, url, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 4)
    sent = send(campaign, trust, partnership=partnership, answers=placed_answers())
    client.force_login(manager)
    before = main_of(client, url)

    ResponseFactory(
        assessment=sent.assessment,
        partnership=partnership,
        version=2,
        answers=placed_answers(**INFORMAL_INTERNAL),
    )

    assert main_of(client, url) == before


def main_of(client, url):
    return re.search(rb"<main.*</main>", client.get(url).content, re.DOTALL).group()


def test_answers_whose_sender_nobody_confirmed_count_and_are_named(
    see, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 4)
    unconfirmed = send(campaign, trust, partnership=partnership, answers=placed_answers())
    unconfirmed.assessment.person.memberships.update(identity_verified=False)

    main = see(manager)

    assert "1 person among them answered by a link, identity not verified" in words(main)
    assert "5 people answered." in finding(main)


def test_the_table_the_picture_and_the_specification_have_the_same_numbers(
    client, url, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 5)
    client.force_login(manager)
    response = client.get(url)
    main = main_part(response)

    trace = response.context["chart"].figure["data"][0]
    cells = [words(cell) for cell in main.select("figure tbody td")]
    assert cells[2].endswith(f"{trace['y'][0]:.0f}")
    assert cells[4].endswith(f"{trace['x'][0]:.0f}")
    assert main.select_one("figure svg circle.app-spectrum__place")["cx"] == str(
        response.context["chart"].drawing["marks"][0]["x"]
    )


@pytest.mark.parametrize("people", [20, 500])
def test_a_result_takes_the_same_queries_for_20_and_for_500_people(
    client, url, manager, campaign, trust, partnership, people, django_assert_num_queries
):
    crowd(campaign, trust, partnership, people)
    client.force_login(manager)

    with django_assert_num_queries(QUERIES):
        assert f"{people} people answered" in client.get(url).content.decode()


QUERIES = 26


def test_unasked_a_lead_sees_the_latest_round_with_answers_and_others_the_one_they_answered(
    look, url, manager, colleague, campaign, trust, partnership
):
    earlier = CampaignFactory(title="Earlier round", opens_at=campaign.opens_at - timedelta(days=300))
    asked_before = CampaignOrganisationFactory(campaign=earlier, organisation=trust)
    ChosenPartnershipFactory(campaign_organisation=asked_before, partnership=partnership)
    for person in (manager, colleague):
        send(earlier, trust, person, partnership, placed_answers())
    team(campaign, trust, partnership, 5)

    assert campaign.title in words(look(manager, url).find(class_="nhsuk-caption-l"))
    assert earlier.title in words(look(colleague, url).find(class_="nhsuk-caption-l"))

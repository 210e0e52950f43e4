from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from assessments.services.tell_counts import tell_all_counts
from tests.factories import (
    AssessmentFactory,
    CampaignOrganisationFactory,
    InvitationFactory,
    MembershipFactory,
    ResponseFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(campaign):
    return campaign.get_absolute_url()


def page(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts(soup) -> dict[str, str]:
    return {
        row.select_one("dt").text.strip(): " ".join(row.select_one("dd").text.split())
        for row in soup.select(".nhsuk-summary-list__row")
    }


@pytest.fixture
def answered(campaign, trust, manager, colleague, partnership):
    """Both have started, one has sent the organisation's sheet and reopened it, nobody the partnership's."""
    first = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague)
    ResponseFactory(assessment=first, submitted=True)
    ResponseFactory(assessment=first, version=2)
    AssessmentFactory(campaign=campaign, organisation=trust, person=manager)
    InvitationFactory(organisation=trust)


def test_feature_32_a_lead_sees_numbers_of_their_organisation(sign_in, manager, answered, url):
    numbers = facts(page(sign_in(manager).get(url)))

    assert numbers["People here"] == "2 people"
    assert numbers["Invited, not here yet"] == "1 person"
    assert numbers["Have started"] == "2 people"
    assert numbers["Have sent something"] == "1 person"
    assert numbers["Have sent the part about the organisation"] == "1 person"


def test_feature_32_nobody_sees_a_name(sign_in, manager, administrator, answered, url):
    for person in (manager, administrator):
        assert "Cal Colleague" not in page(sign_in(person).get(url)).select_one("main").text


def test_a_colleague_sees_what_is_asked_and_no_numbers(sign_in, colleague, answered, url):
    soup = page(sign_in(colleague).get(url))

    assert "Shared record" in soup.text
    assert "Eastvale Care" in soup.text
    assert "Have started" not in facts(soup)
    assert soup.find("button", string=lambda text: text and "team view" in text) is None
    assert "Choose partnerships" not in soup.text


@pytest.fixture
def told(db):
    """Has the clock tell how many have answered, which it does once a day."""
    return lambda: tell_all_counts(moment=timezone.now())


def rates(response) -> dict[str, list[str]]:
    """By organisation: invited, started, finished, response rate."""
    rows = page(response).select("tbody tr")
    cells = [[" ".join(cell.text.split()) for cell in row.select("td")] for row in rows]
    heads = ("Invited ", "Started ", "Finished ", "Response rate ")
    return {
        row[0].removeprefix("Organisation ").split(" The ")[0]: [
            cell.removeprefix(head) for cell, head in zip(row[1:], heads, strict=False)
        ]
        for row in cells
    }


def test_feature_32_whoever_runs_a_round_sees_no_exact_number_of_people(
    sign_in, administrator, campaign, trust, partner_trust, partnership, answered, url, told
):
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    for person in MembershipFactory.create_batch(9, organisation=trust):
        part = AssessmentFactory(campaign=campaign, organisation=trust, person=person.person)
        ResponseFactory(assessment=part, submitted=True)
        ResponseFactory(assessment=part, partnership=partnership, submitted=True)

    told()

    found = rates(sign_in(administrator).get(url))

    # 11 people and 1 invitation, 11 started, 9 finished; and nobody at the other.
    assert found["Northmoor Hospitals"] == ["10", "10", "10", "too few to say"]
    assert found["Eastvale Care"] == ["0", "0", "0", "too few to say"]


def test_feature_32_small_numbers_are_a_star(sign_in, administrator, answered, url, told):
    told()

    assert rates(sign_in(administrator).get(url))["Northmoor Hospitals"] == ["*", "*", "0", "too few to say"]


def test_feature_32_a_rate_stands_only_where_rounding_does_not_make_it_up(
    sign_in, administrator, campaign, trust, partnership, url, told
):
    for person in MembershipFactory.create_batch(41, organisation=trust)[:9]:
        part = AssessmentFactory(campaign=campaign, organisation=trust, person=person.person)
        ResponseFactory(assessment=part, submitted=True)
        ResponseFactory(assessment=part, partnership=partnership, submitted=True)
    told()

    assert rates(sign_in(administrator).get(url))["Northmoor Hospitals"] == ["40", "10", "10", "about 20%"]


def test_feature_32_there_are_no_sums_to_subtract_from(sign_in, administrator, campaign, answered, url):
    CampaignOrganisationFactory(campaign=campaign)

    assert len(page(sign_in(administrator).get(url)).select("tbody tr")) == 2
    assert page(sign_in(administrator).get(url)).select("tfoot") == []


def test_an_administrator_sees_where_nobody_is_yet(sign_in, administrator, campaign, partner_trust, url):
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)

    row = page(sign_in(administrator).get(url)).select_one("tbody tr")

    assert "Eastvale Care" in row.text
    assert "nobody is here yet: invite its lead" in row.text


def test_a_closed_round_can_be_read_and_not_changed(sign_in, manager, campaign, url):
    campaign.closes_at = timezone.now() - timedelta(minutes=1)
    campaign.save()

    soup = page(sign_in(manager).get(url))

    assert facts(soup)["State"] == "Closed"
    assert "Shared record" in soup.text
    assert "Choose partnerships" not in soup.text
    assert soup.select("main form") == []


def test_who_may(client, sign_in, outsider, partner, url):
    assert client.get(url).status_code == 302
    assert sign_in(outsider).get(url).status_code == 404
    assert sign_in(partner).get(url).status_code == 404
    assert sign_in(outsider).post(url).status_code == 405


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_the_organisations(
    sign_in, administrator, campaign, url, many, django_assert_num_queries
):
    CampaignOrganisationFactory.create_batch(many, campaign=campaign)
    client = sign_in(administrator)
    client.get(url)

    with django_assert_num_queries(9):
        client.get(url)


def test_what_can_be_done_stands_before_the_long_list(sign_in, administrator, campaign, answered, url):
    """On a telephone the list of a large round is many screens long."""
    found = page(sign_in(administrator).get(url)).main

    order = [element.get_text(" ", strip=True) for element in found.select("a, table")]
    table = next(place for place, words in enumerate(order) if "Response rate" in words)
    for action in ("Ask more organisations", "Change the name or the last day", "Plan or send reminders"):
        assert order.index(action) < table, action

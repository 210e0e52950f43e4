from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


def links(response):
    page = BeautifulSoup(response.content, "html.parser")
    return {link["href"] for link in page.select("main a")}


def test_it_says_what_the_partnership_is(sign_in, colleague, partnership):
    partnership.started_on = date(2024, 4, 1)
    partnership.save()

    response = sign_in(colleague).get(partnership.get_absolute_url())

    page = BeautifulSoup(response.content, "html.parser")
    facts = {row.dt.get_text(strip=True): row.dd.get_text("|", strip=True) for row in page.select("dl > div")}
    assert page.h1.get_text(strip=True) == "Shared record"
    assert facts == {
        "What it is for": "To share what we learn.",
        "What brings them together": "A joint project or service",
        "Organisations": "Eastvale Care|Northmoor Hospitals",
        "Started": "1 April 2024",
    }


def test_a_lead_is_led_on_to_choosing_an_open_one_for_a_round(sign_in, manager, colleague, partnership):
    home = reverse("assessments:home")

    assert home in links(sign_in(manager).get(partnership.get_absolute_url()))
    assert home not in links(sign_in(colleague).get(partnership.get_absolute_url()))

    partnership.ended_on = date(2025, 3, 31)
    partnership.save()
    assert home not in links(sign_in(manager).get(partnership.get_absolute_url()))


def test_an_ended_one_says_when_and_why(sign_in, colleague, trust):
    ended = PartnershipFactory(
        organisations=[trust, OrganisationFactory()], ended_on=date(2025, 3, 31), end_reason="Money ran out"
    )

    page = sign_in(colleague).get(ended.get_absolute_url()).content.decode()

    assert "This partnership has ended." in page
    assert "31 March 2025" in page
    assert "Money ran out" in page


def test_either_sides_lead_may_change_it_and_a_respondent_may_not(
    sign_in, manager, partner, colleague, partnership
):
    edit = reverse("organisations:edit_partnership", args=[partnership.pk])
    end = reverse("organisations:end_partnership", args=[partnership.pk])
    result = reverse("assessments:partnership_result", args=[partnership.pk])
    url = partnership.get_absolute_url()

    for lead in (manager, partner):
        assert {edit, end, result} <= links(sign_in(lead).get(url))
    assert {edit, end, result} & links(sign_in(colleague).get(url)) == {result}


def test_who_finds_it(sign_in, outsider, administrator, partnership, manager):
    url = partnership.get_absolute_url()

    assert sign_in(outsider).get(url).status_code == 404
    assert sign_in(administrator).get(url).status_code == 404
    assert sign_in(manager).post(url).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_queries(sign_in, manager, trust, count, django_assert_num_queries):
    others = [OrganisationFactory() for _ in range(count)]
    partnership = PartnershipFactory(organisations=[trust, *others])
    for other in others:
        MembershipFactory(person=manager, organisation=other)
    client = sign_in(manager)
    client.get(partnership.get_absolute_url())

    with django_assert_num_queries(8):
        client.get(partnership.get_absolute_url())

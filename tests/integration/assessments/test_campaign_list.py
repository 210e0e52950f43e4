import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import CampaignFactory, CampaignOrganisationFactory

pytestmark = pytest.mark.django_db
URL = "/campaigns/"


def rows(response) -> list[str]:
    return [
        " ".join(row.text.split())
        for row in BeautifulSoup(response.content, "html.parser").select("tbody tr")
    ]


def test_a_member_sees_the_rounds_of_their_organisation(sign_in, colleague, campaign):
    CampaignOrganisationFactory(campaign__title="Somebody else's round")

    (row,) = rows(sign_in(colleague).get(URL))

    assert "Autumn round" in row
    assert "Open" in row


def test_an_administrator_sees_all_with_numbers(sign_in, administrator, campaign, partner_trust):
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    CampaignFactory(title="Nobody asked")

    first, second = sorted(rows(sign_in(administrator).get(URL)))

    assert first.split()[-1] == "2"
    assert second.split()[-1] == "0"


def test_without_rounds_the_page_says_what_comes_next(sign_in, outsider, administrator):
    assert "No round asks your organisation yet" in sign_in(outsider).get(URL).content.decode()
    assert reverse("assessments:create_campaign") in sign_in(administrator).get(URL).content.decode()


def test_signed_in_people_only(client, sign_in, colleague):
    assert client.get(URL).status_code == 302
    assert sign_in(colleague).post(URL).status_code == 405


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_the_rounds(sign_in, manager, trust, many, django_assert_num_queries):
    CampaignOrganisationFactory.create_batch(many, organisation=trust)
    client = sign_in(manager)
    client.get(URL)

    with django_assert_num_queries(4):
        client.get(URL)

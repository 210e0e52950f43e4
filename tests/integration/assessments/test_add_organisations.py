from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.enums import AskedFor
from organisations.enums import OrganisationKind
from organisations.models import OrganisationParent
from tests.factories import CampaignOrganisationFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(campaign):
    return reverse("assessments:add_organisations", args=[campaign.pk])


@pytest.fixture
def area():
    region = OrganisationFactory(name="The North", kind=OrganisationKind.REGION)
    board = OrganisationFactory(name="North Board", kind=OrganisationKind.ICB)
    trust = OrganisationFactory(name="North Trust", kind=OrganisationKind.ACUTE_TRUST)
    OrganisationParent.objects.create(organisation=board, parent=region)
    OrganisationParent.objects.create(organisation=trust, parent=board)
    OrganisationFactory(name="South Trust", kind=OrganisationKind.ACUTE_TRUST)
    return region


def offered(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [label.text.strip().rsplit(" (", 1)[0] for label in page.select(".nhsuk-checkboxes__label")]


def asked(campaign) -> set[str]:
    return set(campaign.asked.values_list("organisation__name", flat=True))


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ({"words": "trust north"}, ["North Trust"]),
        ({"kind": "acute_trust"}, ["North Trust", "South Trust"]),
        ({"words": "nothing like it"}, []),
    ],
)
def test_search_by_words_and_kind(sign_in, administrator, url, area, search, found):
    assert offered(sign_in(administrator).get(url, search)) == found


def test_search_by_area_reaches_what_is_below_its_boards(sign_in, administrator, url, area):
    assert offered(sign_in(administrator).get(url, {"area": area.pk})) == ["North Trust"]
    boards = {"area": area.pk, "kind": OrganisationKind.ICB}
    assert offered(sign_in(administrator).get(url, boards)) == ["North Board"]


def test_asked_and_closed_organisations_are_left_out(sign_in, administrator, url, trust):
    OrganisationFactory(name="Gone Trust", closed_on=date(2020, 1, 1))
    OrganisationFactory(name="Here Trust")

    names = offered(sign_in(administrator).get(url, {"words": "trust"}))

    assert "Here Trust" in names
    assert not {"Gone Trust", trust.name} & set(names)


def test_ticked_ones_are_asked(sign_in, administrator, campaign, url, partner_trust):
    response = sign_in(administrator).post(url, {"organisations": [partner_trust.pk]})

    assert response.url == campaign.get_absolute_url()
    assert asked(campaign) == {"Northmoor Hospitals", "Eastvale Care"}
    assert campaign.asked.get(organisation=partner_trust).asked_for == AskedFor.WHOLE
    assert AuditEvent.objects.get().detail == {"organisations": [str(partner_trust.pk)]}


def test_all_that_were_found_are_asked(sign_in, administrator, campaign, url, area):
    sign_in(administrator).post(f"{url}?kind=acute_trust", {"all": "1"})

    assert asked(campaign) == {"Northmoor Hospitals", "North Trust", "South Trust"}


def test_nothing_ticked(sign_in, administrator, campaign, url, partner_trust):
    response = sign_in(administrator).post(url, {})

    assert response.status_code == 422
    assert "Select at least one organisation" in response.content.decode()


@pytest.mark.parametrize("wrong", ["nonsense", "0b6ab1b1-6c1f-4cf8-9d6b-6d1b1d0f0a11"])
def test_what_is_no_organisation_is_refused(sign_in, administrator, campaign, url, wrong):
    assert sign_in(administrator).post(url, {"organisations": [wrong]}).status_code == 422
    assert asked(campaign) == {"Northmoor Hospitals"}


def test_one_asked_already_cannot_be_ticked_again(sign_in, administrator, campaign, url, trust):
    assert sign_in(administrator).post(url, {"organisations": [trust.pk]}).status_code == 422
    assert campaign.asked.count() == 1


def test_search_with_nonsense_finds_everything_instead_of_failing(sign_in, administrator, url, partner_trust):
    client = sign_in(administrator)

    for nonsense in ({"kind": "king", "area": "nowhere"}, {"words": "moor " * 2000}, {"words": "a\0b"}):
        response = client.get(url, nonsense)

        assert "Eastvale Care" in offered(response)
        assert "There is a problem" in response.content.decode()


def test_who_may(client, sign_in, manager, outsider, url):
    assert client.get(url).status_code == 302
    assert sign_in(manager).post(url, {"all": "1"}).status_code == 403
    assert sign_in(outsider).get(url).status_code == 404
    assert sign_in(outsider).put(url).status_code == 405


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow(sign_in, administrator, url, many, django_assert_num_queries):
    OrganisationFactory.create_batch(many)
    client = sign_in(administrator)
    client.get(url)

    with django_assert_num_queries(6):
        client.get(url)


def test_an_organisation_that_a_partner_brought_in_stays_as_it_is(sign_in, administrator, campaign, url):
    brought_in = CampaignOrganisationFactory(campaign=campaign, asked_for=AskedFor.PARTNERSHIPS_ONLY)
    OrganisationFactory(name="New Trust")

    sign_in(administrator).post(url, {"all": "1"})

    brought_in.refresh_from_db()
    assert brought_in.asked_for == AskedFor.PARTNERSHIPS_ONLY
    assert "New Trust" in asked(campaign)

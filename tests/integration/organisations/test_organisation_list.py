import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from organisations.enums import OrganisationKind
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
URL = "/organisations/"


def names(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [link.get_text(strip=True) for link in page.select("tbody a")]


def test_an_administrator_sees_the_register(sign_in, administrator, trust, partner_trust):
    assert reverse("organisations:organisation_list") == URL
    assert names(sign_in(administrator).get(URL)) == ["Eastvale Care", "Northmoor Hospitals"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"words": "moor"}, ["Northmoor Hospitals"]),
        ({"words": "hospitals NORTHMOOR"}, ["Northmoor Hospitals"]),
        ({"words": "rxx"}, ["Far Council"]),
        ({"words": "kings lynn"}, ["King's Lynn Care"]),
        ({"words": "king’s"}, ["King's Lynn Care"]),
        ({"kind": "local_authority"}, ["Far Council"]),
        ({"words": "moor", "kind": "local_authority"}, []),
        ({"words": "nobody"}, []),
    ],
)
def test_search_by_name_code_and_kind(sign_in, administrator, trust, partner_trust, query, found):
    OrganisationFactory(name="King's Lynn Care")
    OrganisationFactory(
        name="Far Council", ods_code="RXX", local_id=None, kind=OrganisationKind.LOCAL_AUTHORITY
    )

    response = sign_in(administrator).get(URL, query)

    assert names(response) == found
    assert ("Nothing in the register fits" in response.content.decode()) == (not found)


def test_an_unknown_kind_is_said_and_everything_is_shown(sign_in, administrator, trust):
    response = sign_in(administrator).get(URL, {"kind": "castle"})

    assert names(response) == ["Northmoor Hospitals"]
    assert "There is a problem" in response.content.decode()


@pytest.mark.parametrize("nonsense", ["a\0b", "moor " * 2000])
def test_a_search_that_cannot_be_is_said(sign_in, administrator, trust, nonsense):
    response = sign_in(administrator).get(URL, {"words": nonsense})

    assert names(response) == ["Northmoor Hospitals"]
    assert "There is a problem" in response.content.decode()


def test_a_long_register_comes_in_pages_that_keep_the_search(sign_in, administrator):
    for number in range(51):
        OrganisationFactory(name=f"Moor {number:02}")
    client = sign_in(administrator)

    first = client.get(URL, {"words": "moor"})
    link = BeautifulSoup(first.content, "html.parser").select_one("a[rel=next]")["href"]
    second = client.get(URL + link)

    assert len(names(first)) == 50
    assert names(second) == ["Moor 50"]


def test_a_closed_organisation_says_so(sign_in, administrator, trust):
    OrganisationFactory(name="Old Care", closed_on="2026-03-31")

    assert "Last day open 31 March 2026" in sign_in(administrator).get(URL).content.decode()


def test_a_member_sees_their_own_only(sign_in, colleague, trust, partner_trust):
    response = sign_in(colleague).get(URL)

    assert names(response) == ["Northmoor Hospitals"]
    assert "Add an organisation" not in response.content.decode()


def test_somebody_without_an_organisation_is_told_what_to_do(sign_in, trust):
    from tests.factories import UserFactory

    response = sign_in(UserFactory()).get(URL)

    assert names(response) == []
    assert "invite you" in response.content.decode()


def test_a_wrong_method_is_refused(sign_in, manager):
    assert sign_in(manager).post(URL).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_queries_as_administrator(sign_in, administrator, count, django_assert_num_queries):
    for _ in range(count):
        OrganisationFactory()
    client = sign_in(administrator)
    client.get(URL)

    with django_assert_num_queries(4):
        client.get(URL)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_as_member(sign_in, outsider, count, django_assert_num_queries):
    for _ in range(count):
        MembershipFactory(person=outsider)
    client = sign_in(outsider)
    client.get(URL)

    with django_assert_num_queries(4):
        client.get(URL)

import threading

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse

from accounts.models import AuditEvent
from organisations.enums import OrganisationKind, PartnershipKind
from organisations.models import Organisation, Partnership
from organisations.services.create_partnership import AlreadyRegistered, create_partnership
from tests.factories import MembershipFactory, OrganisationFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("organisations:create_partnership", args=[trust.pk])


@pytest.fixture
def lead(sign_in, manager):
    return sign_in(manager)


def filled(*organisations, **changes):
    return {
        "organisations": [str(organisation.pk) for organisation in organisations],
        "name": "Shared record",
        "purpose": "To run one record for both.",
        "kind": PartnershipKind.SHARED_SYSTEM,
        "started_on_day": "1",
        "started_on_month": "4",
        "started_on_year": "2024",
    } | changes


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def summary(response):
    return [item.get_text(strip=True) for item in page_of(response).select(".nhsuk-error-summary li")]


def assert_kept(response, *organisations):
    """What was typed and ticked stands in the page that came back."""
    page = page_of(response)
    assert page.find(id="id_name")["value"] == "Shared record"
    assert page.find(id="id_purpose").get_text().strip() == "To run one record for both."
    assert page.find(id="id_started_on_year")["value"] == "2024"
    ticked = {box["value"] for box in page.select("input[name=organisations][checked]")}
    assert ticked == {str(organisation.pk) for organisation in organisations}


def test_a_lead_registers_a_partnership(lead, url, manager, trust, partner_trust):
    response = lead.post(url, filled(partner_trust))

    partnership = Partnership.objects.get()
    assert response.status_code == 302
    assert response.url == partnership.get_absolute_url()
    assert set(partnership.organisations.all()) == {trust, partner_trust}
    assert (partnership.name, partnership.kind) == ("Shared record", PartnershipKind.SHARED_SYSTEM)
    assert f"{partnership.started_on}" == "2024-04-01"
    event = AuditEvent.objects.get(action="partnership_created")
    assert (event.by, event.subject_id) == (manager, str(partnership.pk))


def test_the_page_asks_with_one_heading_and_nothing_wrong_yet(lead, url):
    response = lead.get(url)

    page = page_of(response)
    assert response.status_code == 200
    assert [h1.get_text(strip=True) for h1 in page.find_all("h1")] == ["Register a partnership"]
    assert summary(response) == []


def test_searching_offers_organisations_and_keeps_what_was_typed(lead, url, trust, partner_trust):
    other = OrganisationFactory(name="Eastvale University")
    OrganisationFactory(name="Somewhere else")

    response = lead.post(url, filled(partner_trust, words="eastVALE", search="1"))

    assert response.status_code == 200
    assert summary(response) == []
    assert_kept(response, partner_trust)
    offered = {box["value"] for box in page_of(response).select("input[name=organisations]")}
    assert offered == {str(partner_trust.pk), str(other.pk)}


def test_searching_by_code_finds_and_says_which(lead, url):
    found = OrganisationFactory(name="Farmoor Trust", ods_code="RXX", local_id=None)

    response = lead.post(url, filled(words="rxx", search="1"))

    assert page_of(response).find("input", {"value": str(found.pk)})
    assert "NHS trust, RXX" in response.content.decode()


def test_ones_own_organisation_is_not_offered_again(lead, url, trust):
    response = lead.post(url, filled(words="Northmoor", search="1"))

    assert not page_of(response).select("input[name=organisations]")
    assert "Nothing in the register has “Northmoor” in its name" in response.content.decode()


def test_a_long_list_says_that_there_are_more(lead, url):
    for number in range(21):
        OrganisationFactory(name=f"Farmoor {number:02}")

    response = lead.post(url, filled(words="Farmoor", search="1"))

    assert len(page_of(response).select("input[name=organisations]")) == 20
    assert "There are more." in response.content.decode()


def test_an_empty_search_says_what_to_type(lead, url):
    response = lead.post(url, filled(words=" ", search="1"))

    assert response.status_code == 422
    assert summary(response) == ["Enter part of a name, or a code"]


def test_one_organisation_alone_is_refused_with_the_reason(lead, url):
    response = lead.post(url, filled())

    assert response.status_code == 422
    (reason,) = summary(response)
    assert reason.startswith("A partnership needs at least two organisations.")
    assert_kept(response)
    assert not Partnership.objects.exists()


def test_a_merger_is_recognised_and_the_page_says_what_to_assess_instead(lead, url, partner_trust):
    response = lead.post(url, filled(partner_trust, kind=PartnershipKind.MERGER))

    assert response.status_code == 422
    assert summary(response) == [
        "A merger is not a knowledge-sharing partnership: it ends with one organisation."
    ]
    assert "You can assess the time before it." in response.content.decode()
    assert_kept(response, partner_trust)
    assert not Partnership.objects.exists()


def test_missing_facts_are_named_and_nothing_is_lost(lead, url, partner_trust):
    response = lead.post(
        url, filled(partner_trust, purpose="", kind="", started_on_day="31", started_on_month="2")
    )

    assert response.status_code == 422
    assert summary(response) == [
        "Enter what the partnership is for",
        "Select what brings the organisations together",
        "When did it start? must be a real date, like 27 3 2026",
    ]
    assert not Partnership.objects.exists()


def test_the_same_organisations_are_offered_as_a_match_before_a_second_is_made(
    lead, url, trust, partner_trust, partnership
):
    response = lead.post(url, filled(partner_trust, name="Shared record"))

    assert response.status_code == 422
    page = page_of(response)
    assert page.find(id="matches").find("a")["href"] == partnership.get_absolute_url()
    assert_kept(response, partner_trust)
    assert Partnership.objects.count() == 1

    answer = page.find(id="matches").find("button")
    assert answer["form"] == page.find("form", id=answer["form"])["id"]
    lead.post(url, filled(partner_trust, **{answer["name"]: answer["value"]}))

    assert Partnership.objects.count() == 2


def test_of_ten_clicks_at_once_one_registers_it(threaded_database, manager, trust, partner_trust):
    registered = []
    facts = {"name": "Twice", "purpose": "", "kind": PartnershipKind.NETWORK, "started_on": None}

    def register():
        try:
            create_partnership(**facts, organisations=[trust, partner_trust], different=False, by=manager)
            registered.append(True)
        except AlreadyRegistered:
            registered.append(False)
        finally:
            connection.close()

    threads = [threading.Thread(target=register) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(registered) == [False] * 9 + [True]
    assert Partnership.objects.count() == 1


@pytest.mark.parametrize("other", ["ended", "one more side", "one side fewer"])
def test_what_is_no_match_does_not_stand_in_the_way(lead, url, trust, partner_trust, other):
    third = OrganisationFactory()
    if other == "ended":
        PartnershipFactory(organisations=[trust, partner_trust], ended_on="2020-01-01", end_reason="Done")
    elif other == "one more side":
        PartnershipFactory(organisations=[trust, partner_trust, third])
    else:
        PartnershipFactory(organisations=[trust, third])

    lead.post(url, filled(partner_trust))

    assert Partnership.objects.count() == 2


def test_an_organisation_that_the_register_lacks_is_added_on_the_way(
    lead, url, manager, trust, partner_trust
):
    response = lead.post(
        url, filled(partner_trust, add="1", new_name="Vale  Hospice", new_kind=OrganisationKind.CHARITY)
    )

    added = Organisation.objects.get(name="Vale Hospice")
    assert response.status_code == 200
    assert summary(response) == []
    assert_kept(response, partner_trust, added)
    assert "Vale Hospice is in the register now" in response.content.decode()
    assert added.local_id
    assert added.kind == OrganisationKind.CHARITY
    event = AuditEvent.objects.get(action="organisation_created")
    assert (event.by, event.subject_id) == (manager, str(added.pk))

    lead.post(url, filled(partner_trust, added))

    assert set(Partnership.objects.get().organisations.all()) == {trust, partner_trust, added}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"new_name": "", "new_kind": "charity"}, "Enter the name of the organisation"),
        ({"new_name": "Vale Hospice", "new_kind": ""}, "Choose what kind of organisation it is"),
        ({"new_name": "eastvale care", "new_kind": "charity"}, "Eastvale Care is in the register already"),
        ({"new_name": "Vale Board", "new_kind": "icb"}, "Select a valid choice"),
    ],
)
def test_adding_an_organisation_badly_is_refused(lead, url, partner_trust, typed, reason):
    before = Organisation.objects.count()

    response = lead.post(url, filled(partner_trust, add="1", **typed))

    assert response.status_code == 422
    assert any(error.startswith(reason) for error in summary(response))
    assert_kept(response, partner_trust)
    assert page_of(response).find("details", open=True)
    assert Organisation.objects.count() == before


def test_posted_nonsense_is_an_error_not_a_crash(lead, url):
    assert lead.post(url, filled() | {"organisations": ["nonsense", "1' or 1"]}).status_code == 422
    assert lead.post(url, {}).status_code == 422
    assert lead.post(url, filled(words="a\0b", search="1")).status_code == 422
    assert lead.post(url, filled(words="moor " * 2000, search="1")).status_code == 422
    assert not Partnership.objects.exists()


def test_who_may(sign_in, url, colleague, outsider, administrator):
    assert sign_in(colleague).get(url).status_code == 403
    assert sign_in(colleague).post(url, filled()).status_code == 403
    assert sign_in(outsider).get(url).status_code == 404
    assert sign_in(administrator).get(url).status_code == 403


def test_a_wrong_method_is_refused(lead, url):
    assert lead.put(url).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_search_costs_the_same_for_every_number_found(
    lead, url, partner_trust, count, django_assert_num_queries
):
    for number in range(count):
        OrganisationFactory(name=f"Farmoor {number}")
    lead.get(url)

    with django_assert_num_queries(6):
        lead.post(url, filled(partner_trust, words="Farmoor", search="1"))


def test_a_lead_elsewhere_reaches_only_their_own(sign_in, outsider, trust, url):
    """Being a lead is not enough: it has to be of this organisation."""
    MembershipFactory(person=outsider, organisation=trust)

    assert sign_in(outsider).get(url).status_code == 403

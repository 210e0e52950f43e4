from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from organisations.enums import OrganisationKind, SuccessionKind
from organisations.models import OrganisationParent
from organisations.services.load_reference_data import load_reference_data
from organisations.services.record_succession import record_succession
from tests.factories import MembershipFactory, OrganisationFactory, PartnershipFactory

pytestmark = pytest.mark.django_db


def rows(response):
    """Key → value of every summary list of the page."""
    page = BeautifulSoup(response.content, "html.parser")
    return {
        row.dt.get_text(strip=True): row.select_one("dd.nhsuk-summary-list__value").get_text(" ", strip=True)
        for row in page.select(".nhsuk-summary-list__row")
    }


def links(response):
    page = BeautifulSoup(response.content, "html.parser")
    return {link["href"] for link in page.select("main a")}


def test_it_says_what_the_organisation_is(sign_in, manager, trust):
    trust.opened_on = date(2010, 4, 1)
    trust.save()

    response = sign_in(manager).get(trust.get_absolute_url())

    assert rows(response) == {"Kind": "NHS trust", "Local id": trust.local_id, "Open since": "1 April 2010"}


def test_an_administrator_is_led_to_inviting_the_first_lead(sign_in, administrator, manager, trust):
    invite = reverse("organisations:invite_people", args=[trust.pk])

    assert invite in links(sign_in(administrator).get(trust.get_absolute_url()))
    assert invite not in links(sign_in(manager).get(trust.get_absolute_url()))  # whose page of people has it


def test_it_says_where_the_organisation_belongs_now_and_belonged_before(sign_in, manager, trust):
    load_reference_data(by=None)
    boards = {board.ods_code: board for board in trust.__class__.objects.filter(kind=OrganisationKind.ICB)}
    for code, valid_from, valid_to in [
        ("QMJ", date(2022, 7, 1), date(2026, 3, 31)),
        ("Z9B2Z", date(2026, 4, 1), None),
    ]:
        OrganisationParent.objects.create(
            organisation=trust, parent=boards[code], valid_from=valid_from, valid_to=valid_to
        )

    found = rows(sign_in(manager).get(trust.get_absolute_url()))

    assert (
        found["Integrated care board (ICB)"]
        == "NHS West and North London Integrated Care Board, since 1 April 2026"
    )
    assert found["NHS England region"] == "London"
    assert (
        found["Before that"]
        == "NHS North Central London Integrated Care Board, from 1 July 2022 to 31 March 2026"
    )


def test_a_closed_organisation_keeps_its_page_and_names_its_successor(sign_in, manager, trust, partner_trust):
    trust.closed_on = date(2026, 6, 30)
    trust.save()
    record_succession(
        predecessor=trust,
        successor=partner_trust,
        happened_on=date(2026, 7, 1),
        kind=SuccessionKind.MERGER,
        by=None,
    )

    response = sign_in(manager).get(trust.get_absolute_url())

    assert "This organisation has closed." in response.content.decode()
    assert rows(response)["Its work went to"] == "Eastvale Care, on 1 July 2026 (merger)"
    assert partner_trust.get_absolute_url() not in links(response)

    MembershipFactory(person=manager, organisation=partner_trust)
    assert partner_trust.get_absolute_url() in links(sign_in(manager).get(trust.get_absolute_url()))
    successor = sign_in(manager).get(partner_trust.get_absolute_url())
    assert rows(successor)["It took over from"] == "Northmoor Hospitals, on 1 July 2026 (merger)"
    assert trust.get_absolute_url() in links(successor)


def test_partnerships_are_listed_with_whom_and_since_when(sign_in, colleague, trust, partnership):
    ended = PartnershipFactory(
        name="Old pairing",
        organisations=[trust, OrganisationFactory(name="Farshore")],
        ended_on=date(2024, 5, 31),
    )
    PartnershipFactory(name="Of others")

    response = sign_in(colleague).get(trust.get_absolute_url())

    page = BeautifulSoup(response.content, "html.parser")
    tables = [
        [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in table.select("tbody tr")]
        for table in page.select("table")
    ]
    assert tables == [
        [
            [
                "Partnership Shared record",
                "With Eastvale Care",
                "Kind A joint project or service",
                "Since Not known",
            ]
        ],
        [
            [
                "Partnership Old pairing",
                "With Farshore",
                "Kind A joint project or service",
                "Ended 31 May 2024",
            ]
        ],
    ]
    assert {partnership.get_absolute_url(), ended.get_absolute_url()} <= links(response)


def test_each_seat_is_offered_what_it_may_do(sign_in, manager, colleague, administrator, trust, partnership):
    create = reverse("organisations:create_partnership", args=[trust.pk])
    people = reverse("organisations:people", args=[trust.pk])
    results = reverse("assessments:organisation_result", args=[trust.pk])
    url = trust.get_absolute_url()

    of_manager, of_colleague = links(sign_in(manager).get(url)), links(sign_in(colleague).get(url))
    of_administrator = links(sign_in(administrator).get(url))

    assert {create, people, results} <= of_manager
    assert {create, people, results} & of_colleague == {results}
    assert {create, people, results} & of_administrator == {people}
    assert partnership.get_absolute_url() in of_manager
    assert partnership.get_absolute_url() not in of_administrator


def test_who_finds_it(sign_in, outsider, partner, administrator, trust):
    url = trust.get_absolute_url()

    assert sign_in(outsider).get(url).status_code == 404
    assert sign_in(partner).get(url).status_code == 404
    assert sign_in(administrator).get(url).status_code == 200
    assert sign_in(administrator).post(url).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_queries(sign_in, manager, trust, count, django_assert_num_queries):
    for number in range(count):
        PartnershipFactory(organisations=[trust, OrganisationFactory()])
        record_succession(
            predecessor=OrganisationFactory(), successor=trust, happened_on=date(2020, 1, 1), by=None
        )
        OrganisationParent.objects.create(
            organisation=trust,
            parent=OrganisationFactory(kind=OrganisationKind.ICB),
            valid_from=date(2020 + number, 1, 1),
            valid_to=date(2020 + number, 12, 31),
        )
    client = sign_in(manager)
    client.get(trust.get_absolute_url())

    with django_assert_num_queries(14):
        client.get(trust.get_absolute_url())

"""Which organisations of an area work together: only what both sides, or a release to the area, have said."""

import csv
import io
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import AreaRelease
from dashboards.charts import MOST_DOTS
from tests.factories import CampaignOrganisationFactory, ChosenPartnershipFactory, PartnershipFactory
from tests.factories.organisations import OrganisationFactory
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db


def address(code="qx1", name="network"):
    return reverse(f"dashboards:{name}", args=[code])


@pytest.fixture
def choose(autumn):
    """`choose(partnership, organisation)`: the organisation chooses it for the round."""

    def chosen(partnership, *organisations):
        for organisation in organisations:
            asked = autumn.asked.filter(organisation=organisation).first()
            asked = asked or CampaignOrganisationFactory(campaign=autumn, organisation=organisation)
            ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)

    return chosen


@pytest.fixture
def ring(published, in_area, choose):
    """`ring(n)`: a chain of so many organisations in the board, each working with the next."""

    def made(count):
        chain = [OrganisationFactory(name=f"Chain {number:02}") for number in range(count)]
        in_area(*chain)
        for one, other in zip(chain, chain[1:], strict=False):
            choose(PartnershipFactory(organisations=[one, other]), one, other)
        return chain

    return made


def cells(page):
    """By organisation, the words of its row in the list."""
    (found,) = [found for found in page.select("table") if "Organisations in" in found.caption.text]
    rows = [[cell.find_all(string=True) for cell in row.select("td")] for row in found.select("tbody tr")]
    return {
        row[1][-1 if row[1][-1].strip() else -2].strip(): [cell[-1].strip() for cell in row] for row in rows
    }


def pairs(client, code="qx1"):
    text = client.get(address(code, "network_csv")).content.decode("utf-8-sig")
    return [(row["name"], row["other_name"]) for row in csv.DictReader(io.StringIO(text))]


def test_a_tie_is_shown_once_both_sides_have_chosen_the_partnership(
    sign_in, regional_viewer, published, trust, partner_trust, partnership, choose
):
    client = sign_in(regional_viewer)
    # The trust has chosen it, its partner has not.
    assert trust.name in soup(client.get(address())).main.text
    assert pairs(client) == []

    choose(partnership, partner_trust)

    assert pairs(client) == [(partner_trust.name, trust.name)]
    page = soup(client.get(address()))
    assert cells(page)[trust.name][2] == "1 other organisation"
    assert "2 of 3 organisations here work together with another one, in one group." in page.main.text


def test_a_choice_of_another_round_makes_no_tie(
    sign_in, regional_viewer, published, spring, partner_trust, partnership
):
    asked = CampaignOrganisationFactory(campaign=spring, organisation=partner_trust)
    ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)

    assert pairs(sign_in(regional_viewer)) == []


def test_a_release_to_the_area_makes_a_tie_there_until_it_is_taken_back(
    sign_in, regional_viewer, published, autumn, trust, partner_trust, partnership, board, region
):
    release = AreaRelease.objects.create(
        campaign=autumn,
        partnership=partnership,
        organisation=trust,
        area=board,
        snapshot={},
        sheets=[],
        released_at=timezone.now(),
    )
    # Whoever has a role for the region has none for the board: nothing was released to them.
    assert pairs(sign_in(regional_viewer)) == []
    regional_viewer.area_roles.create(area=board, role="regional_viewer")

    client = sign_in(regional_viewer)
    assert pairs(client) == [(partner_trust.name, trust.name)]
    assert pairs(client, "y90") == []

    release.withdrawn_at = timezone.now()
    release.save()
    assert pairs(client) == []


def test_a_tie_that_leads_out_of_the_area_is_not_in_it(
    sign_in, regional_viewer, published, trust, outsider, choose
):
    far = outsider.memberships.get().organisation
    choose(PartnershipFactory(organisations=[trust, far]), trust, far)

    client = sign_in(regional_viewer)
    assert pairs(client) == []
    assert far.name not in client.get(address()).text


def test_of_a_partnership_of_three_only_the_pair_that_chose_it_is_tied(
    sign_in, regional_viewer, published, in_area, trust, partner_trust, choose
):
    third = OrganisationFactory(name="Third Trust")
    in_area(third)
    choose(PartnershipFactory(organisations=[trust, partner_trust, third]), trust, third)

    assert pairs(sign_in(regional_viewer)) == [(trust.name, third.name)]


def test_measures_say_who_links_groups_and_never_who_is_first(sign_in, regional_viewer, ring):
    ring(3)

    page = soup(sign_in(regional_viewer).get(address()))

    found = cells(page)
    assert list(found) == sorted(found)
    assert "links groups that would not otherwise meet" in found["Chain 01"][3]
    assert "links groups" not in found["Chain 00"][3]
    assert found["Moorland ICB"][2] == "no partnership registered here"
    facts = {key.text.strip(): key.find_next("dd").text.strip() for key in page.select("dt")}
    assert facts["Pairs that work together"] == "2"
    assert facts["How dense the network is"] == "13% of all pairs that there could be"
    assert facts["Organisations that link groups that would not otherwise meet"] == "Chain 01"


def test_how_many_sides_agree_is_not_told_of_few_organisations(sign_in, regional_viewer, ring, choose):
    """Of eight organisations that agree it is: the positive control."""
    agreed = "Both sides name the partnership"

    def fact():
        page = soup(sign_in(regional_viewer).get(address()))
        return next(
            key.find_next("dd").text.strip() for key in page.select("dt") if key.text.strip() == agreed
        )

    ring(3)
    assert fact() == "not shown (too few organisations)"

    ring(9)
    # Now eleven pairs agree; the one of the trust and its partner, which one side chose alone, stands on two.
    assert fact() == "not shown (too few organisations)"

    for number in range(4):
        one, other = OrganisationFactory.create_batch(2)
        _into_the_board(one, other)
        choose(PartnershipFactory(name=f"One side {number}", organisations=[one, other]), one)
    assert fact() == "67% of the pairs that either side named"


def _into_the_board(*organisations):
    from organisations.models import Organisation
    from tests.factories import OrganisationParentFactory

    board = Organisation.objects.get(ods_code="QX1")
    for organisation in organisations:
        OrganisationParentFactory(organisation=organisation, parent=board)


def test_the_picture_has_the_pairs_of_its_table_and_ends_where_it_cannot_be_read(
    sign_in, regional_viewer, ring
):
    chain = ring(4)
    page = soup(sign_in(regional_viewer).get(address()))

    figure = json.loads(page.select_one("figure script").text)
    assert len(figure["data"][0]["x"]) == len(chain)
    assert len(figure["layout"]["shapes"]) == len(page.select("figure table tbody tr")) == 3

    ring(MOST_DOTS)
    page = soup(sign_in(regional_viewer).get(address()))
    assert page.select("figure") == []
    assert f"{MOST_DOTS + 4} organisations have a partnership here" in page.main.text


def test_the_file_describes_its_columns(sign_in, regional_viewer, ring):
    ring(2)
    client = sign_in(regional_viewer)
    text = client.get(address(name="network_csv")).content.decode("utf-8-sig")
    described = json.loads(client.get(address(name="network_csv_metadata")).content)

    header = next(csv.reader(io.StringIO(text)))
    assert header == [column["name"] for column in described["tableSchema"]["columns"]]


def test_an_area_without_a_published_round_says_so(sign_in, regional_viewer, region, board):
    assert "No round has published figures here yet" in sign_in(regional_viewer).get(address()).text
    assert pairs(sign_in(regional_viewer)) == []


@pytest.mark.parametrize("name", ["network", "network_csv", "network_csv_metadata"])
def test_other_areas_and_other_methods_are_refused(sign_in, regional_viewer, manager, published, name):
    assert sign_in(regional_viewer).post(address(name=name)).status_code == 405
    assert sign_in(regional_viewer).get(address("england", name)).status_code == 404
    assert sign_in(manager).get(address(name=name)).status_code == 404


@pytest.mark.parametrize("query", ["page=x", "page=9999", "round=x", "boundaries=x", "kind=acute_trust"])
def test_whatever_the_address_says_there_is_a_page(sign_in, regional_viewer, published, query):
    assert sign_in(regional_viewer).get(f"{address()}?{query}").status_code == 200

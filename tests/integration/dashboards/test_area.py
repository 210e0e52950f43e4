"""The first screen of an area: who speaks, what is withheld, three findings, what lies inside."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory, OrganisationParentFactory
from tests.factories.area_contents import full, nothing, publish, sparse
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db


def address(code="qx1"):
    return reverse("dashboards:area", args=[code])


def test_a_sparse_board_says_who_speaks_what_is_withheld_and_three_things(
    sign_in, regional_viewer, published
):
    page = soup(sign_in(regional_viewer).get(address()))

    assert page.h1.text == "Moorland ICB"
    assert "5 of the 6 organisations asked have answered" in page.main.text
    assert "3 questions cannot be answered here" in page.main.text
    assert "fewer than 3 organisations" in page.select_one("details").text
    links = [a["href"].partition("?")[0] for a in page.select(".app-area-findings a")]
    assert links == ["/areas/qx1/questions/", "/areas/qx1/questions/", "/areas/qx1/factors/"]


def test_the_way_down_from_england_has_no_link_where_the_reader_has_no_role(
    sign_in, regional_viewer, national_viewer, published
):
    def crumbs(person):
        page = soup(sign_in(person).get(address()))
        items = page.select(".nhsuk-breadcrumb__list-item")
        return [(item.text.strip(), item.a is not None) for item in items]

    assert crumbs(national_viewer) == [("Areas", True), ("England", True), ("North", True)]
    assert crumbs(regional_viewer) == [("Areas", True), ("England", False), ("North", True)]


def test_back_leads_to_the_nearest_page_that_the_reader_has(sign_in, regional_viewer, published, region):
    page = soup(sign_in(regional_viewer).get(address(region.code.lower())))

    assert page.select_one(".nhsuk-back-link")["href"] == reverse("dashboards:area_list")


def test_a_region_lists_the_boards_in_it_by_name_with_coverage_only(
    sign_in, regional_viewer, published, region
):
    other = OrganisationFactory(ods_code="QX0", local_id=None, name="Aldmoor ICB", kind="icb")
    OrganisationParentFactory(organisation=other, parent=region)

    page = soup(sign_in(regional_viewer).get(address("y90")))

    table = page.find("table")
    rows = [[cell.text.split()[-1] for cell in row.select("td")] for row in table.select("tbody tr")]
    assert [row.td.a.text for row in table.select("tbody tr")] == ["Aldmoor ICB", "Moorland ICB"]
    assert rows[1][2] == "40"
    assert "no figures of this round" in table.text


def test_an_area_of_which_nothing_is_published_says_when(sign_in, regional_viewer, board):
    page = soup(sign_in(regional_viewer).get(address()))

    assert "No figures have been published" in page.main.text
    assert "at least 8 people" in page.main.text


def test_feature_75_a_closed_board_keeps_its_page_with_its_last_round_and_its_successor(
    sign_in, regional_viewer, autumn, region
):
    from organisations.models import Succession

    yesterday = timezone.localdate() - timedelta(days=1)
    closed = OrganisationFactory(
        ods_code="QOLD", local_id=None, name="Oldmoor ICB", kind="icb", closed_on=yesterday
    )
    OrganisationParentFactory(organisation=closed, parent=region, valid_to=yesterday)
    new = OrganisationFactory(ods_code="QNEW", local_id=None, name="Newmoor ICB", kind="icb")
    OrganisationParentFactory(organisation=new, parent=region)
    Succession.objects.create(predecessor=closed, successor=new, happened_on=timezone.localdate())
    publish(autumn, "qold", sparse())
    client = sign_in(regional_viewer)

    page = soup(client.get(address("qold")))
    after = soup(client.get(address("qnew")))

    assert "Oldmoor ICB closed" in page.main.text
    assert "5 of the 6 organisations" in page.main.text
    assert page.find("a", href=address("qnew"))
    assert after.find("a", href=address("qold"))


def test_a_closed_board_of_another_region_is_not_there(sign_in, regional_viewer, national_viewer, published):
    far = OrganisationFactory(ods_code="YFAR", local_id=None, kind="region")
    yesterday = timezone.localdate() - timedelta(days=1)
    closed = OrganisationFactory(ods_code="QFAR", local_id=None, kind="icb", closed_on=yesterday)
    OrganisationParentFactory(organisation=closed, parent=far, valid_to=yesterday)

    assert sign_in(national_viewer).get(address("qfar")).status_code == 200
    assert sign_in(regional_viewer).get(address("qfar")).status_code == 404


@pytest.mark.parametrize("code", ["england", "y91", "nowhere", "x" * 80])
def test_no_other_area_can_be_opened(sign_in, regional_viewer, published, code):
    OrganisationFactory(ods_code="Y91", local_id=None, kind="region")

    assert sign_in(regional_viewer).get(address(code)).status_code == 404


def test_a_code_in_capitals_opens_the_same_figures(sign_in, regional_viewer, published):
    assert "5 of the 6 organisations asked have answered" in sign_in(regional_viewer).get("/areas/QX1/").text


def test_members_of_organisations_have_no_areas(sign_in, manager, published):
    client = sign_in(manager)

    assert client.get(address()).status_code == 404
    assert client.get(reverse("dashboards:area_list")).status_code == 404


def test_another_method_is_refused(sign_in, regional_viewer, published):
    assert sign_in(regional_viewer).post(address()).status_code == 405


@pytest.mark.parametrize(
    "query",
    [
        "round=nobody",
        "round=00000000-0000-0000-0000-000000000000",
        "round=%00&boundaries=%00&kind=%00",
        "boundaries=2026-02-31",
        "boundaries=9999999999-01-01",
        "kind=' OR 1=1",
        "round=&boundaries=&kind=",
        "kind=region",
        "round=a&round=b",
    ],
)
def test_whatever_the_address_says_there_is_a_page(sign_in, regional_viewer, published, query):
    answer = sign_in(regional_viewer).get(f"{address('y90')}?{query}")

    assert answer.status_code == 200
    assert "25 of the 40 organisations" in answer.text


def test_a_round_without_figures_of_the_area_falls_back_and_says_so(sign_in, regional_viewer, published):
    page = soup(sign_in(regional_viewer).get(f"{address()}?round=00000000-0000-0000-0000-000000000000"))

    assert "no figures of the round in the address" in page.main.text


def test_where_nothing_of_the_newest_round_can_be_shown_the_newest_with_figures_is(
    sign_in, regional_viewer, published, autumn, spring
):
    publish(spring, "qx1", sparse())
    client = sign_in(regional_viewer)
    assert "Nothing of Autumn round can be shown" not in client.get(address()).text

    publish(autumn, "qx1", nothing())

    page = soup(client.get(address()))
    assert "Nothing of Autumn round can be shown for this area yet. You see Spring round." in page.main.text
    assert "5 of the 6" in page.main.text
    assert "1 of the 2" in client.get(f"{address()}?round={autumn.pk}").text


def test_an_earlier_round_can_be_chosen_and_stays_chosen_in_every_link(
    sign_in, regional_viewer, published, spring
):
    content = sparse()
    content["base"]["answering"] = 3
    publish(spring, "qx1", content)
    client = sign_in(regional_viewer)

    newest = soup(client.get(address()))
    earlier = soup(client.get(f"{address()}?round={spring.pk}"))

    assert "5 of the 6" in newest.main.text
    assert "3 of the 6" in earlier.main.text
    assert all(f"round={spring.pk}" in link["href"] for link in earlier.select(".nhsuk-contents-list a"))
    assert [option.text.strip() for option in newest.select("select[name=round] option")] == [
        "Autumn round",
        "Spring round",
    ]


def test_feature_35_a_round_is_shown_by_its_own_boundaries_and_can_be_recast(
    sign_in, regional_viewer, published
):
    later = published.batch.campaign.first_day + timedelta(days=20)
    content = sparse()
    content["base"]["answering"] = 4
    publish(published.batch.campaign, "qx1", content, boundaries=later, batch=published.batch)
    client = sign_in(regional_viewer)

    assert "5 of the 6" in client.get(address()).text
    recast = client.get(f"{address()}?boundaries={later.isoformat()}").text
    assert "4 of the 6" in recast
    assert "to which the round is recast" in recast


def test_a_kind_that_would_tell_people_apart_is_refused_with_the_reason(sign_in, regional_viewer, published):
    client = sign_in(regional_viewer)
    address_of_kind = f"{address('y90')}?kind=nhs_trust"
    refused = client.get(address_of_kind).text
    assert "would let people be told apart" in refused
    assert "25 of the 40" not in refused

    content = full()
    content["base"]["answering"] = 11
    shown = publish(published.batch.campaign, "y90", content, kind="nhs_trust", batch=published.batch)
    shown.has_figures = True
    shown.save()
    page = client.get(address_of_kind).text
    assert "11 of the 40" in page
    assert "Figures for this kind of organisation alone are not given out" not in page

    # What the engine kept back altogether is refused in the same words.
    shown.content, shown.has_figures = nothing(), False
    shown.save()
    assert "Figures for this kind of organisation alone are not given out" in client.get(address_of_kind).text


def test_figures_that_stand_on_because_few_have_come_since_are_said_to(
    sign_in, regional_viewer, published, autumn
):
    client = sign_in(regional_viewer)
    assert "A few people have answered since" not in client.get(address()).text

    publish(autumn, "qx1", sparse(), counted_in=1)

    assert "A few people have answered since" in client.get(address()).text


def test_a_link_gives_nothing_beyond_the_readers_own_role(
    sign_in, regional_viewer, national_viewer, published
):
    england = address("england")
    assert sign_in(national_viewer).get(england).status_code == 200

    assert sign_in(regional_viewer).get(england).status_code == 404

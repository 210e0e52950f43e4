"""Who is in an area: the register's names, and nothing that anybody answered."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisations.models import Succession
from tests.factories import MembershipFactory, OrganisationFactory
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db


def address(code="qx1", name="area_organisations"):
    return reverse(f"dashboards:{name}", args=[code])


def page_of(organisation):
    return reverse("dashboards:area_organisation", args=[organisation.pk])


def test_feature_66_organisations_stand_by_name_with_the_register_and_no_figure(
    sign_in, regional_viewer, published, trust, partner_trust
):
    page = soup(sign_in(regional_viewer).get(address()))

    rows = [
        [cell.find_all(string=True)[-1].strip() for cell in row.select("td")]
        for row in page.select("tbody tr")
    ]
    names = [row.a.text for row in page.select("tbody tr")]
    assert names == sorted(names)
    assert {partner_trust.name, trust.name, "Moorland ICB"} == set(names)
    words = {name: row[2] for name, row in zip(names, rows, strict=True)}
    assert (words[trust.name], words[partner_trust.name]) == ("asked", "not asked in this round")
    assert page.select("figure") == []


def test_organisations_of_elsewhere_are_not_in_it(sign_in, regional_viewer, outsider, published):
    far = outsider.memberships.get().organisation

    assert far.name not in sign_in(regional_viewer).get(address()).text


def test_the_file_has_the_same_organisations_and_describes_its_columns(
    sign_in, regional_viewer, published, trust
):
    client = sign_in(regional_viewer)
    text = client.get(address(name="area_organisations_csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    described = json.loads(client.get(address(name="area_organisations_metadata")).content)

    assert trust.name in {row["name"] for row in rows}
    assert list(rows[0]) == [column["name"] for column in described["tableSchema"]["columns"]]


def test_feature_75_a_page_of_the_register_says_where_it_was_and_whether_it_was_asked(
    sign_in, regional_viewer, published, trust
):
    page = soup(sign_in(regional_viewer).get(page_of(trust)))

    assert page.h1.text == trust.name
    assert "Moorland ICB" in page.main.text
    assert "Autumn round" in page.main.text
    assert "Whether people there have answered, and what, is not shown here" in page.main.text
    assert not page.find("a", href=trust.get_absolute_url())


def test_whoever_belongs_to_it_finds_the_way_to_its_own_page(sign_in, regional_viewer, published, trust):
    MembershipFactory(person=regional_viewer, organisation=trust)

    page = soup(sign_in(regional_viewer).get(page_of(trust)))

    assert page.find("a", href=trust.get_absolute_url())


def test_feature_75_a_merged_organisation_keeps_a_page_with_its_successor(
    sign_in, regional_viewer, board, in_area
):
    yesterday = timezone.localdate() - timedelta(days=1)
    closed = OrganisationFactory(name="Closed Trust", closed_on=yesterday)
    new = OrganisationFactory(name="Merged Trust")
    in_area(closed, new)
    Succession.objects.create(
        predecessor=closed, successor=new, happened_on=timezone.localdate(), kind="merger"
    )

    page = soup(sign_in(regional_viewer).get(page_of(closed)))

    assert "This organisation has closed" in page.main.text
    assert "Merged Trust" in page.main.text


def test_an_organisation_of_elsewhere_is_not_there(
    sign_in, regional_viewer, manager, outsider, published, trust
):
    far = outsider.memberships.get().organisation
    assert sign_in(regional_viewer).get(page_of(trust)).status_code == 200

    assert sign_in(regional_viewer).get(page_of(far)).status_code == 404
    assert sign_in(manager).get(page_of(trust)).status_code == 404


@pytest.mark.parametrize(
    "name", ["area_organisations", "area_organisations_csv", "area_organisations_metadata"]
)
def test_other_areas_and_other_methods_are_refused(sign_in, regional_viewer, published, name):
    client = sign_in(regional_viewer)
    assert client.get(address(name=name)).status_code == 200

    assert client.get(address("england", name)).status_code == 404
    assert client.post(address(name=name)).status_code == 405


@pytest.mark.parametrize("page", ["0", "-1", "9999", "x", ""])
def test_whatever_page_is_asked_for_there_is_one(sign_in, regional_viewer, published, page):
    assert sign_in(regional_viewer).get(f"{address()}?page={page}").status_code == 200

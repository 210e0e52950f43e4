"""Pages about results take as many queries for 60 people as for 3, whether numbers were kept or are counted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.services.store_results import store_all_results
from tests.architecture.access_table import ROWS
from tests.architecture.addresses import addresses
from tests.factories import InstrumentFactory
from tests.factories.sides import crowd, placed_answers, send

pytestmark = pytest.mark.django_db

FOLDERS = ("/results/", "/reports/")


@pytest.fixture
def keys(trust, partnership):
    return {"organisation_id": trust.pk, "partnership_id": partnership.pk, "code": "REC", "number": 4}


@pytest.fixture
def world(campaign, manager, trust, partnership):
    campaign.instrument = InstrumentFactory(version=2)
    campaign.save()
    send(campaign, trust, manager, partnership, placed_answers())
    send(campaign, trust, manager)


def result_pages(keys: dict) -> dict[str, str]:
    found = {}
    for name in {row.name for row in ROWS if row.method == "GET"}:
        wanted = addresses()[name]
        if set(wanted) <= set(keys):
            address = reverse(name, kwargs={key: keys[key] for key in wanted})
            if address.startswith(FOLDERS):
                found[name] = address
    return found


def counted(client, pages: dict[str, str]) -> dict[str, int]:
    counts = {}
    for name, address in sorted(pages.items()):
        with CaptureQueriesContext(connection) as caught:
            status = client.get(address).status_code
        if status == 200:
            counts[name] = len(caught)
    return counts


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("kept", [True, False], ids=["kept", "counted"])
def test_60_people_cost_no_more_queries_than_3(client, manager, campaign, trust, partnership, keys, kept):
    client.force_login(manager)
    # The first page of a visit writes the session.
    client.get(reverse("assessments:home"))
    pages = result_pages(keys)
    counts = {}
    for people in (3, 57):
        crowd(campaign, trust, partnership, people)
        if kept:
            store_all_results()
        counts[people] = counted(client, pages)

    assert len(counts[3]) >= 8
    assert counts[57] == counts[3]

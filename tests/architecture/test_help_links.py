"""WCAG 3.2.6: who looks for help finds it in the same place on every page there is."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.architecture.access_table import ROWS
from tests.architecture.access_world import SEATS
from tests.architecture.addresses import addresses

pytestmark = pytest.mark.django_db


def footers(world) -> dict[str, list[tuple[str, str]]]:
    """The links at the foot of every page that anybody can open, by the page's name; a file to download is none."""
    found = {}
    for row in ROWS:
        statuses = row.statuses["ours"]
        if row.method == "GET" and "200" in statuses:
            answer = _answer(row.name, world, SEATS[statuses.index("200")])
            if answer.headers["Content-Type"].startswith("text/html"):
                footer = BeautifulSoup(answer.content, "html.parser").footer
                found[row.name] = [(link.get_text(strip=True), link["href"]) for link in footer.find_all("a")]
    return found


def _answer(name: str, world, seat: str):
    client = Client()
    if world.seats[seat] is not None:
        client.force_login(world.seats[seat])
    address = reverse(name, kwargs=world.keys(name, addresses()[name], "ours"))
    return client.get(address)


def test_feature_24_help_stands_in_the_same_place_on_every_page(world):
    found = footers(world)
    usual = found["assessments:start"]

    assert len(found) > 45
    assert usual[-1][1].startswith("mailto:")
    assert {name: links for name, links in found.items() if links != usual} == {}

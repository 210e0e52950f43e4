"""Forged addresses, forms and names on the pages of areas: never a 500, never more than one's own."""

import csv
from io import StringIO

import pytest
from django.core import signing

from assessments.selectors.reminders import stop_token
from dashboards.enums import Panel
from dashboards.models import AreaComment
from organisations.models import Circle
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

HOSTILE = (
    "a\0b",
    "9" * 400,
    "1e400",
    "-1",
    "2026-13-45",
    "0000-00-00",
    "x" * 4000,
    "\"><script>alert(1)</script>'{{7*7}}",
    "%_\\';--",
    "😀",
    "00000000-0000-0000-0000-000000000000",
    "//evil.example",
)
PARAMETERS = ("round", "boundaries", "kind", "page", "next", "area", "q")
CODES = ("y90", "qx1", "Y90", "england", "none", "9" * 400, "-", "-" * 300)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(1)")


@pytest.fixture
def places(published):
    own = ("", *(f"{panel}/" for panel in Panel), *(f"{panel}.csv" for panel in Panel), "none/", "none.csv")
    others = [f"/areas/{code}/{place}" for code in CODES for place in ("", "factors/", "network.csv")]
    return [f"/areas/y90/{place}" for place in own] + others


def test_no_parameter_and_no_code_breaks_a_page_of_an_area(sign_in, regional_lead, places):
    client = sign_in(regional_lead)
    client.raise_request_exception = False
    own = [place for place in places if place.startswith("/areas/y90/")]

    broken = [place for place in places if client.get(place).status_code >= 500]
    for number, place in enumerate(own):
        value = HOSTILE[number % len(HOSTILE)]
        answer = client.get(place, dict.fromkeys(PARAMETERS, value))
        if answer.status_code >= 500 or "<script>alert" in answer.text:
            broken.append((place, value))

    assert broken == []


def test_every_hostile_value_leaves_the_usual_choice(sign_in, regional_lead, published):
    client = sign_in(regional_lead)

    assert {
        client.get("/areas/y90/factors/", dict.fromkeys(PARAMETERS, value)).status_code for value in HOSTILE
    } == {200}


def test_A4_a_comment_belongs_to_its_page_and_to_whoever_writes_it(
    sign_in, regional_lead, national_viewer, published, autumn
):
    forged = {
        "area_code": "england",
        "author": national_viewer.pk,
        "panel": "positions",
        "number": 9,
        "id": 1,
    }

    sign_in(regional_lead).post(
        "/areas/y90/factors/comments/new/", {"round": autumn.pk, "text": "Words."} | forged
    )

    comment = AreaComment.objects.get()
    assert (comment.area_code, comment.panel, comment.author) == ("y90", "factors", regional_lead)
    assert comment.versions.get().number == 1


def test_A4_a_circle_belongs_to_whoever_makes_it(sign_in, regional_lead, administrator):
    forged = {"created_by": administrator.pk, "people": regional_lead.pk, "id": administrator.pk}

    sign_in(regional_lead).post("/circles/new/", {"name": "Board", "purpose": "Looks on."} | forged)

    circle = Circle.objects.get()
    assert circle.created_by == regional_lead
    assert not circle.members.exists()


@pytest.mark.parametrize("name", FORMULAS)
def test_I4_no_name_is_a_formula_in_a_file(sign_in, regional_lead, published, trust, region, name):
    trust.name = region.name = name
    trust.save()
    region.save()
    client = sign_in(regional_lead)

    for panel in ("organisations", "network", "coverage", "factors"):
        answer = client.get(f"/areas/y90/{panel}.csv")
        cells = [cell for row in csv.reader(StringIO(answer.content.decode("utf-8-sig"))) for cell in row]
        assert answer.status_code == 200
        assert [cell for cell in cells if cell.lstrip("\t") and cell[0] in "=+@\t"] == []
        assert name not in cells


def test_a_letter_stops_reminders_of_the_person_it_went_to_and_leads_nowhere_else(client):
    person, other = UserFactory(), UserFactory()
    token = stop_token(person)
    guessed = [
        token[:-1],
        token.replace(token[:4], "AAAA"),
        signing.dumps(str(other.pk), salt="other"),
        signing.dumps(str(other.pk)),
        str(other.pk),
    ]

    assert [client.post(f"/reminders/stop/{wrong}/").status_code for wrong in guessed] == [404] * 5
    answer = client.post(f"/reminders/stop/{token}/?next=//evil.example", {"next": "//evil.example"})
    assert answer.status_code == 200
    assert b"evil.example" not in answer.content


def test_a_code_in_large_letters_is_the_same_area(sign_in, regional_lead, published):
    client = sign_in(regional_lead)

    assert client.get("/areas/Y90/factors.csv").content == client.get("/areas/y90/factors.csv").content

"""The home page of somebody who reads areas, and the way to them in the header."""

import pytest
from django.urls import reverse
from django.utils import timezone

from organisations.models import Circle
from tests.factories import AreaRoleFactory, UserFactory
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db
HOME = "/home/"


def test_whoever_reads_areas_only_lands_on_what_came_out(sign_in, regional_viewer, published):
    page = soup(sign_in(regional_viewer).get(HOME))

    assert "you read what is published of your areas" in page.main.text
    assert "do not belong to an organisation" not in page.main.text
    news = page.main.find("a", href=reverse("dashboards:area", args=["y90"]))
    assert news.text.startswith("North: Autumn round published on")
    assert page.header.find("a", href=reverse("dashboards:area_list"))


def test_before_anything_came_out_the_area_is_there(sign_in, regional_viewer):
    page = soup(sign_in(regional_viewer).get(HOME))

    assert "North: nothing published yet" in page.main.text


def test_a_member_who_reads_an_area_too_keeps_their_rounds(sign_in, colleague, campaign, published, board):
    AreaRoleFactory(person=colleague, area=board)

    page = soup(sign_in(colleague).get(HOME))

    assert "Autumn round" in page.main.text
    assert "Moorland ICB: Autumn round published on" in page.main.text


def test_a_member_of_a_circle_is_led_to_it_without_any_other_role(sign_in, administrator):
    circle = Circle.objects.create(name="Shared record board", purpose="Looks on.", created_by=administrator)
    reader, left = UserFactory(), UserFactory()
    for person, left_at in ((reader, None), (left, timezone.now())):
        circle.members.create(person=person, added_by=administrator, left_at=left_at)

    page = soup(sign_in(reader).get(HOME))

    assert page.main.find("a", href=circle.get_absolute_url()).text == "Shared record board"
    assert "released to your circles" in page.main.text
    assert "do not belong to an organisation" not in page.main.text
    assert sign_in(reader).get(circle.get_absolute_url()).status_code == 200
    assert "Shared record board" not in sign_in(left).get(HOME).content.decode()


def test_nobody_else_is_led_to_areas(sign_in, manager, administrator, published):
    for person in (manager, administrator):
        page = soup(sign_in(person).get(HOME))

        assert "Your areas" not in page.main.text
        assert not page.find("a", href=reverse("dashboards:area_list"))

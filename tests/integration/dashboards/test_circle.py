"""Circles: made by administrators and by those who write for an area, with named people in them."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from organisations.models import Circle, CircleMember
from tests.factories import UserFactory
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db
LIST, CREATE = "/circles/", "/circles/new/"
SENT = {"name": "Programme board", "purpose": "Looks after the shared record."}


@pytest.fixture
def circle(regional_lead):
    return Circle.objects.create(**SENT, created_by=regional_lead)


@pytest.fixture
def add(circle):
    return reverse("dashboards:add_circle_member", args=[circle.pk])


@pytest.mark.parametrize("seat", ["administrator", "regional_lead", "national_viewer"])
def test_a_circle_is_made_and_people_are_put_in(request, sign_in, seat):
    person = request.getfixturevalue(seat)
    friend = UserFactory(email="friend@example.org", name="Fay Friend")
    client = sign_in(person)

    page = client.post(CREATE, SENT).url
    circle = Circle.objects.get()
    assert client.post(f"{page}people/new/", {"email": "FRIEND@example.org"}).url == page

    assert circle.created_by == person
    assert [member.person for member in circle.members.all()] == [friend]
    assert "Fay Friend" in words(main_part(client.get(page)))
    assert set(AuditEvent.objects.values_list("action", flat=True)) == {
        "circle_created",
        "circle_member_added",
    }


@pytest.mark.parametrize("seat", ["manager", "colleague", "regional_viewer"])
def test_others_make_none_and_find_none(request, sign_in, circle, add, seat):
    client = sign_in(request.getfixturevalue(seat))

    assert client.post(CREATE, SENT).status_code == 403
    assert client.get(LIST).status_code == 404
    assert client.get(circle.get_absolute_url()).status_code == 404
    assert client.post(add, {"email": "a@example.org"}).status_code == 404


def test_somebody_in_it_sees_who_else_is_and_changes_nothing(sign_in, circle, add, colleague, regional_lead):
    member = CircleMember.objects.create(circle=circle, person=colleague, added_by=regional_lead)
    client = sign_in(colleague)

    page = main_part(client.get(circle.get_absolute_url()))

    assert "Cal Colleague" in words(page)
    assert not page.select("form")
    assert client.post(add, {"email": regional_lead.email}).status_code == 403
    remove = reverse("dashboards:remove_circle_member", args=[member.pk])
    assert client.post(remove).status_code == 403
    assert "Programme board" in words(main_part(client.get(LIST)))


def test_another_areas_lead_does_not_find_it(sign_in, circle, national_viewer):
    client = sign_in(national_viewer)

    assert client.get(circle.get_absolute_url()).status_code == 404
    assert "There is no circle yet" in words(main_part(client.get(LIST)))


def test_whose_area_role_was_taken_back_no_longer_looks_after_their_circle(
    sign_in, circle, add, regional_lead
):
    client = sign_in(regional_lead)
    assert client.get(add).status_code == 200

    regional_lead.area_roles.all().delete()

    assert client.get(add).status_code == 404


def test_taken_out_and_again_is_one_event(sign_in, circle, colleague, regional_lead):
    member = CircleMember.objects.create(circle=circle, person=colleague, added_by=regional_lead)
    remove = reverse("dashboards:remove_circle_member", args=[member.pk])
    client = sign_in(regional_lead)

    assert client.post(remove).status_code == 302
    assert client.post(remove).status_code == 404

    member.refresh_from_db()
    assert member.left_at
    assert AuditEvent.objects.filter(action="circle_member_removed").count() == 1


def test_what_cannot_be_saved_is_said(sign_in, circle, add, regional_lead, colleague):
    client = sign_in(regional_lead)
    CircleMember.objects.create(circle=circle, person=colleague, added_by=regional_lead)

    assert (
        "There is a circle of this name"
        in client.post(CREATE, SENT | {"name": "programme BOARD"}).content.decode()
    )
    assert "Enter a name" in client.post(CREATE).content.decode()
    assert client.post(CREATE, SENT | {"name": "a" * 121}).status_code == 422
    assert "Nobody with this address" in client.post(add, {"email": "no@example.org"}).content.decode()
    assert "is in this circle already" in client.post(add, {"email": colleague.email}).content.decode()
    assert client.post(add).status_code == 422
    assert Circle.objects.count() == 1

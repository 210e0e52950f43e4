from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent
from organisations.enums import PartnershipKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("organisations:edit_partnership", args=[partnership.pk])


def filled(**changes):
    return {"name": "One record", "purpose": "To run it.", "kind": PartnershipKind.SHARED_SYSTEM} | changes


def summary(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [item.get_text(strip=True) for item in page.select(".nhsuk-error-summary li")]


def test_the_form_starts_from_what_is_there(sign_in, manager, url, partnership):
    partnership.started_on = date(2024, 4, 1)
    partnership.save()

    page = BeautifulSoup(sign_in(manager).get(url).content, "html.parser")

    assert page.find(id="id_name")["value"] == "Shared record"
    assert page.find(id="id_started_on_month")["value"] == "4"
    assert page.select_one("input[name=kind][checked]")["value"] == "joint_project"


@pytest.mark.parametrize("seat", ["manager", "partner"])
def test_a_lead_of_either_side_changes_it(request, sign_in, seat, url, partnership):
    person = request.getfixturevalue(seat)

    response = sign_in(person).post(url, filled())

    partnership.refresh_from_db()
    assert response.url == partnership.get_absolute_url()
    assert (partnership.name, partnership.kind) == ("One record", PartnershipKind.SHARED_SYSTEM)
    event = AuditEvent.objects.get(action="partnership_edited")
    assert (event.by, event.detail["changed"]) == (person, ["name", "purpose", "kind"])


def test_saving_without_a_change_leaves_no_trace(sign_in, manager, url, partnership):
    sign_in(manager).post(
        url, filled(name=partnership.name, purpose=partnership.purpose, kind=partnership.kind)
    )

    assert not AuditEvent.objects.filter(action="partnership_edited").exists()


def test_a_merger_is_refused_here_too(sign_in, manager, url, partnership):
    response = sign_in(manager).post(url, filled(kind=PartnershipKind.MERGER))

    assert response.status_code == 422
    assert "You can assess the time before it." in response.content.decode()
    partnership.refresh_from_db()
    assert partnership.kind == PartnershipKind.JOINT_PROJECT


def test_a_start_after_the_end_is_refused(sign_in, manager, url, partnership):
    partnership.ended_on = date(2025, 3, 31)
    partnership.save()

    response = sign_in(manager).post(
        url, filled(started_on_day="1", started_on_month="4", started_on_year="2025")
    )

    assert response.status_code == 422
    assert summary(response) == ["The start must not be after the end, 31 March 2025"]


def test_nothing_typed_is_refused(sign_in, manager, url):
    response = sign_in(manager).post(url, {})

    assert response.status_code == 422
    assert len(summary(response)) == 3


def test_who_may(sign_in, colleague, outsider, administrator, manager, url, partnership):
    assert sign_in(colleague).get(url).status_code == 403
    assert sign_in(colleague).post(url, filled()).status_code == 403
    assert sign_in(outsider).post(url, filled()).status_code == 404
    assert sign_in(administrator).get(url).status_code == 404
    assert sign_in(manager).delete(url).status_code == 405
    partnership.refresh_from_db()
    assert partnership.name == "Shared record"

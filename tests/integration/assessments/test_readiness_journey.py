"""From preparing a readiness check to sharing it: who may do which step, and that nothing is lost on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.models import ReadinessCheck
from tests.factories import InstrumentFactory, ReadinessCheckFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepare_page(trust, partnership):
    InstrumentFactory(version=1)
    InstrumentFactory(version=2)
    return f"/readiness/{trust.pk}/{partnership.pk}/prepare/"


@pytest.fixture
def sheet(trust, partnership, manager, colleague):
    return ReadinessCheckFactory(organisation=trust, partnership=partnership, filled_by=colleague)


def pages_of(sheet):
    return [f"/readiness-checks/{sheet.pk}/{factor}/" for factor in ("SEA", "ABS", "EXP", "ROU")]


def four(factor, given="4"):
    return {f"{factor}{number}": given for number in (1, 2, 3, 4)}


def test_feature_H13_from_preparing_to_the_result(
    client, manager, colleague, trust, partnership, prepare_page
):
    client.force_login(manager)
    sent = {"formality": "formal", "origin": "internal", "filled_by": colleague.pk}
    reply = client.post(prepare_page, sent)
    sheet = ReadinessCheck.objects.get()
    assert reply.url == sheet.get_absolute_url()
    assert sheet.instrument.version == 2

    client.force_login(colleague)
    for page, after in zip(pages_of(sheet), [*pages_of(sheet)[1:], None], strict=True):
        reply = client.post(page, four(page.split("/")[-2]))
        assert reply.url == (after or f"/readiness-checks/{sheet.pk}/finish/")
    reply = client.post(f"/readiness-checks/{sheet.pk}/finish/", {"agreed_by": "2"})

    assert reply.url == sheet.get_absolute_url()
    sheet.refresh_from_db()
    assert (sheet.agreed_by, sheet.answers.count(), sheet.is_finished) == (2, 16, True)
    actions = AuditEvent.objects.values_list("action", flat=True)
    assert {"readiness_check_prepared", "readiness_answers_saved", "readiness_check_finished"} <= set(actions)


def test_a_lead_may_change_what_is_meant_until_it_is_finished(client, manager, sheet, prepare_page):
    client.force_login(manager)
    client.post(prepare_page, {"formality": "informal", "origin": "external", "filled_by": manager.pk})
    sheet.refresh_from_db()
    assert (sheet.formality, sheet.origin, sheet.filled_by) == ("informal", "external", manager)

    sheet.finished_at, sheet.agreed_by = timezone.now(), 1
    sheet.save()
    reply = client.post(prepare_page, {"formality": "formal", "origin": "internal", "filled_by": manager.pk})
    assert reply.status_code == 409
    sheet.refresh_from_db()
    assert sheet.formality == "informal"


def test_nobody_of_another_organisation_can_be_named(client, manager, partner, prepare_page):
    client.force_login(manager)
    reply = client.post(prepare_page, {"formality": "formal", "origin": "internal", "filled_by": partner.pk})

    assert reply.status_code == 422
    assert "Choose one of the people shown" in reply.content.decode()
    assert not ReadinessCheck.objects.exists()


def test_an_ended_partnership_is_not_checked(client, manager, partnership, prepare_page):
    partnership.ended_on = timezone.localdate() - timedelta(days=1)
    partnership.end_reason = "Over"
    partnership.save()
    client.force_login(manager)
    reply = client.post(prepare_page, {"formality": "formal", "origin": "internal", "filled_by": manager.pk})

    assert reply.status_code == 409
    assert not ReadinessCheck.objects.exists()


def test_half_a_page_is_kept_and_what_was_there_stays(client, colleague, sheet):
    client.force_login(colleague)
    page = pages_of(sheet)[0]
    client.post(page, {"SEA1": "2", "SEA2": "DK"})
    client.post(page, {"SEA3": "5"})

    assert dict(sheet.answers.values_list("item", "given")) == {"SEA1": "2", "SEA2": "DK", "SEA3": "5"}
    shown = client.get(page).context["form"]
    assert shown["SEA2"].value() == "DK"


def test_what_was_chosen_while_signed_out_is_kept(client, colleague, sheet):
    page = pages_of(sheet)[0]
    reply = client.post(page, {"SEA1": "2"})
    assert reply.status_code == 302
    client.force_login(colleague)
    reply = client.get(page)

    assert "You were signed out" in reply.content.decode()
    assert reply.context["form"]["SEA1"].value() == "2"


def test_an_answer_that_nobody_offers_is_refused(client, colleague, sheet):
    client.force_login(colleague)
    reply = client.post(pages_of(sheet)[0], {"SEA1": "9", "SEA2": "3"})

    assert reply.status_code == 422
    assert "Select one of the answers shown" in reply.content.decode()
    assert not sheet.answers.exists()


@pytest.mark.parametrize("code", ["GOV", "XYZ"])
def test_other_conditions_have_no_page_here(client, colleague, sheet, code):
    client.force_login(colleague)

    assert client.get(f"/readiness-checks/{sheet.pk}/{code}/").status_code == 404


def test_every_statement_has_to_have_an_answer_before_it_is_finished(client, colleague, sheet):
    client.force_login(colleague)
    for page in pages_of(sheet)[:3]:
        client.post(page, four(page.split("/")[-2], "DK"))
    finish = f"/readiness-checks/{sheet.pk}/finish/"
    reply = client.post(finish, {"agreed_by": "1"})

    assert reply.status_code == 409
    assert "Some statements have no answer yet" in reply.content.decode()
    sheet.refresh_from_db()
    assert not sheet.is_finished

    client.post(pages_of(sheet)[3], four("ROU", "NA"))
    assert client.post(finish, {"agreed_by": "1"}).status_code == 302
    assert "Too little is known" in client.get(sheet.get_absolute_url()).content.decode()


def test_finished_answers_stay(client, trust, partnership, manager):
    sheet = ReadinessCheckFactory(
        organisation=trust, partnership=partnership, filled_by=manager, finished=True
    )
    client.force_login(manager)
    page = pages_of(sheet)[0]

    assert client.post(page, {"SEA1": "1"}).status_code == 409
    assert client.post(f"/readiness-checks/{sheet.pk}/finish/", {"agreed_by": "3"}).status_code == 409
    assert sheet.answers.get(item="SEA1").given == "4"
    assert not client.get(page).context.get("refused")
    assert "<form" not in client.get(page).content.decode().split("<main")[1].split("</main")[0]


def test_a_lead_shares_and_stops_sharing(client, trust, partnership, manager, colleague):
    sheet = ReadinessCheckFactory(
        organisation=trust, partnership=partnership, filled_by=colleague, finished=True
    )
    address = f"/readiness-checks/{sheet.pk}/share/"
    client.force_login(colleague)
    assert client.post(address, {"on": "1"}).status_code == 403

    client.force_login(manager)
    assert client.get(address).status_code == 405
    client.post(address, {"on": "1"})
    sheet.refresh_from_db()
    assert sheet.shared_at is not None
    client.post(address, {"on": "0"})
    sheet.refresh_from_db()
    assert sheet.shared_at is None
    switched = AuditEvent.objects.filter(action="readiness_sharing_switched")
    assert [event.detail["on"] for event in switched.order_by("pk")] == [True, False]


def test_nothing_is_shared_before_it_is_finished(client, manager, sheet):
    client.force_login(manager)

    assert client.post(f"/readiness-checks/{sheet.pk}/share/", {"on": "1"}).status_code == 409
    sheet.refresh_from_db()
    assert sheet.shared_at is None

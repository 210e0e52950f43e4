import threading
import time

import pytest
from django.db import connections
from django.test import Client

from accounts.models import AuditEvent
from assessments.enums import ResponseStatus
from assessments.models import Response
from assessments.services import submit_response as service
from assessments.views import submitting
from tests.factories import AssessmentFactory, CampaignFactory, MembershipFactory, ResponseFactory

AT_ONCE = 20


def test_sends_and_leads_to_the_confirmation(sign_in, colleague, sheets):
    reply = sign_in(colleague).post(sheets.page("submit"))

    assert (reply.status_code, reply.url) == (302, sheets.page("submitted"))
    sheets.own.refresh_from_db()
    assert sheets.own.status == ResponseStatus.SUBMITTED


def test_feature_14_a_second_click_and_a_reload_show_the_same_confirmation(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)

    pages = [soup(client.post(sheets.page("submit"), follow=True)) for _ in range(3)]

    references = {page.select_one(".nhsuk-panel strong").get_text() for page in pages}
    assert references == {Response.objects.get(pk=sheets.own.pk).reference}
    assert AuditEvent.objects.filter(action="response_submitted").count() == 1


def test_after_the_round_it_is_not_sent_and_says_why(sign_in, colleague, sheets, close):
    close()

    reply = sign_in(colleague).post(sheets.page("submit"), follow=True)

    assert reply.redirect_chain == [(sheets.page("check"), 302)]
    assert "Autumn round closed on" in reply.content.decode()
    sheets.own.refresh_from_db()
    assert sheets.own.status == ResponseStatus.DRAFT


def test_nobody_else_sends_it(sign_in, manager, outsider, sheets):
    for other in (manager, outsider):
        assert sign_in(other).post(sheets.page("submit")).status_code == 404
    sheets.own.refresh_from_db()
    assert sheets.own.status == ResponseStatus.DRAFT


def test_reading_sends_nothing(sign_in, colleague, sheets):
    assert sign_in(colleague).get(sheets.page("submit")).status_code == 405


def test_signed_out_it_leads_back_to_the_check_page(client, sheets):
    assert client.post(sheets.page("submit")).url == f"/account/login/?next={sheets.page('check')}"


class TestAtOnce:
    """Check-then-write is no guard: the naive way, which fails here, is the control of this test."""

    def send_at_once(self, client_of) -> None:
        clients = [client_of() for _ in range(AT_ONCE)]
        barrier = threading.Barrier(AT_ONCE)
        failures = []

        def send(client):
            try:
                barrier.wait()
                assert client().status_code == 302
            except Exception as failure:
                failures.append(failure)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=send, args=[client]) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []

    @pytest.fixture
    def response(self, threaded_database):
        assessment = AssessmentFactory(campaign=CampaignFactory())
        MembershipFactory(person=assessment.person, organisation=assessment.organisation)
        return ResponseFactory(assessment=assessment)

    def poster(self, response):
        client = Client()
        client.force_login(response.assessment.person)
        return lambda: client.post(f"/responses/{response.pk}/submit/")

    def test_twenty_clicks_send_once(self, response, monkeypatch):
        draw = service._new_reference
        monkeypatch.setattr(service, "_new_reference", lambda: (time.sleep(0.02), draw())[1])

        self.send_at_once(lambda: self.poster(response))

        assert AuditEvent.objects.filter(action="response_submitted").count() == 1
        sent = Response.objects.get()
        assert (sent.status, sent.version) == (ResponseStatus.SUBMITTED, 1)
        again = Client()
        again.force_login(response.assessment.person)
        assert sent.reference in again.get(f"/responses/{response.pk}/submitted/").content.decode()

    def test_the_naive_way_sends_more_than_once(self, response, monkeypatch):
        all_have_looked = threading.Barrier(AT_ONCE)

        def naive(*, response, by):
            found = Response.objects.get(pk=response.pk)
            all_have_looked.wait()
            if found.status == ResponseStatus.DRAFT:
                AuditEvent.objects.create(by=by, action="response_submitted", subject_id=response.pk)

        monkeypatch.setattr(submitting, "submit", naive)

        self.send_at_once(lambda: self.poster(response))

        assert AuditEvent.objects.filter(action="response_submitted").count() > 1

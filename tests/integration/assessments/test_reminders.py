"""Reminders of a round: to whom, how often, and how they stop."""

import re
import threading
import time
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Bounce
from assessments.models import AnonymousLink, ReminderDay, ReminderSettings, RoundReminder
from assessments.selectors.reminders import stop_token
from assessments.services import remind_organisation as service
from assessments.services.mail_round_reminder import mail_round_reminder
from assessments.services.queue_reminders import queue_planned_reminders
from jobs.models import Job
from jobs.testing import run_jobs
from tests.factories import (
    AssessmentFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    MembershipFactory,
    ResponseFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(campaign):
    return reverse("assessments:reminders", args=[campaign.pk])


@pytest.fixture
def send(campaign):
    return reverse("assessments:send_reminders", args=[campaign.pk])


@pytest.fixture
def finished(campaign, trust, partnership):
    """Somebody who has sent both sheets that the round asks for."""
    person = MembershipFactory(organisation=trust, person__email="finished@example.org").person
    part = AssessmentFactory(campaign=campaign, organisation=trust, person=person)
    ResponseFactory(assessment=part, submitted=True)
    ResponseFactory(assessment=part, partnership=partnership, submitted=True)
    return person


def remind(campaign, moment=None) -> None:
    for asking in campaign.asked.all():
        service.remind_organisation(by=None, asking_id=asking.pk, moment=moment or timezone.now())
    run_jobs()


def written_to() -> list[str]:
    return sorted(letter.to[0] for letter in mail.outbox)


def facts(response) -> dict[str, str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return {
        row.select_one("dt").text.strip(): row.select_one("dd").text.strip()
        for row in soup.select(".nhsuk-summary-list__row")
    }


def test_feature_31_only_those_who_have_not_finished_are_reminded(
    sign_in, administrator, manager, colleague, finished, campaign, trust, send
):
    half = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague)
    ResponseFactory(assessment=half, submitted=True)

    response = sign_in(administrator).post(send)
    run_jobs()

    assert response.url == reverse("assessments:reminders", args=[campaign.pk])
    assert written_to() == ["colleague@example.org", "manager@example.org"]
    assert AuditEvent.objects.get(action="people_reminded").detail["letters"] == 2
    assert run_jobs() == 0


def test_feature_31_never_more_than_one_in_three_days_over_all_rounds(manager, trust, campaign):
    other = CampaignOrganisationFactory(organisation=trust).campaign
    start = campaign.opens_at + timedelta(hours=12)

    for hours in (0, 1, 71):
        remind(campaign, start + timedelta(hours=hours))
        remind(other, start + timedelta(hours=hours))
    assert written_to() == ["manager@example.org"]

    remind(other, start + timedelta(hours=72))
    assert written_to() == ["manager@example.org"] * 2


def test_somebody_at_two_organisations_gets_one_letter_about_both(manager, partner_trust, campaign):
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    MembershipFactory(person=manager, organisation=partner_trust)

    remind(campaign)

    (letter,) = mail.outbox
    assert "Northmoor Hospitals" in letter.body
    assert "Eastvale Care" in letter.body


def test_who_finishes_before_the_letter_leaves_gets_none(manager, campaign, trust, partnership):
    service.remind_organisation(by=None, asking_id=campaign.asked.get().pk, moment=timezone.now())
    part = AssessmentFactory(campaign=campaign, organisation=trust, person=manager)
    ResponseFactory(assessment=part, submitted=True)
    ResponseFactory(assessment=part, partnership=partnership, submitted=True)

    run_jobs()

    assert mail.outbox == []


def test_a_round_that_closes_before_the_letter_leaves_reminds_nobody(manager, campaign):
    service.remind_organisation(by=None, asking_id=campaign.asked.get().pk, moment=timezone.now())
    campaign.closes_at = timezone.now() - timedelta(minutes=1)
    campaign.save()

    run_jobs()

    assert mail.outbox == []


@pytest.mark.parametrize("state", ["not open yet", "closed", "extended"])
def test_only_people_who_can_answer_now_are_reminded(manager, campaign, state):
    now = timezone.now()
    if state == "not open yet":
        campaign.opens_at, campaign.closes_at = now + timedelta(days=1), now + timedelta(days=9)
    else:
        campaign.opens_at, campaign.closes_at = now - timedelta(days=9), now - timedelta(days=1)
    campaign.save()
    if state == "extended":
        campaign.asked.update(extended_until=timezone.localdate() + timedelta(days=2))

    remind(campaign)

    assert written_to() == (["manager@example.org"] if state == "extended" else [])


def test_left_switched_off_and_unasked_people_are_not_reminded(manager, trust, campaign, partner):
    MembershipFactory(organisation=trust, person__email="off@example.org", person__is_active=False)
    MembershipFactory(organisation=trust, person__email="contact@example.org", identity_verified=False)

    remind(campaign)

    assert written_to() == ["manager@example.org"]


def test_in_an_anonymous_round_only_who_has_no_link_yet_is_reminded(manager, colleague, trust, campaign):
    campaign.privacy = "anonymous"
    campaign.save()
    AnonymousLink.objects.create(campaign=campaign, organisation=trust, person=colleague)

    remind(campaign)

    assert written_to() == ["manager@example.org"]
    assert "nobody can see who has answered" in mail.outbox[0].body


def test_for_one_shared_answer_its_lead_is_reminded(manager, colleague, trust):
    shared = CampaignOrganisationFactory(organisation=trust, campaign__mode="shared").campaign

    remind(shared)
    assert written_to() == ["manager@example.org"]

    ResponseFactory(
        assessment=AssessmentFactory(campaign=shared, organisation=trust, person=None), submitted=True
    )
    remind(shared, timezone.now() + timedelta(days=3, minutes=1))
    assert written_to() == ["manager@example.org"]


class TestPlannedDays:
    def test_feature_30_letters_leave_on_the_planned_day_by_the_clock_in_london(self, manager, campaign):
        """The clocks go forward on 28 March 2027: on that morning 8 o'clock in London is 7 in UTC."""
        campaign.opens_at = datetime(2027, 3, 1, tzinfo=UTC)
        campaign.closes_at = datetime(2027, 4, 30, 23, tzinfo=UTC)
        campaign.save()
        ReminderDay.objects.create(campaign=campaign, on="2027-03-28")

        for early in ("2027-03-27T12:00", "2027-03-28T06:59", "2027-03-28T18:00", "2027-03-29T12:00"):
            queue_planned_reminders(by=None, moment=datetime.fromisoformat(f"{early}+00:00"))
            assert not Job.objects.exists()

        queue_planned_reminders(by=None, moment=datetime(2027, 3, 28, 7, tzinfo=UTC))
        queue_planned_reminders(by=None, moment=datetime(2027, 3, 28, 7, 59, tzinfo=UTC))
        assert Job.objects.get().payload == {"asking_id": campaign.asked.get().pk}

    def test_two_days_three_apart_both_count_where_the_first_was_sent_at_noon(self, manager, campaign):
        noon = campaign.opens_at.replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=1)
        remind(campaign, noon)

        remind(campaign, noon + timedelta(days=3, hours=-4))
        assert len(mail.outbox) == 1
        remind(campaign, noon + timedelta(days=3))
        assert len(mail.outbox) == 2

    def test_the_clock_does_it(self, manager, campaign, monkeypatch):
        ReminderDay.objects.create(campaign=campaign, on=timezone.localdate())
        monkeypatch.setattr("assessments.services.queue_reminders.LETTERS_BEGIN", datetime.min.time())
        monkeypatch.setattr("assessments.services.queue_reminders.LETTERS_END", datetime.max.time())

        run_jobs(clock=True)
        run_jobs(clock=True)

        assert written_to() == ["manager@example.org"]

    def test_planning_and_removing(self, sign_in, administrator, campaign, url):
        client = sign_in(administrator)
        tomorrow = timezone.localdate() + timedelta(days=1)
        posted = {"on_day": tomorrow.day, "on_month": tomorrow.month, "on_year": tomorrow.year}

        assert client.post(url, posted).url == url
        client.post(url, posted)
        (planned,) = campaign.reminder_days.all()
        assert planned.on == tomorrow

        client.post(reverse("assessments:remove_reminder_day", args=[campaign.pk, planned.pk]))
        assert not campaign.reminder_days.exists()

    @pytest.mark.parametrize("days", [-1, 4000])
    def test_a_day_outside_the_round_is_refused(self, sign_in, administrator, campaign, url, days):
        on = timezone.localdate() + timedelta(days=days)
        response = sign_in(administrator).post(
            url, {"on_day": on.day, "on_month": on.month, "on_year": on.year}
        )

        assert response.status_code == 422
        assert "There is a problem" in response.content.decode()
        assert not campaign.reminder_days.exists()

    def test_a_day_of_another_round_cannot_be_removed(self, sign_in, administrator, campaign):
        other = ReminderDay.objects.create(campaign=CampaignFactory(), on=timezone.localdate())
        address = reverse("assessments:remove_reminder_day", args=[campaign.pk, other.pk])

        assert sign_in(administrator).post(address).status_code == 404
        assert ReminderDay.objects.filter(pk=other.pk).exists()


class TestPage:
    def test_the_preview_is_the_very_letter(self, sign_in, manager, campaign, url):
        page = BeautifulSoup(sign_in(manager).get(url).content, "html.parser")
        shown = page.select_one(".app-letter").text
        remind(campaign)
        (letter,) = mail.outbox
        stop = re.search(r"http\S+/reminders/stop/\S+", letter.body).group()

        said = letter.body.replace(manager.name, "[name]").replace(stop, "[a link of the person’s own]")
        assert shown.split() == said.split()

    def test_a_lead_sees_the_exact_number_and_no_names(self, sign_in, manager, colleague, finished, url):
        response = sign_in(manager).get(url)

        assert facts(response)["Would get it now"] == "2 people"
        assert "Cal Colleague" not in BeautifulSoup(response.content, "html.parser").main.text
        assert "Planned days" not in response.content.decode()

    def test_who_runs_the_round_sees_rounded_numbers(self, sign_in, administrator, manager, trust, url):
        client = sign_in(administrator)
        assert facts(client.get(url))["Would get it now"] == "1 to 7 people"

        MembershipFactory.create_batch(11, organisation=trust)
        assert facts(client.get(url))["Would get it now"] == "about 10 people"
        assert facts(client.get(url))["Have stopped reminders"] == "nobody"

    def test_a_lead_reminds_their_own_people_alone(
        self, sign_in, manager, partner, partner_trust, campaign, send
    ):
        CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)

        sign_in(manager).post(send)
        run_jobs()

        assert written_to() == ["manager@example.org"]

    def test_who_may(self, client, sign_in, manager, colleague, outsider, url, send):
        assert client.get(url).status_code == 302
        assert sign_in(outsider).get(url).status_code == 404
        assert sign_in(colleague).get(url).status_code == 403
        assert sign_in(colleague).post(send).status_code == 403
        assert sign_in(manager).post(url).status_code == 403
        assert sign_in(manager).get(send).status_code == 405


class TestStopping:
    @pytest.fixture
    def stop(self, manager):
        return reverse("assessments:stop_reminders", args=[stop_token(manager)])

    def test_feature_31_one_click_of_the_mail_program_stops_without_signing_in(self, manager, campaign):
        remind(campaign)
        (letter,) = mail.outbox
        headers = letter.message()
        link = headers["List-Unsubscribe"].strip("<>").removeprefix(settings.SITE_URL)
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

        response = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})

        assert response.status_code == 200
        remind(campaign, timezone.now() + timedelta(days=4))
        assert len(mail.outbox) == 1

    @pytest.mark.parametrize("method", ["get", "head"])
    def test_opening_the_link_stops_nothing(self, client, manager, campaign, stop, method):
        response = getattr(client, method)(stop)

        assert response.status_code == 200
        remind(campaign)
        assert written_to() == ["manager@example.org"]

    def test_the_button_on_the_page_stops(self, client, manager, stop):
        assert "Stop reminders" in client.get(stop).content.decode()
        assert "Reminders are stopped" in client.post(stop).content.decode()
        client.post(stop)

        assert AuditEvent.objects.filter(action="reminders_stopped").count() == 1

    def test_they_can_be_switched_on_again_at_home(self, client, sign_in, manager, campaign, stop):
        home, resume = reverse("assessments:home"), reverse("assessments:resume_reminders")
        assert resume not in sign_in(manager).get(home).content.decode()
        client.post(stop)

        assert resume in sign_in(manager).get(home).content.decode()
        sign_in(manager).post(resume)

        remind(campaign)
        assert written_to() == ["manager@example.org"]

    @pytest.mark.parametrize("token", ["nonsense", "a:b:c", "%00"])
    def test_a_link_that_is_not_ours_finds_nothing(self, client, token):
        assert client.post(f"/reminders/stop/{token}/").status_code == 404

    def test_a_changed_link_stops_nobody(self, client, manager, stop):
        assert client.post(stop[:-2] + ("x/" if stop[-2] != "x" else "y/")).status_code == 404
        assert not ReminderSettings.objects.filter(stopped_at__isnull=False).exists()


class TestMailServer:
    def test_an_address_that_bounced_is_not_written_to(self, manager, colleague, campaign):
        Bounce.objects.create(address="colleague@example.org")

        remind(campaign)

        assert written_to() == ["manager@example.org"]

    def test_an_address_refused_for_good_is_kept_and_not_tried_again(self, manager, campaign, monkeypatch):
        refused = {"manager@example.org": (550, b"5.1.1 no such user")}
        monkeypatch.setattr(
            "django.core.mail.EmailMessage.send", lambda self: _raise(SMTPRecipientsRefused(refused))
        )

        remind(campaign)

        assert Bounce.objects.get().address == "manager@example.org"
        assert run_jobs() == 0

    def test_a_server_that_is_away_is_tried_again(self, manager, campaign, monkeypatch):
        with monkeypatch.context() as away:
            away.setattr("django.core.mail.EmailMessage.send", lambda self: _raise(ConnectionError()))
            service.remind_organisation(by=None, asking_id=campaign.asked.get().pk, moment=timezone.now())
            run_jobs(forgiving=True)
        assert mail.outbox == []

        mail_round_reminder(reminder_id=RoundReminder.objects.get().pk)
        mail_round_reminder(reminder_id=RoundReminder.objects.get().pk)

        assert written_to() == ["manager@example.org"]


def test_feature_31_two_jobs_at_once_write_one_letter(threaded_database, monkeypatch):
    """Two rounds of one organisation, reminded at the same moment: each person gets one letter of the two."""
    trust = MembershipFactory().organisation
    MembershipFactory.create_batch(4, organisation=trust)
    askings = [CampaignOrganisationFactory(organisation=trust) for _ in range(2)]
    for membership in trust.memberships.all():
        ReminderSettings.objects.create(person=membership.person)
    look = service.due_settings
    # Long enough for the other to look too, if nothing holds it.
    monkeypatch.setattr(service, "due_settings", lambda *of: (list(look(*of)), time.sleep(0.2))[0])
    moment, start = timezone.now(), threading.Barrier(2)
    numbers: list[int] = []

    def run(asking_id: int) -> None:
        start.wait()
        try:
            numbers.append(service.remind_organisation(by=None, asking_id=asking_id, moment=moment))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[asking.pk]) for asking in askings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(numbers) == RoundReminder.objects.count() == 5
    assert RoundReminder.objects.values("person").distinct().count() == 5


def _raise(error: Exception):
    raise error


def test_a_person_without_a_name_is_greeted_all_the_same(trust, campaign):
    MembershipFactory(organisation=trust, person=UserFactory(name="", email="nameless@example.org"))

    remind(campaign)

    assert mail.outbox[0].body.startswith("Hello,")


@pytest.mark.parametrize("days_left", [40, 3])
def test_the_example_of_a_day_would_be_taken(sign_in, administrator, campaign, url, days_left):
    campaign.closes_at = timezone.now() + timedelta(days=days_left)
    campaign.save()
    client = sign_in(administrator)

    found = re.search(r"For example, (\d+) (\d+) (\d+)\.", client.get(url).content.decode())
    day, month, year = found.groups()
    client.post(url, {"on_day": day, "on_month": month, "on_year": year})

    assert campaign.reminder_days.count() == 1

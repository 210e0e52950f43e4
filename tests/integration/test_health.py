from datetime import timedelta

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from config import health
from jobs.models import Job
from jobs.testing import run_jobs


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch):
    monkeypatch.setattr(health, "_remembered", (0.0, False))
    monkeypatch.setattr(health, "REMEMBERED_SECONDS", 0)


def asked(client):
    response = client.get(reverse("readyz"))
    return response.status_code, response.content


def test_alive_is_said_without_the_database(client):
    """The test has no database: a query would be refused."""
    response = client.get(reverse("livez"))

    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_ready_is_said_to_anybody(client):
    assert asked(client) == (200, b"ready\n")
    assert client.post(reverse("readyz")).status_code == 405


@pytest.mark.django_db
def test_reliability_r21_a_job_that_nobody_begins_is_noticed(client):
    due_at = timezone.now() - timedelta(seconds=121)
    job = Job.objects.create(name="jobs.remove_done_jobs", due_at=due_at)

    assert asked(client) == (503, b"not ready\n")
    Job.objects.filter(pk=job.pk).update(claimed_until=timezone.now() + timedelta(seconds=60))
    assert asked(client) == (200, b"ready\n")
    Job.objects.filter(pk=job.pk).update(claimed_until=None)
    run_jobs()
    assert asked(client) == (200, b"ready\n")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "failing", "reason"),
    [
        ("MigrationExecutor.migration_plan", lambda *_: ["one"], "migrations are missing"),
        ("cache.set", lambda *_: None, "cannot be written to"),
    ],
)
def test_reliability_r21_what_is_missing_stands_in_the_log_alone(
    client, monkeypatch, caplog, place, failing, reason
):
    monkeypatch.setattr(f"config.health.{place}", failing)

    assert asked(client) == (503, b"not ready\n")
    assert reason in caplog.text


@pytest.mark.django_db
def test_reliability_r21_a_database_that_is_away_is_no_crash(client, monkeypatch, caplog):
    def away():
        raise OperationalError("connection to 10.0.0.7 refused")

    monkeypatch.setattr(health, "longest_wait", away)

    assert asked(client) == (503, b"not ready\n")
    assert "OperationalError" in caplog.text
    assert "10.0.0.7" not in caplog.text


@pytest.mark.django_db
def test_however_often_somebody_asks_the_database_is_asked_now_and_then(client, monkeypatch):
    monkeypatch.setattr(health, "REMEMBERED_SECONDS", 60)
    assert asked(client) == (200, b"ready\n")

    monkeypatch.setattr(health, "why_not_ready", lambda: pytest.fail("asked again"))

    assert asked(client) == (200, b"ready\n")

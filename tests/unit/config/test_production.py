"""Production starts with safe settings and with no others; tried by really starting it, one process each."""

import os
import subprocess
import sys

import pytest

from config.environment import ROOT

SAFE = {
    "SECRET_KEY": "kJ8-vR2xQ_w7LmZ5tYb9Ns3cHd6Gf1Pa0Uo4Ie8Xq2Bz7Kv5Tj",
    "ALLOWED_HOSTS": "share.example.org",
    "SITE_URL": "https://share.example.org",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    ours = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production"}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=ours | SAFE | changes,
        capture_output=True,
        text=True,
    )


def test_safe_settings_start_and_pass_djangos_own_checks():
    started = start()

    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"DEBUG": "true"}, "DEBUG is on"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "local-only-key-for-a-server-that-listens-on-127.0.0.1"}, "SECRET_KEY is weak"),
        ({"DEMONSTRATION": "true"}, "DEMONSTRATION is on"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty or has a wildcard"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is empty or has a wildcard"),
        ({"ALLOWED_HOSTS": "share.example.org,.example.org"}, "ALLOWED_HOSTS is empty or has a wildcard"),
        ({"JOBS": "celery"}, "CELERY_BROKER_URL is not set"),
        ({"JOBS": "cron"}, "JOBS is 'cron'. Write embedded or celery."),
        ({"SITE_URL": "http://share.example.org"}, "SITE_URL does not begin with https://"),
    ],
)
def test_an_unsafe_setting_does_not_start(change, reason):
    refused = start(**change)

    assert refused.returncode != 0
    assert reason in refused.stderr


def test_every_reason_is_given_at_once():
    refused = start(DEBUG="true", DEMONSTRATION="true", SITE_URL="http://share.example.org")

    assert all(word in refused.stderr for word in ("DEBUG", "DEMONSTRATION", "SITE_URL"))

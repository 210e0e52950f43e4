import datetime
import logging
from types import SimpleNamespace

import pytest
from django.conf import settings
from gunicorn.config import Config
from gunicorn.glogging import Logger

from config.redaction import AccessLogger, WithoutSecrets, without_secrets


@pytest.mark.parametrize(
    ("logged", "kept"),
    [
        ("Gone: /invitations/Ab-3_x/", "Gone: /invitations/[secret]/"),
        ("GET /reminders/stop/IjEi:1x:Yz/ 200", "GET /reminders/stop/[secret]/ 200"),
        ("/account/password/reset/key/2f-abc-def/", "/account/password/reset/key/[secret]/"),
        ("/account/confirm-email/MQ:1x:Yz/", "/account/confirm-email/[secret]/"),
        ("Not Found: /a/Ab-3_x/organisation/search/?change=F1", "Not Found: /a/[secret]"),
        ("https://ecotone.example/a/Ab3/", "https://ecotone.example/a/[secret]"),
        ("Not Found: /w/AC23FG/answer/", "Not Found: /w/[secret]"),
        ("Not Found: /join/abc_DEF-123/", "Not Found: /join/[secret]"),
        ("/organisations/1/people/invite/", "/organisations/1/people/invite/"),
    ],
)
def test_the_secret_of_a_link_is_left_out(logged, kept):
    assert without_secrets(logged) == kept


def test_what_the_service_logs_goes_through_it():
    record = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Gone", "/invitations/Ab3/"), None)

    WithoutSecrets().filter(record)

    assert record.getMessage() == "Gone: /invitations/[secret]/"
    assert all(handler["filters"] == ["without_secrets"] for handler in settings.LOGGING["handlers"].values())


def test_what_the_web_server_logs_goes_through_it():
    response = SimpleNamespace(status="410 Gone", sent=9, headers=[])
    request = SimpleNamespace(headers=[])
    environ = {
        "REQUEST_METHOD": "GET",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "PATH_INFO": "/invitations/Ab3/",
        "RAW_URI": "/invitations/Ab3/",
    }

    atoms = AccessLogger(Config()).atoms(response, request, environ, datetime.timedelta(seconds=1))

    assert atoms["U"] == "/invitations/[secret]/"


@pytest.mark.parametrize(
    ("path", "lines"), [("/a/Ab3/organisation/", 0), ("/w/AC23FG/answer/", 0), ("/home/", 1)]
)
def test_no_line_is_written_about_answering_anonymously(path, lines, monkeypatch):
    written = []
    monkeypatch.setattr(Logger, "access", lambda *args: written.append(args))

    AccessLogger(Config()).access(None, None, {"PATH_INFO": path}, None)

    assert len(written) == lines

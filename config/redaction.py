"""Keeps the secrets of links out of the logs: whoever reads a log could use a link before its owner."""

import logging
import re

from gunicorn.glogging import Logger

LINKS = re.compile(
    r"/(invitations|expert-ratings|reminders/stop|account/confirm-email|account/password/reset/key)/[^/\s?\"']+"
)
# Of the pages of an anonymous round nothing is left: which of them somebody opened would tell them from others. Nor of
# a workshop's: the code lets people in.
ANONYMOUS = re.compile(r"/(a|w|join)/[^\s\"']+")


def without_secrets(text: str) -> str:
    return ANONYMOUS.sub(r"/\1/[secret]", LINKS.sub(r"/\1/[secret]", text))


class WithoutSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_secrets(record.getMessage())
        record.args = ()
        return True


class AccessLogger(Logger):
    """The web server's log has a format of its own, filled from these."""

    def access(self, resp, req, environ, request_time):
        """Not a line about answering an anonymous round, or in a workshop: its moment and size would stand beside the
        visits of those who are signed in, and tell when a device answered."""
        if not environ.get("PATH_INFO", "").startswith(("/a/", "/w/")):
            super().access(resp, req, environ, request_time)

    def atoms(self, *args):
        atoms = super().atoms(*args)
        return atoms | {"U": without_secrets(atoms["U"])}

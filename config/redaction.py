"""Keeps the secrets of links out of the logs: whoever reads a log could use a link before its owner."""

import logging
import re

from gunicorn.glogging import Logger

LINKS = re.compile(
    r"/(invitations|expert-ratings|account/confirm-email|account/password/reset/key)/[^/\s?\"']+"
)


def without_secrets(text: str) -> str:
    return LINKS.sub(r"/\1/[secret]", text)


class WithoutSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_secrets(record.getMessage())
        record.args = ()
        return True


class AccessLogger(Logger):
    """The web server's log has a format of its own, filled from these."""

    def atoms(self, *args):
        atoms = super().atoms(*args)
        return atoms | {"U": without_secrets(atoms["U"])}

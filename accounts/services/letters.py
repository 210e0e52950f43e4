"""Letters by email: their words are templates, and they leave once what they speak of is committed."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string


def service_words() -> dict[str, str]:
    """What the template of every letter knows."""
    return {"service_name": settings.SERVICE_NAME, "contact_email": settings.CONTACT_EMAIL}


def write_letter(template: str, *, to: str, **words: Any) -> EmailMessage:
    """`template` is what the names of its two files begin with: …_subject.txt and …_message.txt."""
    words |= service_words()
    subject = render_to_string(f"{template}_subject.txt", words)
    body = render_to_string(f"{template}_message.txt", words)
    return EmailMessage(subject=" ".join(subject.split()), body=body, to=[to])


def send_letters(letters: Iterable[EmailMessage]) -> None:
    """A mail server that is down is logged, and undoes nothing of what has been committed."""
    waiting = list(letters)
    transaction.on_commit(lambda: get_connection().send_messages(waiting), robust=True)

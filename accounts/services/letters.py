"""Letters by email: their words are templates.

They leave from a job (jobs/), so that what they speak of is committed and a mail server that is away is tried again:
a task's service writes its letter and calls `.send()` on it.
"""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
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

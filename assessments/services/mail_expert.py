import secrets
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.services.letters import write_letter
from accounts.services.record_event import record_event
from assessments.models import ContentExpert
from jobs.services.queue_job import queue_job
from organisations.selectors.people import hash_of

SECRET_BYTES = 32


def queue_expert_letter(*, expert: ContentExpert) -> None:
    """One letter for each time it is asked for."""
    queue_job(
        name="assessments.mail_expert",
        key=f"expert-letter:{expert.pk}:{expert.asked_at.timestamp():.6f}",
        expert_id=str(expert.pk),
    )


def mail_expert(*, expert_id: UUID) -> None:
    """Write the letter with an expert's link and send it, if that has not been done and the round is open."""
    made = make_expert_link(by=None, expert_id=expert_id)
    if made is None:
        return
    expert, secret = made
    write_letter(
        "assessments/email/expert",
        to=expert.email,
        round=expert.round,
        asked_by=expert.round.created_by,
        link=settings.SITE_URL + reverse("assessments:expert_start", args=[secret]),
    ).send()
    record_expert_letter_sent(by=None, expert=expert)


@transaction.atomic
def make_expert_link(*, by: User | None, expert_id: UUID) -> tuple[ContentExpert, str] | None:
    """The expert and the secret of the link, which is kept nowhere: the row holds its hash."""
    waiting = ContentExpert.objects.filter(
        pk=expert_id, letter_sent_at=None, withdrawn_at=None, round__closes_on__gte=timezone.localdate()
    )
    secret = secrets.token_urlsafe(SECRET_BYTES)
    if not waiting.update(secret_hash=hash_of(secret)):
        return None
    expert = ContentExpert.objects.select_related("round__created_by").get(pk=expert_id)
    record_event(by=by, action="expert_link_made", subject=expert)
    return expert, secret


@transaction.atomic
def record_expert_letter_sent(*, by: User | None, expert: ContentExpert) -> None:
    """One that was overtaken by a newer link is not counted."""
    link = ContentExpert.objects.filter(pk=expert.pk, secret_hash=expert.secret_hash)
    if link.update(letter_sent_at=timezone.now()):
        record_event(by=by, action="expert_letter_sent", subject=expert)

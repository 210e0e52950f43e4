from uuid import UUID

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from accounts.services.letters import write_letter
from jobs.services.queue_job import queue_job


def queue_facilitator_letter(*, person: User) -> None:
    """Each time the role is given: somebody who had it before is written to anew."""
    queue_job(name="organisations.mail_facilitator_role", person_id=str(person.pk))


def mail_facilitator_role(*, person_id: UUID) -> bool:
    """Tell somebody that they may run workshops now. False where that was taken back before the letter left."""
    person = User.objects.filter(pk=person_id, is_active=True, is_facilitator=True).first()
    if person is None:
        return False
    write_letter(
        "organisations/email/facilitator_role",
        to=person.email,
        page=settings.SITE_URL + reverse("assessments:home"),
    ).send()
    return True

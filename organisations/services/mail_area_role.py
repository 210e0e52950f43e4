from uuid import UUID

from django.conf import settings
from django.urls import reverse

from accounts.services.letters import write_letter
from jobs.services.queue_job import queue_job
from organisations.models import AreaRole


def queue_area_role_letter(*, held: AreaRole) -> None:
    queue_job(
        name="organisations.mail_area_role",
        key=f"area-role-letter:{held.pk}:{held.role}",
        area_role_id=str(held.pk),
    )


def mail_area_role(*, area_role_id: UUID) -> bool:
    """Tell somebody that they hold a role for an area now. False where it was withdrawn before the letter left."""
    held = AreaRole.objects.select_related("person", "area").filter(pk=area_role_id).first()
    if held is None or not held.person.is_active:
        return False
    write_letter(
        "organisations/email/area_role",
        to=held.person.email,
        held=held,
        page=settings.SITE_URL + reverse("dashboards:area_list"),
    ).send()
    return True

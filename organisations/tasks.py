from uuid import UUID

from jobs.registry import task
from organisations.services import mail_area_role as area_letters
from organisations.services import mail_facilitator_role as facilitator_letters
from organisations.services import mail_invitation as mailing


@task("organisations.mail_invitation")
def mail_invitation(*, invitation_id: str) -> None:
    mailing.mail_invitation(invitation_id=UUID(invitation_id))


@task("organisations.mail_area_role")
def mail_area_role(*, area_role_id: str) -> None:
    area_letters.mail_area_role(area_role_id=UUID(area_role_id))


@task("organisations.mail_facilitator_role")
def mail_facilitator_role(*, person_id: str) -> None:
    facilitator_letters.mail_facilitator_role(person_id=UUID(person_id))

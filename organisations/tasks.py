from uuid import UUID

from jobs.registry import task
from organisations.services import mail_invitation as mailing


@task("organisations.mail_invitation")
def mail_invitation(*, invitation_id: str) -> None:
    mailing.mail_invitation(invitation_id=UUID(invitation_id))

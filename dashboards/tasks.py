"""What leaves a request, and what is done by the clock: ids in, one service call."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from dashboards.services import close_rounds as closing
from dashboards.services import mail_contact as letters
from dashboards.services import publish_due as publishing
from dashboards.services import recast_rounds as recasting
from dashboards.services import roll_up as rolling
from jobs.registry import by_the_clock, task


@task("dashboards.roll_up")
def roll_up(*, campaign_id: str, organisation_id: str) -> None:
    rolling.roll_up_by_id(campaign_id=UUID(campaign_id), organisation_id=UUID(organisation_id))


@by_the_clock("dashboards.publish_due", every=timedelta(hours=1))
def publish_due() -> None:
    publishing.publish_due(moment=timezone.now())


@by_the_clock("dashboards.recast_rounds", every=timedelta(days=1))
def recast_rounds() -> None:
    recasting.recast_rounds(moment=timezone.now())


@by_the_clock("dashboards.queue_closed_rounds", every=timedelta(minutes=5))
def queue_closed_rounds() -> None:
    closing.queue_closed_rounds(moment=timezone.now())


@task("dashboards.publish_round")
def publish_round(*, campaign_id: str) -> None:
    closing.publish_closed_round(campaign_id=UUID(campaign_id), moment=timezone.now())


@task("dashboards.mail_contact_request")
def mail_contact_request(*, contact_request_id: str, lead_id: str) -> None:
    letters.mail_contact_request(contact_request_id=UUID(contact_request_id), lead_id=UUID(lead_id))


@task("dashboards.mail_contact_answer")
def mail_contact_answer(*, contact_request_id: str) -> None:
    letters.mail_contact_answer(contact_request_id=UUID(contact_request_id))

from datetime import datetime

from assessments.enums import SideNews
from assessments.models import ChosenPartnership, Release
from assessments.selectors.leads import leads_of
from jobs.services.queue_job import queue_job
from organisations.models import Organisation


def queue_side_news(
    news: SideNews,
    cause: Release | ChosenPartnership,
    *,
    to: Organisation,
    about: Organisation,
    due_at: datetime | None = None,
) -> None:
    """One letter to each lead of `to` about what `about` has done. `cause` is the row that made it news, so that the
    same news is told once."""
    campaign_id = cause.campaign_id if isinstance(cause, Release) else cause.campaign_organisation.campaign_id
    for lead in leads_of(to):
        queue_job(
            name="assessments.mail_side_news",
            key=f"{news}:{cause.pk}:{about.pk.hex[:12]}:{lead.pk}",
            due_at=due_at,
            news=str(news),
            campaign_id=str(campaign_id),
            partnership_id=str(cause.partnership_id),
            about_id=str(about.pk),
            lead_id=str(lead.pk),
        )

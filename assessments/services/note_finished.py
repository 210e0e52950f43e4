from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import SideNews
from assessments.models import ChosenPartnership, Response
from assessments.selectors.releases import has_finished
from assessments.services.queue_side_news import queue_side_news


@transaction.atomic
def note_finished(*, response_id: UUID, by: User | None = None) -> bool:
    """After a sheet about a partnership was sent: whether with it the side has finished. Then that is kept, once, and
    the partners' leads are told. From here on sent sheets only ever take the place of others: a side that has
    finished stays so."""
    response = Response.objects.select_related("assessment__campaign__instrument").get(pk=response_id)
    campaign, organisation = response.assessment.campaign, response.assessment.organisation
    chosen = (
        ChosenPartnership.objects.select_for_update(of=("self",))
        .select_related("campaign_organisation", "partnership")
        .filter(
            campaign_organisation__campaign=campaign,
            campaign_organisation__organisation=organisation,
            partnership=response.partnership_id,
        )
        .first()
    )
    if chosen is None or chosen.finished_at or not has_finished(campaign, organisation, chosen.partnership):
        return False
    chosen.finished_at = timezone.now()
    chosen.save(update_fields=["finished_at"])
    record_event(by=by, action="side_finished", subject=chosen, organisation=str(organisation.pk))
    for other in chosen.partnership.organisations.exclude(pk=organisation.pk):
        queue_side_news(SideNews.FINISHED, chosen, to=other, about=organisation)
    return True

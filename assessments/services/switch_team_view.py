from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import CampaignOrganisation
from assessments.rules import check_can_switch_team_view_on
from assessments.selectors.campaigns import sent_by_subject


@transaction.atomic
def switch_team_view(*, by: User, asking: CampaignOrganisation, on: bool) -> None:
    asking = CampaignOrganisation.objects.select_for_update().get(pk=asking.pk)
    if asking.team_view == on:
        return
    if on:
        check_can_switch_team_view_on(sent_by_subject(asking))
    asking.team_view = on
    asking.save(update_fields=["team_view"])
    record_event(by=by, action="team_view_switched", subject=asking, on=on)

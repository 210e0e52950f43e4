from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Campaign
from dashboards.enums import Panel
from dashboards.models import AreaComment


@transaction.atomic
def write_comment(*, by: User, area_code: str, panel: Panel, campaign: Campaign, text: str) -> AreaComment:
    comment = AreaComment.objects.create(area_code=area_code, panel=panel.value, campaign=campaign, author=by)
    comment.versions.create(number=1, text=text)
    record_event(
        by=by,
        action="area_comment_written",
        subject=comment,
        area=area_code,
        panel=panel.value,
        campaign=str(campaign.pk),
    )
    return comment

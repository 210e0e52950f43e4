from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import SheetCode
from assessments.models import CampaignOrganisation, ChosenPartnership
from assessments.rules import MOST_IN_FULL, check_not_closed
from assessments.selectors.campaigns import sent_by_subject
from organisations.models import Partnership


@transaction.atomic
def choose_partnerships(
    *, by: User, asking: CampaignOrganisation, sheets: Mapping[Partnership, SheetCode]
) -> None:
    """What the people of the organisation are asked about from now on: these partnerships, in this order.

    A partnership about which somebody has sent answers keeps its place and its sheet. Drafts about one that is
    no longer chosen are kept, and come back when it is chosen again.
    """
    CampaignOrganisation.objects.select_for_update().get(pk=asking.pk)
    check_not_closed(asking, timezone.now())
    if sum(sheet == SheetCode.PARTNERSHIP for sheet in sheets.values()) > MOST_IN_FULL:
        raise ValidationError(f"At most {MOST_IN_FULL} partnerships can be asked about in full.")
    before = {choice.partnership_id: choice.sheet for choice in asking.chosen.all()}
    after = {partnership.pk: sheet for partnership, sheet in sheets.items()}
    fixed = sent_by_subject(asking)
    if any(after.get(pk) != sheet for pk, sheet in before.items() if pk in fixed):
        raise ValidationError("People have sent answers about a partnership since you opened this page.")
    asking.chosen.exclude(partnership__in=after).delete()
    for position, (partnership, sheet) in enumerate(sheets.items(), start=1):
        ChosenPartnership.objects.update_or_create(
            campaign_organisation=asking,
            partnership=partnership,
            defaults={"sheet": sheet, "position": position},
        )
    record_event(
        by=by,
        action="partnerships_chosen",
        subject=asking,
        before={str(pk): sheet for pk, sheet in before.items()},
        after={str(pk): sheet for pk, sheet in after.items()},
    )

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Assessment, CampaignOrganisation, Response
from assessments.rules import check_can_agree, check_is_open
from assessments.selectors.shared_sheets import answered_alone
from organisations.models import Partnership


@transaction.atomic
def agree_sheet(
    *, by: User, asking: CampaignOrganisation, sheet: str, partnership: Partnership | None
) -> Response:
    """A sheet that a small side fills in together, empty: what people answered for themselves stays theirs.

    Where there is one already, it is that: the draft, or what was sent last. Raises CannotChange outside the dates
    of the round, and where it asks for one answer anyway or enough people have answered for themselves.
    """
    check_is_open(asking, timezone.now())
    subject = partnership.pk if partnership else None
    assessment, _ = Assessment.objects.get_or_create(
        campaign=asking.campaign, person=None, organisation=asking.organisation
    )
    # Two clicks at once: the second waits here and then finds the first one's sheet.
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    there = (
        Response.objects.filter(assessment=assessment, partnership=partnership).order_by("-version").first()
    )
    if there:
        return there
    check_can_agree(asking, len(answered_alone(asking).get(subject, ())))
    response = Response.objects.create(assessment=assessment, partnership=partnership, sheet=sheet)
    record_event(by=by, action="agreed_sheet_begun", subject=response)
    return response

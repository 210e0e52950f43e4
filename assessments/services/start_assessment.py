from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Assessment, CampaignOrganisation, Response
from assessments.rules import check_is_open
from assessments.selectors.parts import asked_subjects


@transaction.atomic
def start_assessment(*, asking: CampaignOrganisation, by: User) -> Assessment:
    """The person's part of the round, with a draft for every sheet asked of their organisation.

    Called again it adds drafts for what the lead has chosen since, and leaves everything else as it is.
    Raises CannotChange outside the dates of the round.
    """
    check_is_open(asking.campaign, timezone.now())
    assessment, _ = Assessment.objects.get_or_create(
        campaign=asking.campaign, person=by, organisation=asking.organisation
    )
    # Two clicks at once: the second waits here and then finds nothing missing.
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    begun = set(Response.objects.filter(assessment=assessment).values_list("partnership_id", flat=True))
    missing = [
        Response(assessment=assessment, partnership=partnership, sheet=sheet)
        for sheet, partnership in asked_subjects([asking], by)[asking.pk]
        if (partnership.pk if partnership else None) not in begun
    ]
    if missing:
        Response.objects.bulk_create(missing)
        record_event(
            by=by,
            action="assessment_started",
            subject=assessment,
            responses=[str(response.pk) for response in missing],
        )
    return assessment

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Assessment, CampaignOrganisation, Response
from assessments.selectors.parts import asked_subjects


@transaction.atomic
def prepare_sheets(*, asking: CampaignOrganisation, person: User | None, by: User) -> Assessment:
    """The part of a person in a round, or their organisation's where `person` is None, with a draft for every sheet
    that is asked. What is there already stays as it is."""
    assessment, _ = Assessment.objects.get_or_create(
        campaign=asking.campaign, person=person, organisation=asking.organisation
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

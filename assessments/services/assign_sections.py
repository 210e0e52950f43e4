from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import CampaignOrganisation, SectionAssignment
from assessments.rules import check_not_closed
from assessments.selectors.shared_sheets import vouched_for_members
from assessments.services.prepare_sheets import prepare_sheets
from jobs.services.queue_job import queue_job
from organisations.models import Partnership


@transaction.atomic
def assign_sections(
    *,
    by: User,
    asking: CampaignOrganisation,
    person: User,
    sections: Iterable[tuple[Partnership | None, str]],
) -> int:
    """Give sections of the organisation's shared answers to a colleague, who gets one letter about what is new.

    A section may be several people's. Gives how many are new to this person.
    """
    check_not_closed(asking, timezone.now())
    if not vouched_for_members(asking.organisation).filter(person=person).exists():
        raise ValidationError("Only people whom your organisation has confirmed can fill in a section.")
    assessment = prepare_sheets(asking=asking, person=None, by=by)
    theirs = set(
        SectionAssignment.objects.filter(assessment=assessment, person=person).values_list(
            "partnership_id", "section"
        )
    )
    new = [
        SectionAssignment(assessment=assessment, partnership=partnership, section=section, person=person)
        for partnership, section in sections
        if (partnership.pk if partnership else None, section) not in theirs
    ]
    SectionAssignment.objects.bulk_create(new)
    if new:
        queue_job(
            name="assessments.tell_of_sections",
            key=f"tell_of_sections:{new[0].pk}",
            assessment_id=str(assessment.pk),
            person_id=str(person.pk),
        )
        record_event(
            by=by,
            action="sections_assigned",
            subject=assessment,
            person=str(person.pk),
            sections=[one.section for one in new],
        )
    return len(new)

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import SectionAssignment


@transaction.atomic
def withdraw_section(*, by: User, assignment: SectionAssignment) -> None:
    """Take a section back from a colleague. What they wrote in it stays."""
    record_event(
        by=by,
        action="section_withdrawn",
        subject=assignment.assessment,
        person=str(assignment.person_id),
        sections=[assignment.section],
    )
    assignment.delete()

from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.urls import reverse

from accounts.services.letters import write_letter
from assessments.models import SectionAssignment


def tell_of_sections(*, assessment_id: UUID, person_id: UUID) -> None:
    """Tell a colleague which sections of the shared answers are theirs, all of them. What was taken back meanwhile is
    not in the letter, and where nothing is left, or the person has left, there is none."""
    theirs = list(
        SectionAssignment.objects.filter(
            assessment=assessment_id,
            person=person_id,
            person__is_active=True,
            person__memberships__organisation=F("assessment__organisation"),
            person__memberships__identity_verified=True,
        ).select_related(
            "person", "partnership", "assessment__campaign__instrument", "assessment__organisation"
        )
    )
    if not theirs:
        return
    write_letter(
        "assessments/email/sections_assigned",
        to=theirs[0].person.email,
        assessment=theirs[0].assessment,
        sections=sorted(_in_words(one) for one in theirs),
        home=settings.SITE_URL + reverse("assessments:home"),
    ).send()


def _in_words(assignment: SectionAssignment) -> str:
    definition = assignment.assessment.campaign.instrument.definition
    titles = {section.code: section.title for sheet in definition.sheets for section in sheet.sections}
    subject = assignment.partnership or assignment.assessment.organisation
    return f"{subject}: {titles[assignment.section]}"

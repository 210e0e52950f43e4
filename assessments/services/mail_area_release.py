from uuid import UUID

from accounts.services.letters import write_letter
from assessments.models import AreaRelease
from assessments.selectors.leads import leads_of
from jobs.services.queue_job import queue_job
from organisations.models import Membership


def queue_area_release_letters(*, release: AreaRelease) -> None:
    """One for each lead of each partner."""
    for partner in release.partnership.organisations.exclude(pk=release.organisation_id):
        for lead in leads_of(partner):
            queue_job(
                name="assessments.mail_area_release",
                key=f"area-release:{release.pk}:{lead.pk}",
                release_id=str(release.pk),
                lead_id=str(lead.pk),
            )


def mail_area_release(*, release_id: UUID, lead_id: UUID) -> bool:
    """Tell a partner's lead who may see the other side's view of the partnership, with no number in it.

    What was taken back by the time the letter would leave is not written, and False comes back.
    """
    release = (
        AreaRelease.objects.select_related("campaign", "organisation", "partnership", "area", "circle")
        .filter(pk=release_id, withdrawn_at=None)
        .first()
    )
    lead = Membership.objects.select_related("organisation", "person").filter(pk=lead_id).first()
    if release is None or lead is None or not leads_of(lead.organisation).filter(pk=lead_id).exists():
        return False
    write_letter(
        "assessments/email/area_release",
        to=lead.person.email,
        release=release,
        own=lead.organisation,
    ).send()
    return True

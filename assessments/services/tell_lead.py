from uuid import UUID

from django.conf import settings
from django.urls import reverse

from accounts.services.letters import write_letter
from assessments.models import CampaignOrganisation
from assessments.selectors.leads import leads_of
from organisations.models import Invitation


def tell_lead(*, invitation_id: UUID, asking_id: int, lead_id: UUID) -> None:
    """Tell one lead of a partner that somebody was invited to answer there.

    An invitation that was withdrawn meanwhile, or a lead who is none any more, needs no letter.
    """
    invitation = Invitation.objects.filter(pk=invitation_id, withdrawn_at=None).first()
    if invitation is None:
        return
    lead = leads_of(invitation.organisation).filter(pk=lead_id).first()
    if lead is None:
        return
    write_letter(
        "assessments/email/partner_invited",
        to=lead.person.email,
        invitation=invitation,
        asking=CampaignOrganisation.objects.get(pk=asking_id),
        people=settings.SITE_URL + reverse("organisations:people", args=[invitation.organisation_id]),
    ).send()

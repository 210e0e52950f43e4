from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import AskedFor, SheetCode
from assessments.models import CampaignOrganisation, ChosenPartnership
from assessments.rules import MOST_IN_FULL, check_not_closed
from jobs.services.queue_job import queue_job
from organisations.models import Invitation, Membership, Organisation, Partnership
from organisations.selectors.people import leads_of
from organisations.services.invite_people import invite_people


@transaction.atomic
def invite_partner(
    *, by: User, asking: CampaignOrganisation, partnership: Partnership, partner: Organisation, email: str
) -> Invitation:
    """Ask one contact at the partner about the partnership, and the partner's people with them.

    A partner that the round does not ask yet is asked about this partnership only. Whoever is invited from
    outside counts as not verified until somebody of that organisation confirms them; its leads, if it has any,
    are told.
    """
    check_not_closed(asking, timezone.now())
    theirs, _ = CampaignOrganisation.objects.get_or_create(
        campaign=asking.campaign, organisation=partner, defaults={"asked_for": AskedFor.PARTNERSHIPS_ONLY}
    )
    chosen = theirs.chosen.filter(sheet=SheetCode.PARTNERSHIP).count()
    sheet = SheetCode.PARTNERSHIP if chosen < MOST_IN_FULL else SheetCode.PARTNERSHIP_PULSE
    last = theirs.chosen.aggregate(last=Max("position"))["last"] or 0
    ChosenPartnership.objects.get_or_create(
        campaign_organisation=theirs,
        partnership=partnership,
        defaults={"sheet": sheet, "position": last + 1},
    )
    vouches = Membership.objects.filter(person=by, organisation=partner, identity_verified=True).exists()
    (invitation,) = invite_people(
        by=by, organisation=partner, emails=[email], partnership=partnership, identity_verified=vouches
    )
    record_event(by=by, action="partner_invited", subject=theirs, partnership=str(partnership.pk))
    if not vouches:
        _tell_leads(invitation, asking)
    return invitation


def _tell_leads(invitation: Invitation, asking: CampaignOrganisation) -> None:
    for lead in leads_of(invitation.organisation):
        queue_job(
            name="assessments.tell_lead",
            key=f"partner-invited:{invitation.pk}:{lead.pk}",
            invitation_id=str(invitation.pk),
            asking_id=asking.pk,
            lead_id=str(lead.pk),
        )

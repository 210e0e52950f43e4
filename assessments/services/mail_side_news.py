from uuid import UUID

from django.conf import settings
from django.urls import reverse

from accounts.services.letters import write_letter
from assessments.enums import SideNews
from assessments.models import Campaign
from assessments.selectors.both_sides import BothSides, state_of
from assessments.selectors.leads import leads_of
from organisations.models import Membership, Organisation, Partnership


def mail_side_news(
    *, news: SideNews, campaign_id: UUID, partnership_id: UUID, about_id: UUID, lead_id: UUID
) -> bool:
    """Write to one lead what has happened between the two sides, with no number in it.

    What is no longer so by the time the letter would leave is not written, and False comes back.
    """
    lead = Membership.objects.select_related("organisation").filter(pk=lead_id).first()
    if lead is None or not leads_of(lead.organisation).filter(pk=lead_id).exists():
        return False
    campaign, partnership = (
        Campaign.objects.get(pk=campaign_id),
        Partnership.objects.get(pk=partnership_id),
    )
    about = Organisation.objects.get(pk=about_id)
    if not _still_so(news, state_of(campaign, lead.organisation, partnership), about):
        return False
    path = reverse("assessments:partnership_gap", args=[partnership.pk])
    write_letter(
        "assessments/email/side_news",
        to=lead.person.email,
        news=news.value,
        campaign=campaign,
        partnership=partnership,
        about=about,
        own=lead.organisation,
        page=f"{settings.SITE_URL}{path}?campaign={campaign.pk}&side={lead.organisation_id}",
    ).send()
    return True


def _still_so(news: SideNews, sides: BothSides, about: Organisation) -> bool:
    states = {partner.organisation: partner for partner in sides.partners}
    side = sides.own if about == sides.own.organisation else states[about].side if about in states else None
    if side is None:
        return False
    return {
        SideNews.FINISHED: side.finished,
        SideNews.RELEASED: side.released,
        SideNews.OPENED: about in states and states[about].open,
        SideNews.WITHDRAWN: side.withdrawn,
    }[news]

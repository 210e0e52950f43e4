"""A result released by name, as its organisation's lead does it."""

from django.utils import timezone

from assessments.models import AreaRelease, CampaignOrganisation, ChosenPartnership
from assessments.selectors.area_releases import Reader
from assessments.selectors.results import result_of_partnership
from assessments.services.release_to_area import release_to_area
from tests.factories.sides import team


def finished(campaign, organisation, partnership, **changed) -> None:
    """Five people of the organisation have sent their sheet about the partnership."""
    asked, _ = CampaignOrganisation.objects.get_or_create(campaign=campaign, organisation=organisation)
    ChosenPartnership.objects.update_or_create(
        campaign_organisation=asked, partnership=partnership, defaults={"finished_at": timezone.now()}
    )
    team(campaign, organisation, partnership, 5, **changed)


def released(lead, campaign, organisation, partnership, *, area=None, circle=None) -> AreaRelease:
    result = result_of_partnership(lead, campaign, organisation, partnership)
    return release_to_area(by=lead, result=result, reader=Reader(area=area, circle=circle))

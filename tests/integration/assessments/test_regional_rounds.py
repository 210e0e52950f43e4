"""How far a regional lead reaches: rounds for their area, and organisations inside it on the first day."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from assessments.models import Campaign
from organisations.models import OrganisationParent
from tests.factories import (
    AreaRoleFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    InstrumentFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationParentFactory,
)

pytestmark = pytest.mark.django_db
CREATE = "/campaigns/new/"


@pytest.fixture
def regional(region, trust, in_area):
    """A round for the region, which `trust` belongs to and `partner_trust` does not."""
    in_area(trust)
    return CampaignFactory(title="Round of the North", area=region)


@pytest.fixture
def facts():
    first = timezone.localdate() + timedelta(days=1)
    last = first + timedelta(days=20)
    return {
        "title": "Round of the North",
        "instrument": str(InstrumentFactory().pk),
        "mode": "each",
        "privacy": "confidential",
        **{f"opens_on_{part}": getattr(first, part) for part in ("day", "month", "year")},
        **{f"closes_on_{part}": getattr(last, part) for part in ("day", "month", "year")},
    }


def add_url(campaign) -> str:
    return reverse("assessments:add_organisations", args=[campaign.pk])


def list_url(campaign) -> str:
    return reverse("assessments:ask_listed_organisations", args=[campaign.pk])


def asked(campaign) -> set[str]:
    return set(campaign.asked.values_list("organisation__name", flat=True))


def test_a_regional_lead_sets_up_a_round_for_their_area(sign_in, regional_lead, region, facts):
    response = sign_in(regional_lead).post(CREATE, facts | {"area": region.pk})

    campaign = Campaign.objects.get()
    assert response.url == add_url(campaign)
    assert campaign.area == region


def test_a_round_for_somebody_elses_area_or_for_everybody_is_refused(sign_in, regional_lead, facts):
    elsewhere = OrganisationFactory(name="South", kind="region")

    for wrong in ({"area": elsewhere.pk}, {}, {"area": "nonsense"}):
        assert sign_in(regional_lead).post(CREATE, facts | wrong).status_code == 422
    assert not Campaign.objects.exists()


def test_an_administrators_round_is_for_the_whole_service(sign_in, administrator, region, facts):
    sign_in(administrator).post(CREATE, facts | {"area": region.pk})

    assert Campaign.objects.get().area is None


def test_viewers_set_up_nothing(sign_in, regional_viewer, national_viewer, facts):
    for viewer in (regional_viewer, national_viewer):
        assert sign_in(viewer).get(CREATE).status_code == 403
        assert sign_in(viewer).post(CREATE, facts).status_code == 403


def test_only_organisations_of_the_area_are_offered(sign_in, regional_lead, regional, trust, partner_trust):
    page = sign_in(regional_lead).get(add_url(regional)).content.decode()

    assert trust.name in page
    assert partner_trust.name not in page


def test_another_regions_organisation_posted_is_never_asked(
    sign_in, regional_lead, regional, trust, partner_trust
):
    client = sign_in(regional_lead)

    both = {"organisations": [trust.pk, partner_trust.pk]}
    assert client.post(add_url(regional), both).status_code == 422
    codes = f"{trust.code}\n{partner_trust.code}"
    response = client.post(list_url(regional), {"codes": codes})
    assert response.status_code == 422
    assert f"Line 2: {partner_trust.name}" in response.content.decode()
    assert asked(regional) == set()

    client.post(add_url(regional), {"all": "1"})
    assert partner_trust.name not in asked(regional)
    assert trust.name in asked(regional)


def test_who_belongs_there_is_decided_by_the_first_day(sign_in, regional_lead, regional, board, trust):
    """The trust moved away before the round; another is to come after its first day."""
    OrganisationParent.objects.filter(organisation=trust).update(
        valid_to=regional.first_day - timedelta(days=1)
    )
    later = OrganisationFactory(name="Later Trust")
    OrganisationParentFactory(
        organisation=later, parent=board, valid_from=regional.first_day + timedelta(days=1)
    )

    client = sign_in(regional_lead)

    for organisation in (trust, later):
        assert client.post(add_url(regional), {"organisations": [organisation.pk]}).status_code == 422
    assert asked(regional) == set()


def test_rounds_of_others_are_not_there(sign_in, regional_lead, campaign, trust, in_area):
    """Not even one that asks an organisation of the area."""
    in_area(trust)
    elsewhere = CampaignFactory(area=OrganisationFactory(kind="region"))
    client = sign_in(regional_lead)

    for other in (campaign, elsewhere):
        for url in (other.get_absolute_url(), add_url(other), list_url(other)):
            assert client.get(url).status_code == 404
            assert client.post(url).status_code in (404, 405)
    assert "Autumn round" not in client.get("/campaigns/").content.decode()


def test_a_lead_of_another_region_does_not_find_it(sign_in, regional):
    other = AreaRoleFactory(area=OrganisationFactory(kind="region"), role="regional_lead").person

    assert sign_in(other).get(regional.get_absolute_url()).status_code == 404


def test_a_regional_lead_who_belongs_to_an_asked_organisation_runs_nothing_of_it(
    sign_in, regional_lead, campaign, trust
):
    MembershipFactory(person=regional_lead, organisation=trust)
    client = sign_in(regional_lead)

    assert client.get(campaign.get_absolute_url()).status_code == 200
    assert client.post(add_url(campaign), {"all": "1"}).status_code == 403
    assert client.get(reverse("assessments:edit_campaign", args=[campaign.pk])).status_code == 403
    extension = reverse("assessments:extend_organisation", args=[campaign.pk, trust.pk])
    assert client.post(extension, {}).status_code == 403


def test_a_regional_lead_sees_rounded_numbers_and_nobody(sign_in, regional_lead, regional, trust, colleague):
    CampaignOrganisationFactory(campaign=regional, organisation=trust)

    main = BeautifulSoup(sign_in(regional_lead).get(regional.get_absolute_url()).content, "html.parser").main

    cells = [" ".join(cell.text.split()) for cell in main.select("tbody td")]
    assert cells[1:4] == ["Invited *", "Started 0", "Finished 0"]
    assert colleague.name not in main.text
    assert main.find("a", href=reverse("organisations:people", args=[trust.pk])) is None


class TestListOfCodes:
    def test_codes_in_any_form_are_asked(self, sign_in, administrator, campaign):
        for code in ("RX1", "RX2", "RX3"):
            OrganisationFactory(ods_code=code, local_id=None, name=f"Trust {code}")

        response = sign_in(administrator).post(
            list_url(campaign), {"codes": "\ufeffrx1; RX2\r\n\r\nRX3\tTrust RX3, in the north\nRX1"}
        )

        assert response.url == campaign.get_absolute_url()
        assert {"Trust RX1", "Trust RX2", "Trust RX3"} <= asked(campaign)

    def test_every_wrong_line_is_named_and_nothing_is_asked(self, sign_in, administrator, campaign):
        OrganisationFactory(ods_code="RX1", local_id=None, name="Here")
        OrganisationFactory(ods_code="RX2", local_id=None, name="Gone", closed_on=date(2020, 1, 1))

        response = sign_in(administrator).post(list_url(campaign), {"codes": "RX1\nRX9\nRX2"})

        page = BeautifulSoup(response.content, "html.parser")
        errors = page.select_one(".nhsuk-error-summary").text
        assert response.status_code == 422
        assert "Line 2: “RX9” is not a code in the register" in errors
        assert "Line 3: Gone (RX2) has closed" in errors
        assert page.textarea.text.split() == ["RX1", "RX9", "RX2"]
        assert asked(campaign) == {"Northmoor Hospitals"}

    def test_who_is_asked_already_is_passed_over_and_said(self, sign_in, administrator, campaign, trust):
        page = sign_in(administrator).post(list_url(campaign), {"codes": trust.code}, follow=True)

        assert "0 organisations are asked. 1 on the list was asked before." in page.content.decode()

    @pytest.mark.parametrize("codes", ["", " ;, \n", "a\0b", "X\n" * 60_000])
    def test_nonsense_is_refused(self, sign_in, administrator, campaign, codes):
        response = sign_in(administrator).post(list_url(campaign), {"codes": codes})

        assert response.status_code == 422


def test_a_regional_lead_finds_the_way_to_rounds_from_home(sign_in, regional_lead, regional_viewer):
    home = reverse("assessments:home")

    assert f'href="{CREATE}"' in sign_in(regional_lead).get(home).content.decode()
    assert f'href="{CREATE}"' not in sign_in(regional_viewer).get(home).content.decode()

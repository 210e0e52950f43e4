import pytest

from assessments.models import CampaignOrganisation, ChosenPartnership
from tests.factories import (
    AssessmentFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    MembershipFactory,
    ResponseFactory,
    UserFactory,
)

QUERIES = 22


def links(page) -> list[str]:
    return [link.find(string=True) for link in page.main.find_all("a")]


def test_an_open_round_that_is_not_begun_offers_to_start(sign_in, colleague, campaign, soup):
    client = sign_in(colleague)
    page = soup(client.get("/home/"))

    assert page.h1.get_text() == "What needs you now"
    assert page.h2.get_text(strip=True) == "Autumn round: Northmoor Hospitals"
    assert "You have not started yet." in page.main.get_text()
    assert client.post(page.main.form["action"]).status_code == 302


def test_a_round_under_way_goes_on_where_it_was_left(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("looking-outside"), {"SEA1": "4", "SEA2": "4", "SEA3": "4"})

    page = soup(client.get("/home/"))

    assert "About 15 minutes; 0 of 6 sections completed." in page.main.get_text()
    link = page.main.find("a", string="Continue where you left off")
    assert link["href"] == f"{sheets.page('looking-outside')}#question-SEA4"


def test_all_sent_says_thank_you_and_leads_to_results(sign_in, colleague, sheets, trust, partnership, soup):
    client = sign_in(colleague)
    for response in (sheets.own, sheets.partnership):
        client.post(sheets.page("submit", of=response))

    page = soup(client.get("/home/"))

    assert "All sent. Thank you." in page.main.get_text()
    results = {link["href"] for link in page.main.find_all("a") if "/results/" in link["href"]}
    assert results == {f"/results/organisations/{trust.pk}/", f"/results/partnerships/{partnership.pk}/"}


def test_a_result_says_with_whom_it_is_and_whether_its_round_is_open(
    sign_in, colleague, sheets, campaign, partnership, soup
):
    def groups() -> dict[str, str]:
        main = soup(client.get("/home/")).main
        return {
            " ".join(heading.get_text().split()): " ".join(heading.find_next("ul").get_text(" ").split())
            for heading in main.find_all("h3")
        }

    client = sign_in(colleague)
    client.post(sheets.page("submit", of=sheets.partnership))
    said = f"{partnership} With Eastvale Care"
    assert groups() == {"Partnerships in a round that is open now": said}

    ChosenPartnership.objects.all().delete()
    assert groups() == {"Partnerships of earlier rounds": said}


def test_a_lead_finds_the_organisations_result_without_having_answered(
    sign_in, manager, colleague, campaign, trust, soup
):
    address = f"/results/organisations/{trust.pk}/"

    assert soup(sign_in(manager).get("/home/")).main.find("a", href=address)
    assert not soup(sign_in(colleague).get("/home/")).main.find("a", href=address)


def test_a_lead_is_led_to_choosing_and_inviting_and_a_respondent_is_not(
    sign_in, manager, colleague, campaign, soup
):
    for_leads = {"Change the partnerships people are asked about", "Invite people to answer"}

    assert for_leads <= set(links(soup(sign_in(manager).get("/home/"))))
    assert not for_leads & set(links(soup(sign_in(colleague).get("/home/"))))


def test_a_lead_chooses_partnerships_before_anything_else(sign_in, manager, colleague, campaign, soup):
    CampaignOrganisation.objects.get().chosen.all().delete()

    page = soup(sign_in(manager).get("/home/"))

    assert "Nobody is asked about a partnership yet." in page.main.get_text()
    buttons = [button.find(string=True).strip() for button in page.main.select(".nhsuk-button")]
    assert buttons == ["Choose partnerships", "Start answering"]
    assert "Choose partnerships" not in links(soup(sign_in(colleague).get("/home/")))


def test_what_the_lead_added_is_the_next_step(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    for response in (sheets.own, sheets.partnership):
        client.post(sheets.page("submit", of=response))
    later = ChosenPartnershipFactory(campaign_organisation=CampaignOrganisation.objects.get()).partnership

    page = soup(client.get("/home/"))

    assert f"added something since you started: {later.name}." in page.main.get_text()
    assert page.main.find("a", string="See your task list")["href"] == sheets.assessment.get_absolute_url()


@pytest.mark.parametrize(
    ("seat", "words"),
    [
        ("colleague", "No round is open for you at the moment."),
        ("administrator", "Set up the service: add organisations"),
        ("newcomer", "You do not belong to an organisation yet."),
    ],
)
def test_with_nothing_to_answer_it_says_what_to_do(request, sign_in, seat, words, soup):
    page = soup(sign_in(request.getfixturevalue(seat)).get("/home/"))

    assert words in page.main.get_text()


def test_the_administrator_finds_what_sets_the_service_up(sign_in, administrator, colleague, soup):
    set_up = {"Add an organisation", "Set up a round"}

    assert set_up <= set(links(soup(sign_in(administrator).get("/home/"))))
    assert not set_up & set(links(soup(sign_in(colleague).get("/home/"))))


def test_closed_rounds_and_rounds_of_others_are_not_offered(
    sign_in, colleague, outsider, campaign, close, soup
):
    assert "Autumn round" in soup(sign_in(colleague).get("/home/")).main.get_text()
    assert "Autumn round" not in soup(sign_in(outsider).get("/home/")).main.get_text()

    close()

    assert "Autumn round" not in soup(sign_in(colleague).get("/home/")).main.get_text()


def test_signed_out_leads_to_signing_in(client, db):
    assert client.get("/home/").url == "/account/login/?next=/home/"


def test_other_methods_are_refused(sign_in, colleague):
    assert sign_in(colleague).post("/home/").status_code == 405


def test_the_number_of_queries_does_not_grow_with_rounds(
    sign_in, colleague, sheets, trust, django_assert_num_queries
):
    client = sign_in(colleague)
    client.get("/home/")
    with django_assert_num_queries(QUERIES):
        client.get("/home/")
    for _ in range(2):
        asking = CampaignOrganisationFactory(campaign=CampaignFactory())
        MembershipFactory(person=colleague, organisation=asking.organisation)
        chosen = ChosenPartnershipFactory(campaign_organisation=asking)
        assessment = AssessmentFactory(
            campaign=asking.campaign, person=colleague, organisation=asking.organisation
        )
        ResponseFactory(assessment=assessment, partnership=chosen.partnership, answers={"F1": 2})

    with django_assert_num_queries(QUERIES):
        client.get("/home/")


@pytest.fixture
def newcomer(db):
    return UserFactory()

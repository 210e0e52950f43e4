from assessments.enums import AskedFor
from assessments.models import CampaignOrganisation, SectionState
from tests.factories import ChosenPartnershipFactory, ResponseFactory

QUERIES = 16


def statuses(page) -> list[str]:
    return [tag.get_text(strip=True) for tag in page.select(".nhsuk-task-list__status")]


def titles(page) -> list[str]:
    return [heading.get_text(strip=True) for heading in page.select("h2.nhsuk-heading-m")][:3]


def task(page, title: str, group: int = 0):
    """The list item of a task, in the group'th group that has one of this title."""
    names = page.select(".nhsuk-task-list__name-and-hint")
    return [name.parent for name in names if name.find().get_text(strip=True) == title][group]


def test_feature_05_shows_each_part_and_level_in_groups(sign_in, colleague, sheets, soup):
    page = soup(sign_in(colleague).get(sheets.assessment.get_absolute_url()))

    assert page.h1.get_text() == "Autumn round: your part"
    assert titles(page) == [
        "Before you start",
        "About Northmoor Hospitals",
        "Shared record: your partnership with Eastvale Care",
    ]
    tasks = [link.get_text(strip=True) for link in page.select(".nhsuk-task-list__link")]
    assert tasks == [
        "Your role",
        "How your organisation learns",
        "What surrounds your organisation",
        "About you",
        "Check and send",
        "How the partnership began and how it is set up",
        "Working together",
        "Background",
        "Check and send",
    ]
    assert set(statuses(page)) == {"Not started"}


def test_feature_05_statuses_are_counted_from_the_database_after_every_action(
    sign_in, colleague, sheets, soup
):
    client = sign_in(colleague)
    address = sheets.assessment.get_absolute_url()

    def now():
        page = soup(client.get(address))
        return [
            task(page, name).select_one(".nhsuk-task-list__status").get_text(strip=True) for name in sections
        ]

    sections = ["How your organisation learns", "What surrounds your organisation", "Working together"]
    assert now() == ["Not started"] * 3

    client.post(sheets.page("looking-outside"), {"SEA1": "4"})
    assert now() == ["In progress", "Not started", "Not started"]
    assert "1 of 15 answered" in task(soup(client.get(address)), sections[0]).get_text()

    client.post(sheets.page("keeping-knowledge"), {"section_completed": "yes"})
    assert now() == ["Completed", "Not started", "Not started"]

    client.post(sheets.page("keeping-knowledge"), {"section_completed": "no"})
    assert now() == ["In progress", "Not started", "Not started"]

    client.post(sheets.page("policy"), {"note_POL1": "Ask Jo."})
    assert now() == ["In progress", "In progress", "Not started"]

    client.post(sheets.page("submit"))
    page = soup(client.get(address))
    assert now() == ["Sent", "Sent", "Not started"]
    assert sorted(set(statuses(page))) == ["Not started", "Sent"]
    assert "reference ECO-" in task(page, "Check and send").get_text()


def test_feature_23_fixed_estimate_and_progress_in_words(sign_in, colleague, sheets):
    SectionState.objects.create(response=sheets.own, section="macro", completed=True)

    text = sign_in(colleague).get(sheets.assessment.get_absolute_url()).content.decode()

    # 41 + 36 questions of 7.5 seconds and 4 minutes, rounded up to five.
    assert "About 15 minutes; 1 of 6 sections completed." in text


def test_feature_01_the_journey_opens_at_the_first_question_without_an_answer(
    sign_in, colleague, sheets, soup
):
    client = sign_in(colleague)
    client.post(sheets.page("looking-outside/save"), {"SEA1": "4"})
    client.post(sheets.page("looking-outside/save"), {"SEA2": "DK"})
    client.logout()

    page = soup(sign_in(colleague).get(sheets.assessment.get_absolute_url()))

    link = page.find("a", string="Continue where you left off")
    assert link["href"] == f"{sheets.page('looking-outside')}#question-SEA3"
    there = soup(client.get(link["href"]))
    assert there.find(id="question-SEA3")
    assert there.find("input", {"name": "SEA1", "value": "4"}).has_attr("checked")


def test_who_sees_what_and_from_how_many_people_stands_before_the_first_statement(sign_in, colleague, sheets):
    address = sheets.assessment.get_absolute_url()
    text = sign_in(colleague).get(address).content.decode()

    assert "from 2 people on, everything else from 5 people on" in " ".join(text.split())
    assert "team view" not in text

    CampaignOrganisation.objects.update(team_view=True)
    assert "from 3 people on" in " ".join(sign_in(colleague).get(address).content.decode().split())


def test_a_partnership_chosen_later_can_be_added(sign_in, colleague, sheets, soup):
    asking = CampaignOrganisation.objects.get()
    later = ChosenPartnershipFactory(campaign_organisation=asking).partnership
    client = sign_in(colleague)
    address = sheets.assessment.get_absolute_url()

    page = soup(client.get(address))
    assert f"added something since you started: {later.name}." in page.get_text()
    form = page.find("button", string=lambda text: text and "Add to my list" in text).parent
    assert client.post(form["action"]).url == address

    after = soup(client.get(address))
    assert "added something" not in after.get_text()
    assert sheets.assessment.responses.filter(partnership=later).exists()


def test_a_partnership_asked_no_longer_goes_unless_it_was_sent(sign_in, colleague, sheets, soup):
    asking = CampaignOrganisation.objects.get()
    address = sheets.assessment.get_absolute_url()
    asking.chosen.all().delete()
    assert "Shared record" not in soup(sign_in(colleague).get(address)).get_text()

    sign_in(colleague).post(sheets.page("submit", of=sheets.partnership))

    assert "Shared record" in soup(sign_in(colleague).get(address)).get_text()


def test_only_partnerships_are_asked_of_a_partner(
    sign_in, partner, partner_trust, campaign, partnership, soup
):
    from tests.factories import CampaignOrganisationFactory

    asking = CampaignOrganisationFactory(
        campaign=campaign, organisation=partner_trust, asked_for=AskedFor.PARTNERSHIPS_ONLY
    )
    ChosenPartnershipFactory(campaign_organisation=asking, partnership=partnership)
    client = sign_in(partner)

    reply = client.post(f"/campaigns/{campaign.pk}/organisations/{partner_trust.pk}/start/", follow=True)

    assert titles(soup(reply))[:2] == [
        "Before you start",
        "Shared record: your partnership with Northmoor Hospitals",
    ]


def test_after_the_round_drafts_are_readable_and_nothing_can_be_opened(
    sign_in, colleague, sheets, close, soup
):
    sign_in(colleague).post(sheets.page("looking-outside"), {"SEA1": "5"})
    close()
    client = sign_in(colleague)

    page = soup(client.get(sheets.assessment.get_absolute_url()))

    assert "This round has closed" in page.get_text()
    assert not page.find("a", string="Continue where you left off")
    link = task(page, "How your organisation learns").find("a")
    assert link["href"] == f"{sheets.page('check')}#section-organisational"
    assert "Strongly agree" in soup(client.get(link["href"])).get_text()


def test_everything_sent_says_so_by_having_no_next_step(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("submit"))
    page = soup(client.get(sheets.assessment.get_absolute_url()))
    assert page.find("a", string="Start")

    client.post(sheets.page("submit", of=sheets.partnership))

    page = soup(client.get(sheets.assessment.get_absolute_url()))
    assert not page.find("a", string="Start")
    assert "6 of 6 sections completed" in page.get_text()


def test_nobody_else_finds_it(sign_in, manager, outsider, administrator, sheets):
    for other in (manager, outsider, administrator):
        assert sign_in(other).get(sheets.assessment.get_absolute_url()).status_code == 404


def test_who_has_left_the_organisation_finds_it_no_longer(sign_in, colleague, sheets):
    colleague.memberships.all().delete()

    assert sign_in(colleague).get(sheets.assessment.get_absolute_url()).status_code == 404


def test_other_methods_are_refused(sign_in, colleague, sheets):
    assert sign_in(colleague).post(sheets.assessment.get_absolute_url()).status_code == 405


def test_the_number_of_queries_does_not_grow_with_partnerships(
    sign_in, colleague, sheets, django_assert_num_queries
):
    client = sign_in(colleague)
    client.get("/home/")
    with django_assert_num_queries(QUERIES):
        client.get(sheets.assessment.get_absolute_url())
    asking = CampaignOrganisation.objects.get()
    for _ in range(2):
        chosen = ChosenPartnershipFactory(campaign_organisation=asking)
        ResponseFactory(assessment=sheets.assessment, partnership=chosen.partnership, answers={"F1": 3})

    with django_assert_num_queries(QUERIES):
        client.get(sheets.assessment.get_absolute_url())

"""One partnership's result, as one side sees it. Numbers in names are those of the feature list."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from models_engine import load_instrument
from tests.factories import CampaignOrganisationFactory, ChosenPartnershipFactory, ResponseFactory
from tests.factories.sides import send, sheet_answers

pytestmark = pytest.mark.django_db

AXIS_ITEMS = [item.code for axis in load_instrument().axes for item in axis.items]
FORMAL_EXTERNAL = dict(zip(AXIS_ITEMS, [5, 4, 5, 4, 5, 1, 5, 2, 5, 2, 1, 4], strict=True))
INFORMAL_INTERNAL = dict(zip(AXIS_ITEMS, [1, 2, 1, 1, 1, 5, 1, 5, 1, 1, 1, 5], strict=True))


def full(**changed):
    return sheet_answers(**{**FORMAL_EXTERNAL, **changed})


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_result", args=[partnership.pk])


@pytest.fixture
def see(client, url):
    """`see(person)` is the main part of the page as that person sees it."""

    def seen(person, address=url, status=200):
        client.force_login(person)
        response = client.get(address)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser").find("main")

    return seen


@pytest.fixture
def asked(campaign, trust):
    return campaign.asked.get(organisation=trust)


def team(campaign, trust, partnership, people, **changed):
    for _ in range(people):
        send(campaign, trust, partnership=partnership, answers=full(**changed))


def words(element):
    return " ".join(element.get_text(" ").split())


def card(main, code):
    return main.find(id=f"factor-{code}")


def finding(main):
    caption = main.find("figcaption")
    return words(caption) if caption else None


def test_the_contents_lead_to_every_section_by_its_heading(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 7)

    main = see(manager)

    links = {words(link): link["href"][1:] for link in main.find("nav").find_all("a")}
    assert list(links.values()) == ["place", "history", "working-together", "around", "talk", "next"]
    assert {heading: words(main.find(id=anchor)) for heading, anchor in links.items()} == {
        heading: heading for heading in links
    }


def test_the_finding_stands_first_and_says_what_the_engine_says(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 7)

    main = see(manager)

    assert main.find("h1").get_text() == "Shared record"
    assert finding(main) == (
        "People here place this partnership as formal and started by others; "
        "today it is mostly driven by the partners themselves. 7 people answered."
    )
    assert words(main).index("People here place") < words(main).index("How the partners work together")
    assert "Mandated partnership" in words(main.find(id="place"))


def test_people_who_said_too_little_for_a_place_are_not_counted_as_its_authors(
    see, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 5)
    team(campaign, trust, partnership, 1, **dict.fromkeys(AXIS_ITEMS, "DK"))

    assert finding(see(manager)).endswith(" 5 of the 6 people who answered said enough for a place.")


def test_history_and_today_are_told_apart(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 5)

    text = words(see(manager))

    assert "Started by others: 92 out of 100. This is history and does not change." in text
    assert "Mostly driven by the partners themselves: 25 out of 100. This can change." in text


def test_a_colleague_who_answered_sees_the_team(see, colleague, campaign, trust, partnership):
    team(campaign, trust, partnership, 5)
    send(campaign, trust, colleague, partnership, answers=full())

    assert "6 people answered." in finding(see(colleague))


def test_a_colleague_who_has_not_answered_sees_no_result(see, colleague, campaign, trust, partnership):
    team(campaign, trust, partnership, 12)

    main = see(colleague)

    assert "You have not sent answers in this round" in words(main)
    assert main.find("figure") is None
    assert main.find(class_="app-factor__number") is None


def test_another_trust_and_the_administrator_find_nothing(see, outsider, administrator, campaign):
    see(outsider, status=404)
    see(administrator, status=404)


def test_only_reading_is_possible(client, url, manager, campaign):
    client.force_login(manager)

    assert client.post(url).status_code == 405


@pytest.mark.parametrize("parameter", ["campaign", "side"])
@pytest.mark.parametrize("value", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_round_or_side_is_not_found(see, url, manager, campaign, parameter, value):
    see(manager, f"{url}?{parameter}={value}", status=404)


def test_a_foreign_side_is_not_found(see, url, manager, campaign, partner_trust):
    see(manager, f"{url}?side={partner_trust.pk}", status=404)


def test_a_partnership_no_round_asked_about_says_so(see, manager, partnership):
    assert "No round has asked people at Northmoor Hospitals" in words(see(manager))


def test_a_round_the_reader_answered_comes_before_a_later_one_of_colleagues(
    see, colleague, campaign, trust, partnership
):
    later = CampaignOrganisationFactory(organisation=trust, campaign__title="Later round")
    ChosenPartnershipFactory(campaign_organisation=later, partnership=partnership)
    team(later.campaign, trust, partnership, 5)
    assert "Later round" in words(see(colleague).find(class_="nhsuk-caption-l"))

    send(campaign, trust, colleague, partnership, answers=full())

    assert "Autumn round" in words(see(colleague).find(class_="nhsuk-caption-l"))


def test_the_latest_round_with_own_answers_comes_first_and_others_can_be_chosen(
    see, url, manager, campaign, trust, partnership
):
    later = CampaignOrganisationFactory(organisation=trust, campaign__title="Later round")
    ChosenPartnershipFactory(campaign_organisation=later, partnership=partnership)
    team(campaign, trust, partnership, 2)

    assert "Autumn round" in words(see(manager).find(class_="nhsuk-caption-l"))
    chosen = see(manager, f"{url}?campaign={later.campaign.pk}")
    assert "Later round" in words(chosen.find(class_="nhsuk-caption-l"))
    assert finding(chosen) is None


def test_who_belongs_to_both_sides_chooses_and_sees_one_at_a_time(
    see, url, manager, campaign, trust, partner_trust, partnership
):
    manager.memberships.create(organisation=partner_trust, role="lead")
    partner_asked = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    ChosenPartnershipFactory(campaign_organisation=partner_asked, partnership=partnership)
    team(campaign, trust, partnership, 5)
    for _ in range(5):
        send(campaign, partner_trust, partnership=partnership, answers=full(**INFORMAL_INTERNAL))

    assert "formal and started by others" in finding(see(manager, f"{url}?side={trust.pk}"))
    assert "informal, started and still mostly driven by the partners" in finding(
        see(manager, f"{url}?side={partner_trust.pk}")
    )


def test_nothing_of_the_partners_side_is_shown(
    client, url, manager, campaign, trust, partner_trust, partnership
):
    team(campaign, trust, partnership, 6)
    client.force_login(manager)
    before = main_of(client, url)

    partner_asked = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    ChosenPartnershipFactory(campaign_organisation=partner_asked, partnership=partnership)
    for _ in range(12):
        send(campaign, partner_trust, partnership=partnership, answers=full(**INFORMAL_INTERNAL, REC1=1))

    assert main_of(client, url) == before


def test_a_reopened_draft_does_not_change_the_result(client, url, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 4)
    sent = send(campaign, trust, partnership=partnership, answers=full())
    client.force_login(manager)
    before = main_of(client, url)

    ResponseFactory(
        assessment=sent.assessment, partnership=partnership, version=2, answers=full(**INFORMAL_INTERNAL)
    )

    assert main_of(client, url) == before


def main_of(client, url):
    return re.search(rb"<main.*</main>", client.get(url).content, re.DOTALL).group()


def test_answers_whose_sender_nobody_confirmed_count_and_are_named(
    see, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 4)
    unconfirmed = send(campaign, trust, partnership=partnership, answers=full())
    unconfirmed.assessment.person.memberships.update(identity_verified=False)

    main = see(manager)

    assert "1 person among them answered by a link, identity not verified" in words(main)
    assert "5 people answered." in finding(main)


# Minimum numbers: sides of 1, 2, 3, 4, 6 and 12 people.


@pytest.mark.parametrize("people", [1, 2, 3, 4, 6, 12])
def test_42_what_a_lead_sees_grows_with_the_number_of_people(
    see, manager, campaign, trust, partnership, people
):
    team(campaign, trust, partnership, people)

    main = see(manager)

    assert (finding(main) is not None) is (people >= 2)
    assert bool(card(main, "REC").find(class_="app-factor__number")) is (people >= 5)
    assert ("An interval is shown from 8 people" in words(main)) is (2 <= people < 8)
    if people < 5:
        assert f"Your team's result needs answers from 5 people; so far {max(people, 1)}" in words(
            card(main, "REC")
        )


@pytest.mark.parametrize("people", [1, 2, 3, 4, 6, 12])
def test_until_then_a_person_sees_the_result_of_their_own_answers(
    see, colleague, campaign, trust, partnership, people
):
    send(
        campaign,
        trust,
        colleague,
        partnership,
        answers=full(**INFORMAL_INTERNAL, REC1=1, REC2=1, REC3=1, REC4=5),
    )
    team(campaign, trust, partnership, people - 1)

    main = see(colleague)

    own_place = "Your own answers place this partnership as informal" in finding(main)
    assert own_place is (people == 1)
    rec = words(card(main, "REC"))
    assert ("1.0 of 5 from your own answers" in rec) is (people < 5)
    assert ("from your own answers" in rec) is (people < 5)


@pytest.mark.parametrize(("people", "shown"), [(2, False), (3, True), (4, True), (5, True)])
def test_the_team_view_shows_how_three_or_four_people_answered_without_a_mean(
    see, manager, campaign, trust, partnership, asked, people, shown
):
    team(campaign, trust, partnership, people)
    asked.team_view = True
    asked.save()

    rec = card(see(manager), "REC")

    assert bool(rec.find(class_="app-factor__distribution")) is shown
    assert bool(rec.find(class_="app-factor__number")) is (people >= 5)
    assert bool(rec.find(class_="app-bar")) is (people >= 5)


def test_without_the_team_view_three_people_are_not_shown(see, manager, campaign, trust, partnership, asked):
    team(campaign, trust, partnership, 3)

    assert asked.team_view is False
    assert card(see(manager), "REC").find(class_="app-factor__distribution") is None


def test_people_without_a_score_do_not_count_towards_the_minimum(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 4)
    team(campaign, trust, partnership, 3, REC1="DK", REC2="DK")

    main = see(manager)

    assert card(main, "REC").find(class_="app-factor__number") is None
    assert card(main, "COO").find(class_="app-factor__number") is not None


def test_39_under_the_minimum_of_answers_no_point_is_drawn_and_the_page_says_what_is_missing(
    see, colleague, campaign, trust, partnership
):
    send(campaign, trust, colleague, partnership, answers={"F1": 5, "F2": 5, "F3": "DK", "O1": 5})

    main = see(colleague)

    assert main.find("figure") is None
    assert "Needed: 2 more about formality and 2 more about origin" in words(main)


def test_39_between_is_said_where_the_place_is_mixed(see, colleague, campaign, trust, partnership):
    mixed = {"O1": 3, "O2": 3, "O3": 3, "O4": 3, "O5": 3, "O6": 3}
    send(campaign, trust, colleague, partnership, answers=full(**mixed))

    heading = words(see(colleague).find(id="place"))

    assert heading == "Between Chosen alliance and Mandated partnership"


def test_39_a_name_needs_the_whole_interval(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 6)
    team(campaign, trust, partnership, 4, **INFORMAL_INTERNAL)

    main = see(manager)

    assert words(main.find(id="place")).startswith("Between") or "between all four" in words(
        main.find(id="place")
    )
    assert "between “" in words(main)


def test_40_bands_are_words_with_a_number_n_and_the_share_of_dont_know(
    see, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 5, REC1="DK", REC2=4, REC3=4, REC4=2)

    rec = card(see(manager), "REC")

    assert words(rec.find(class_="nhsuk-tag")) == "strength: protect"
    assert words(rec.find(class_="app-factor__number")) == "4.00 of 5"
    assert "from 5 people" in words(rec)
    assert "Don't know: 25% of answers. That many people cannot see this" in words(rec)


def test_41_a_factor_without_enough_answers_says_so_beside_the_counts(
    see, colleague, campaign, trust, partnership
):
    send(campaign, trust, colleague, partnership, answers=full(REC1="DK", REC2="DK"))

    rec = words(card(see(colleague), "REC"))

    assert "You gave too few answers here for a number" in rec
    assert "Don't know: 50% of answers" in rec


def test_42_a_mean_stands_beside_its_spread(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 3, REC4=2)
    team(campaign, trust, partnership, 3, REC1=2, REC2=2, REC3=2, REC4=4)

    rec = card(see(manager), "REC")

    assert "On average, people are 1.0 points away from the mean." in words(rec)
    assert len(rec.find_all(class_="app-bar__person")) == 6


def test_42_how_two_people_lie_apart_is_said_in_words(see, manager, campaign, trust, partnership):
    """The ends of the spread would be their own numbers."""
    team(campaign, trust, partnership, 1, F1=1, F2=1, F3=1, F4=1, F5=1, F6=5)
    team(campaign, trust, partnership, 1)

    main = see(manager)

    assert "Their own placings lie apart on formality and close together on origin." in words(main)
    assert "placings run" not in words(main)

    team(campaign, trust, partnership, 1)
    assert "Their own placings run from 0 to" in words(see(manager))


def test_42_where_views_differ_the_distribution_stands_first(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 3, REC1=5, REC2=5, REC3=5, REC4=1)
    team(campaign, trust, partnership, 3, REC1=1, REC2=1, REC3=1, REC4=5)

    rec = card(see(manager), "REC")

    assert words(rec.find(class_="nhsuk-tag")) == "views differ"
    assert "People here see this differently" in words(rec)
    distribution, bar = rec.find(class_="app-factor__distribution"), rec.find(class_="app-bar")
    assert [words(line) for line in distribution.find_all("li")] == [
        "●●● 3 people: needs attention",
        "●●● 3 people: strength: protect",
    ]
    assert bar in distribution.find_all_next()


def test_statements_stand_beside_the_mean_where_they_make_it_up(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 5, PRX1=5, PRX2=1)

    main = see(manager)

    lines = {words(line.dt): words(line.dd) for line in card(main, "PRX").select(".app-factor__items > div")}
    instrument = load_instrument()
    assert lines[instrument.item("PRX1").text] == "mean 5.0 of 5, 5 people"
    assert lines[instrument.item("PRX2").text] == "mean 1.0 of 5, 5 people"
    assert card(main, "REC").find(class_="app-factor__items") is None


def test_shared_factors_come_from_the_same_persons_two_sheets(see, colleague, campaign, trust, partnership):
    own = sheet_answers("organisation", value=2, MAN1=5, MAN2=5, MAN4=5)
    send(campaign, trust, colleague, answers=own)
    send(campaign, trust, colleague, partnership, answers=full(MAN3=5))

    man = words(card(see(colleague), "MAN"))

    assert "4.00 of 5" in man  # (5 + 5 + 1 + 5) / 4: MAN3 is turned round


def test_the_short_form_shows_single_statements_and_says_that_they_err(
    see, manager, campaign, trust, partnership, asked
):
    asked.chosen.update(sheet="partnership_pulse")
    for _ in range(5):
        send(
            campaign,
            trust,
            partnership=partnership,
            answers=sheet_answers("partnership_pulse", **FORMAL_EXTERNAL, REC1=5),
            sheet="partnership_pulse",
        )

    main = see(manager)

    assert "Single statements have a wide error" in words(main)
    assert "Mean 5.0 of 5, 5 people Strongly agree 5" in words(main)
    assert main.find(class_="app-factor") is None
    assert "formal and started by others" in finding(main)


def test_the_table_the_picture_and_the_specification_have_the_same_numbers(
    client, url, manager, campaign, trust, partnership
):
    team(campaign, trust, partnership, 5)
    client.force_login(manager)
    response = client.get(url)
    main = BeautifulSoup(response.content, "html.parser").find("main")

    trace = response.context["chart"].figure["data"][0]
    cells = [words(cell) for cell in main.select("figure tbody td")]
    assert cells[2].endswith(f"{trace['y'][0]:.0f}")
    assert cells[3].endswith(f"{trace['x'][0]:.0f}")
    assert main.select_one("figure svg circle.app-spectrum__place")["cx"] == str(
        response.context["chart"].drawing["marks"][0]["x"]
    )


@pytest.mark.parametrize("people", [20, 500])
def test_a_result_takes_the_same_queries_for_20_and_for_500_people(
    client, url, manager, campaign, trust, partnership, people, django_assert_num_queries
):
    many(campaign, trust, partnership, people)
    client.force_login(manager)

    with django_assert_num_queries(QUERIES):
        assert f"{people} people answered" in client.get(url).content.decode()


QUERIES = 18


def many(campaign, trust, partnership, people):
    """A large side, written at once."""
    from django.utils import timezone

    from accounts.models import User
    from assessments.models import Answer, Assessment, Response

    persons = User.objects.bulk_create(
        User(email=f"many-{n}@example.org", name=f"N {n}") for n in range(people)
    )
    assessments = Assessment.objects.bulk_create(
        Assessment(campaign=campaign, organisation=trust, person=person) for person in persons
    )
    responses = Response.objects.bulk_create(
        Response(
            assessment=assessment,
            partnership=partnership,
            sheet="partnership",
            status="submitted",
            submitted_at=timezone.now(),
            reference=f"MANY-{number}",
        )
        for number, assessment in enumerate(assessments)
    )
    Answer.objects.bulk_create(
        Answer(response=response, question=code, kind="value", value=value)
        for response in responses
        for code, value in full().items()
    )


def test_whom_nobody_confirmed_is_told_why_they_see_only_their_own(
    see, colleague, campaign, trust, partnership
):
    team(campaign, trust, partnership, 6)
    send(campaign, trust, colleague, partnership, answers=full())
    colleague.memberships.update(identity_verified=False)

    main = see(colleague)

    assert "from your own answers. Your team's result opens when somebody" in words(card(main, "REC"))
    assert "A partner invited you" in words(main)
    assert finding(main).startswith("Your own answers")

"""What moves a partnership, as one side sees it. Numbers in names are those of the feature list."""

import pytest
from django.urls import reverse

from tests.factories import CampaignOrganisationFactory, ChosenPartnershipFactory
from tests.factories.sides import moved_by, placed_answers, send
from tests.reading import words

pytestmark = pytest.mark.django_db

LANES = {"DT": "MAN POL", "DM": "MAN", "DC": "GOV MAN", "DE": "REC"}


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_moves", args=[partnership.pk])


@pytest.fixture
def see(look, url, version_2):
    return lambda person: look(person, url)


@pytest.fixture
def moved(campaign, trust, partnership):
    """`moved(people, **answers)`: so many colleagues, each new, send a sheet with these answers to the section."""

    def send_all(people: int, **answers) -> None:
        for _ in range(people):
            given = placed_answers(REC1=5, REC2=5, REC3=5, REC4=1) | moved_by(**{**LANES, **answers})
            send(campaign, trust, partnership=partnership, answers=given)

    return send_all


def lanes(main) -> dict[str, str]:
    return {
        words(lane.find("h2")): " / ".join(words(line) for line in lane.select("li"))
        for lane in main.select(".app-lanes__lane")
    }


def test_the_four_lanes_name_each_condition_with_its_level_state_and_people(see, manager, moved):
    moved(7)

    assert lanes(see(manager)) == {
        "Started by": (
            "National policy, money or standards Macro not clear 7 of 7 people / "
            "A national or regional programme that requires it Macro not clear 7 of 7 people / "
            "Each side knows and values what the other is good at Interorganisational"
        ),
        "Required by": "A national or regional programme that requires it Macro not clear 7 of 7 people",
        "Steered by": (
            "A national or regional programme that requires it Macro not clear 7 of 7 people / "
            "Joint rules, a written agreement or a board Interorganisational working 7 of 7 people"
        ),
        "Kept going by rests on one thing": (
            "Each side knows and values what the other is good at Interorganisational working 7 of 7 people"
        ),
    }


def test_the_finding_stands_first_and_the_table_has_the_same_rows(see, manager, moved):
    moved(7)

    main = see(manager)

    assert words(main.find(class_="nhsuk-lede-text")) == (
        "What keeps it going rests on one thing: “Each side knows and values what the other is good at”."
    )
    table = main.find(id="table").find_next("table")
    rows = [[words(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    assert len(rows) == sum(len(lane.select("li")) for lane in main.select(".app-lanes__lane"))
    assert rows[-1] == [
        "Lane Kept going by",
        "Condition Each side knows and values what the other is good at",
        "Level Interorganisational",
        "Named by 7 of 7 people",
        "Answers 5.0",
        "State working",
    ]


def test_what_would_remain_without_the_requirement(see, manager, moved):
    moved(7)

    sentences = [words(line) for line in see(manager).find(id="without").find_next("ul").select("li")]

    assert sentences[0].startswith("With it would go: “National policy, money or standards”")
    assert "Kept going by: “Each side knows and values what the other is good at” would remain." in sentences


def test_the_next_step_names_what_is_there_and_who_can_act(see, manager, moved):
    moved(7, G1="informal", G2="now", W2=2)

    main = see(manager)

    step = main.find(id="next-step")
    assert words(step.find_next("p")) == (
        "In a year, people here want it to be informal and driven as it is now."
    )
    rows = {
        words(row.select("td")[0]).removeprefix("Condition "): [words(cell) for cell in row.select("td")[1:]]
        for row in step.find_next("table").select("tbody tr")
    }
    assert rows["It would go on if two key people left"] == [
        "Needed 3.5 or more",
        "Now 2.0",
        "State not there yet",
        "Who can act Both partners",
    ]


def test_the_picture_has_marks_for_the_beginning_now_and_the_wish(see, manager, moved):
    moved(7, B1="informal", G1="informal", G2="internal")

    main = see(manager)

    assert main.select_one("svg .app-spectrum__place")
    assert main.select_one("svg .app-spectrum__beginning")
    assert main.select_one("svg .app-spectrum__wish")
    names = [words(row.select("td")[0]) for row in main.select("figure tbody tr")]
    assert names == [
        "Partnership Shared record",
        "Partnership How it began",
        "Partnership Where people want it",
    ]


@pytest.mark.parametrize("people", [1, 2, 3, 4, 6, 12])
def test_every_number_of_people_gets_a_page_that_says_something(see, manager, moved, people):
    moved(people)

    main = see(manager)

    counted = "of " in "".join(words(line) for line in main.select(".app-lanes__count"))
    assert counted == (people >= 3)
    if people == 1:
        assert not main.select(".app-lanes__lane")
        assert "too few answers" in words(main)
    else:
        assert len(main.select(".app-lanes__lane")) == 4
        assert f"From {people} people who answered this part." in words(main)


def test_who_answered_alone_sees_their_own_lanes(see, campaign, trust, partnership, colleague):
    send(campaign, trust, colleague, partnership, placed_answers() | moved_by(**LANES, G1="formal"))

    main = see(colleague)

    assert "These are your own answers alone." in words(main)
    assert "you want it to be formal" in words(main)
    assert not main.select(".app-lanes__count")


def test_two_people_are_not_counted_apart(see, manager, moved):
    moved(1, DE="REC")
    moved(1, DE="IMO")

    assert "1 of 2" not in words(see(manager))


def test_a_round_with_version_1_says_why_there_are_no_lanes(look, url, manager, campaign, trust, partnership):
    send(campaign, trust, partnership=partnership, answers=placed_answers())

    assert "Version 1 of the questionnaire did not ask" in words(look(manager, url))


def test_the_short_form_says_why_there_are_no_lanes(see, manager, campaign, trust, partnership):
    campaign.asked.get(organisation=trust).chosen.update(sheet="partnership_pulse")

    assert "short form" in words(see(manager))


def test_without_a_round_the_page_leads_to_the_partnership(look, url, manager, partnership):
    assert "No round has asked" in words(look(manager, url))


def test_a_partners_answers_do_not_show(see, manager, campaign, partner_trust, partnership, moved):
    asked = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)
    moved(7)
    before = see(manager)
    for _ in range(7):
        send(
            campaign,
            partner_trust,
            partnership=partnership,
            answers=placed_answers() | moved_by(DE="XMO", G1="informal"),
        )

    assert words(see(manager)) == words(before)

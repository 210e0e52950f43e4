"""How a partnership has moved over rounds. Numbers in names are those of the feature list."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import CampaignOrganisation
from assessments.services.store_results import store_all_results
from models_engine import load_instrument
from organisations.models import Succession
from tests.factories import (
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.factories.sides import moved_by, placed_answers, send
from tests.reading import words

pytestmark = pytest.mark.django_db
FORMALITY = ["F1", "F2", "F3", "F4", "F5"]


def set_up(value: int, reverse_value: int | None = None) -> dict:
    """Answers that put formality at (value - 1) × 25: F6 is reversed."""
    return dict.fromkeys(FORMALITY, value) | {"F6": 6 - value if reverse_value is None else reverse_value}


class Rounds:
    """Rounds of one partnership, half a year apart, the last one open; `people` are the trust's, round after round."""

    def __init__(self, last, trust, partnership):
        self.trust, self.partnership, self.campaigns = trust, partnership, [last]
        self.people = []

    def before(self, title: str, version: int = 2):
        """One more round, half a year before the earliest."""
        opens = self.campaigns[0].opens_at - timedelta(days=180)
        campaign = CampaignFactory(
            title=title, instrument__version=version, opens_at=opens, closes_at=opens + timedelta(days=40)
        )
        self.ask(campaign, self.trust)
        self.campaigns.insert(0, campaign)
        return campaign

    def ask(self, campaign, organisation):
        asked = CampaignOrganisationFactory(campaign=campaign, organisation=organisation)
        ChosenPartnershipFactory(campaign_organisation=asked, partnership=self.partnership)

    def person(self, number: int):
        while len(self.people) <= number:
            person = UserFactory()
            MembershipFactory(person=person, organisation=self.trust)
            self.people.append(person)
        return self.people[number]

    def answer(self, campaign, values, first: int = 0, **changed) -> None:
        """The people from `first` on, one for each value: where each puts formality, from 1 to 5."""
        for number, value in enumerate(values, first):
            answers = placed_answers(**set_up(value), **changed)
            send(campaign, self.trust, self.person(number), partnership=self.partnership, answers=answers)


@pytest.fixture
def rounds(campaign, version_2, trust, partnership):
    return Rounds(campaign, trust, partnership)


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_movement", args=[partnership.pk])


@pytest.fixture
def see(look, url, version_2):
    return lambda person: look(person, url)


def table(main, caption: str) -> list[list[str]]:
    """The rows of the table with this caption, without the heads that stand in the cells on a narrow screen."""
    found = next(one for one in main.select("table") if caption in words(one.find("caption")))
    for hidden in found.select("[aria-hidden]"):
        hidden.extract()
    return [[words(cell) for cell in row.select("td")] for row in found.select("tbody tr")]


def steps(main) -> dict[tuple[str, str], list[str]]:
    return {(row[0], row[2]): row[3:] for row in table(main, "What changed")}


def test_one_round_says_what_will_stand_here(see, manager, rounds):
    rounds.answer(rounds.campaigns[0], [4] * 5)

    main = see(manager)

    assert "After the next round, its path will stand here" in words(main)
    assert [row[1] for row in table(main, "Where it stood")] == ["Autumn round"]
    assert not main.select(".app-spectrum__arrow")


def test_feature_h3_the_same_people_moved_by_more_than_chance(see, manager, rounds):
    """Everybody goes from 4, 4, 5, 5, 4 to one lower: -25 of 100 each, without any error."""
    spring = rounds.before("Spring round")
    rounds.answer(spring, [4, 4, 5, 5, 4])
    rounds.answer(rounds.campaigns[-1], [3, 3, 4, 4, 3])

    main = see(manager)

    assert steps(main)["Spring round and Autumn round", "Formality"] == [
        "\u221225 (\u221225 to \u221225)",
        "moved: less formal",
        "5 people, then 5 people, the same both times",
    ]
    assert steps(main)["Spring round and Autumn round", "Who drives it today"][1] == "no clear change"
    assert words(main.find("figcaption")) == (
        "From Spring round to Autumn round, the partnership became less formal."
    )
    assert len(main.select("svg .app-spectrum__place")) == 2
    assert len(main.select("svg .app-spectrum__arrow")) == 1
    assert len(main.select("svg .app-spectrum__beginning")) == 1


def test_other_people_with_the_same_numbers_have_not_clearly_moved(see, manager, rounds):
    """By hand: means 85 and 75, s² = 187.5 and 312.5, SE = √(37.5 + 62.5) = 10, df = 7.53, t = 2.331: -10 ± 23.3."""
    spring = rounds.before("Spring round")
    rounds.answer(spring, [4, 4, 5, 5, 4])
    rounds.answer(rounds.campaigns[-1], [4, 3, 5, 4, 4], first=5)

    found = steps(see(manager))["Spring round and Autumn round", "Formality"]

    assert found == ["\u221210 (\u221233 to +13)", "no clear change", "5 people, then 5 people"]


def test_the_matched_are_not_counted_where_one_could_be_told(see, manager, rounds):
    spring = rounds.before("Spring round")
    rounds.answer(spring, [4, 4, 5, 5, 4, 1])
    rounds.answer(rounds.campaigns[-1], [3, 3, 4, 4, 3])

    people = steps(see(manager))["Spring round and Autumn round", "Formality"][2]

    assert people == "6 people, then 5 people"


@pytest.mark.parametrize("people", [2, 4])
def test_of_fewer_than_five_people_there_is_no_word(see, manager, rounds, people):
    spring = rounds.before("Spring round")
    rounds.answer(spring, [1] * people)
    rounds.answer(rounds.campaigns[-1], [5] * people)

    main = see(manager)

    assert steps(main)["Spring round and Autumn round", "Formality"][:2] == ["+100", "too few answers to say"]
    assert "too few answers to tell a change from chance" in words(main.find("figcaption"))


def test_a_round_of_one_person_has_no_mark(see, manager, rounds):
    spring = rounds.before("Spring round")
    rounds.answer(spring, [1])
    rounds.answer(rounds.campaigns[-1], [4] * 5)

    main = see(manager)

    assert table(main, "Where it stood")[0][3:5] == ["not shown (too few answers)"] * 2
    assert len(main.select("svg .app-spectrum__place")) == 1


def test_earlier_steps_stand_apart_from_the_last(see, manager, rounds):
    rounds.answer(rounds.before("Second round"), [4] * 5)
    rounds.answer(rounds.before("First round"), [2] * 5)
    rounds.answer(rounds.campaigns[-1], [4] * 5)

    main = see(manager)

    assert words(main.find("figcaption")) == (
        "From Second round to Autumn round, there is no clear change. Before that it moved once."
    )
    assert {row[0] for row in table(main, "What changed since")} == {"Second round and Autumn round"}
    (formality, _) = table(main, "What changed before that")
    assert formality[3:5] == ["+50 (+50 to +50)", "moved: more formal"]


def test_feature_69_a_merger_cuts_the_path(see, manager, rounds, partner_trust):
    spring = rounds.before("Spring round")
    rounds.answer(spring, [4] * 5)
    rounds.answer(rounds.campaigns[-1], [1] * 5)
    assert see(manager).select("svg .app-spectrum__arrow")
    Succession.objects.create(
        predecessor=OrganisationFactory(name="Old Care"),
        successor=partner_trust,
        happened_on=spring.first_day + timedelta(days=60),
    )

    main = see(manager)

    assert not main.select("svg .app-spectrum__arrow")
    assert [words(mark) for mark in main.select("svg .app-spectrum__break")] == ["// break"]
    assert "Old Care became part of Eastvale Care" in words(main)
    change, said, _ = steps(main)["Spring round and Autumn round", "Formality"]
    assert (change, said.split(":")[0]) == ("–", "not compared")


@pytest.mark.parametrize("days", [-1, 0, 181])
def test_a_merger_outside_the_two_rounds_cuts_nothing(see, manager, rounds, partner_trust, days):
    spring = rounds.before("Spring round")
    rounds.answer(spring, [4] * 5)
    rounds.answer(rounds.campaigns[-1], [1] * 5)
    Succession.objects.create(
        predecessor=OrganisationFactory(),
        successor=partner_trust,
        happened_on=spring.first_day + timedelta(days=days),
    )

    assert see(manager).select("svg .app-spectrum__arrow")


def test_feature_27_a_reworded_statement_breaks_its_condition_and_no_other(see, manager, rounds, trust):
    spring = rounds.before("Spring round", version=1)
    for campaign in rounds.campaigns:
        rounds.answer(campaign, [4] * 5)
        for number in range(5):
            send(campaign, trust, rounds.person(number))
    assert spring.instrument.version == 1

    rows = {row[0]: row[4:6] for row in table(see(manager), "means from 1 to 5")}

    instrument = load_instrument()
    broken, kept = (instrument.factor(code).plain_name for code in ("INT", "POL"))
    assert rows[broken] == ["–", "not compared: statement INT2 is not asked alike"]
    assert rows[kept] == ["0.0 (0.0 to 0.0)", "no clear change"]


def test_the_path_itself_runs_over_versions_that_ask_about_the_axes_alike(see, manager, rounds):
    spring = rounds.before("Spring round", version=1)
    rounds.answer(spring, [5] * 5)
    rounds.answer(rounds.campaigns[-1], [2] * 5)

    assert steps(see(manager))["Spring round and Autumn round", "Formality"][1] == "moved: less formal"


def test_the_table_has_the_numbers_of_the_picture(see, manager, rounds):
    winter = rounds.before("Spring round")
    rounds.answer(winter, [4] * 8)
    rounds.answer(rounds.campaigns[-1], [2, 3] * 4)

    main = see(manager)

    figure = json.loads(main.select_one("script#path").string)
    marks = figure["data"][0]
    rows = [row for row in table(main, "Where it stood") if row[3][0].isdigit()]
    assert [row[0] for row in rows] == marks["ids"]
    assert [float(row[3].split()[0]) for row in rows] == [pytest.approx(up, abs=0.5) for up in marks["y"]]
    assert [float(row[4].split()[0]) for row in rows] == [pytest.approx(x, abs=0.5) for x in marks["x"]]
    assert len([shape for shape in figure["layout"]["shapes"] if shape["name"] == "interval"]) == 2


def test_what_kept_it_going_then_and_now(see, manager, rounds):
    spring = rounds.before("Spring round")
    good = dict.fromkeys(["REC1", "REC2", "REC3"], 5) | {"REC4": 1}
    rounds.answer(spring, [4] * 5, **good, **moved_by(DE="REC", DM="MAN"))
    well_run = dict.fromkeys(["GOV1", "GOV2", "GOV3", "GOV4"], 4)
    rounds.answer(rounds.campaigns[-1], [4] * 5, **good, **well_run, **moved_by(DE="REC GOV", DM="MAN"))

    main = see(manager)
    rows = {tuple(row[:2]): row[2:] for row in table(main, "What works in each lane")}

    kept = "each side knows and values what the other is good at"
    assert rows["Kept going by", "Spring round"] == [kept, "first round that asked", "–"]
    working, new, gone = rows["Kept going by", "Autumn round"]
    assert kept in working
    assert "joint rules, a written agreement or a board" in new
    assert kept not in new
    assert gone == "nothing"
    now = {row[0]: row[1:] for row in table(main, "What worked then")}["Kept going by"]
    assert now == [kept, working, new, gone]


def test_whoever_has_not_answered_a_round_does_not_see_its_place(see, colleague, rounds):
    spring = rounds.before("Spring round")
    rounds.answer(spring, [4] * 5)
    rounds.answer(rounds.campaigns[-1], [1] * 5)

    main = see(colleague)

    assert {row[3] for row in table(main, "Where it stood")} == {
        "not shown: you have not answered in this round"
    }
    assert not main.select("svg .app-spectrum__place")


@pytest.mark.parametrize("who", ["partner", "outsider"])
def test_the_path_of_one_side_is_not_the_partners(look, url, rounds, who, request, manager):
    spring = rounds.before("Spring round")
    rounds.answer(spring, [4] * 5)
    rounds.answer(rounds.campaigns[-1], [1] * 5)
    assert "less formal" in words(look(manager, url))

    person = request.getfixturevalue(who)

    if who == "outsider":
        look(person, url, status=404)
    else:
        assert "less formal" not in words(look(person, url))


def test_both_partners_paths_stand_where_both_have_released(see, manager, both, rounds, partner_trust):
    spring = rounds.before("Spring round")
    rounds.ask(spring, partner_trust)
    for campaign in rounds.campaigns:
        both.campaign = campaign
        both.answer(both.ours, 5)
        both.answer(both.theirs, 5, **set_up(2 if campaign == spring else 5))
    squares = "svg .app-spectrum__partner"
    assert not see(manager).select(squares)
    both.campaign = spring
    both.open()
    assert len(see(manager).select(squares)) == 1
    both.campaign = rounds.campaigns[-1]
    both.open()

    main = see(manager)

    assert len(main.select(squares)) == 2
    theirs = [row for row in table(main, "Where it stood") if row[2] == "Eastvale Care"]
    assert [row[3] for row in theirs] == ["25", "100"]
    # Their release stands, ours of this round does not: it is closed to both.
    both.withdraw(both.ours)
    assert len(see(manager).select(squares)) == 1
    both.campaign = spring
    both.withdraw(both.theirs)
    assert not see(manager).select(squares)


def test_the_number_of_queries_is_that_of_two_rounds_for_five(client, url, manager, rounds):
    def queries() -> int:
        store_all_results()
        client.force_login(manager)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url).status_code == 200
        return len(caught)

    rounds.answer(rounds.before("Round 4"), [4] * 5)
    rounds.answer(rounds.campaigns[-1], [1] * 5)
    queries()  # what a first request alone looks up
    of_two = queries()
    for number in (3, 2, 1):
        rounds.answer(rounds.before(f"Round {number}"), [3] * 9)

    assert CampaignOrganisation.objects.filter(organisation=rounds.trust).count() == 5
    assert queries() == of_two


def test_a_wrong_method_and_a_foreign_round(client, url, manager, rounds):
    client.force_login(manager)

    assert client.post(url).status_code == 405
    assert client.get(url, {"campaign": CampaignFactory().pk}).status_code == 404

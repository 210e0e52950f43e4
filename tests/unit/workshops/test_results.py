"""What a room is shown of its answers: numbers, sentences, groups, the second round and what the survey said."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from models_engine import Profile
from tests.factories.workshops import IdeaFactory, ParticipantFactory
from workshops.enums import IdeaState
from workshops.models import DONT_KNOW, STATEMENT, Participant
from workshops.presenters.results import BESIDE_HANDS, GROUPS_TOO_SMALL, WITHHELD
from workshops.selectors import shown as shown_selector
from workshops.selectors.survey import Side, SideSaid, Survey
from workshops.services.cast_votes import cast_votes
from workshops.services.count_hands import count_hands
from workshops.services.join_workshop import leave_workshop
from workshops.services.outcomes import record_agreed, set_prompt


@pytest.fixture
def voted(opened, shown):
    """`voted(step, {seat: answers})`: a round in which these devices answered, shown."""

    def vote(step, answers, hands=None):
        ballot = opened(step)
        for seat, given in answers.items():
            given = given if isinstance(given, dict) else {STATEMENT: given}
            cast_votes(participant=seat, ballot_id=ballot.pk, answers=given)
        if hands:
            count_hands(
                by=step.workshop.created_by, workshop_id=step.workshop_id, ballot_id=ballot.pk, counts=hands
            )
        return shown(ballot)

    return vote


def test_the_middle_answer_the_spread_and_the_distribution(seats, at_step, voted, screen):
    voted(at_step(), dict(zip(seats[:8], "22344455", strict=True)) | {seats[8]: DONT_KNOW})

    (result,) = screen().results
    assert result.finding == "The middle answer is “Agree”."
    assert [(row.label, row.count, row.percent) for row in result.rows] == [
        ("Strongly disagree", 0, 0),
        ("Disagree", 2, 22),
        ("Neither agree nor disagree", 1, 11),
        ("Agree", 3, 33),
        ("Strongly agree", 2, 22),
        ("Don't know", 1, 11),
    ]
    assert result.facts[0] == "9 people answered; 1 of them said that they do not know."
    assert result.facts[1].startswith("The middle half of the answers runs from half way between “Disagree”")
    assert result.people == 9


def test_a_middle_between_two_answers_is_said_to_be_there(seats, at_step, voted, screen):
    voted(at_step(), dict(zip(seats[:4], "2244", strict=True)))

    assert screen().results[0].finding == "The middle answer is “Neither agree nor disagree”."


def test_half_way_is_said(seats, at_step, voted, screen):
    voted(at_step(), dict(zip(seats[:4], "3344", strict=True)))

    assert (
        screen().results[0].finding
        == "The middle answer is between “Neither agree nor disagree” and “Agree”."
    )


@pytest.mark.parametrize("people", [0, 1, 2])
def test_fewer_than_three_answers_are_not_shown(seats, at_step, voted, screen, people):
    voted(at_step(), dict.fromkeys(seats[:people], "5"))

    (result,) = screen().results
    # With no answers it says the same as with two.
    assert (result.finding, result.withheld, result.rows, result.facts) == (WITHHELD, WITHHELD, (), ())
    assert result.people == 0


def test_three_answers_are_shown(seats, at_step, voted, screen):
    voted(at_step(), dict.fromkeys(seats[:3], "5"))

    assert screen().results[0].rows[4].count == 3


def test_hands_count_as_people(groups, seats, at_step, voted, screen):
    hands = {(STATEMENT, None, "4"): 2, (STATEMENT, groups[0].pk, "5"): 0}
    voted(at_step(), dict.fromkeys(seats[:3], "4"), hands)

    (result,) = screen().results
    assert result.rows[3].count == 5
    assert result.facts[0] == "5 people answered, 2 of them by raising a hand."


def test_three_hands_and_no_device_are_shown(seats, at_step, voted, screen):
    voted(at_step(), {}, {(STATEMENT, None, "4"): 3})

    assert screen().results[0].rows[3].count == 3


@pytest.mark.parametrize("devices", [1, 2])
def test_beside_hands_that_everybody_saw_one_or_two_devices_are_not_shown(
    seats, at_step, voted, screen, devices
):
    voted(at_step(), dict.fromkeys(seats[:devices], "1"), {(STATEMENT, None, "5"): 9})

    (result,) = screen().results
    assert (result.withheld, result.rows, result.people) == (BESIDE_HANDS, (), 0)


def test_a_group_of_hands_and_one_device_does_not_stand_apart(groups, seats, at_step, voted, screen):
    said = {seats[0]: "1", **dict.fromkeys(seats[1:8:2], "4")}
    voted(at_step(), said, {(STATEMENT, groups[0].pk, "5"): 6})

    (result,) = screen().results
    assert (result.people, result.groups, result.groups_note) == (11, (), GROUPS_TOO_SMALL)


def test_a_first_round_of_hands_and_one_device_is_not_told_by_the_second(seats, at_step, voted, screen):
    step = at_step()
    voted(step, {seats[0]: "1"}, {(STATEMENT, None, "5"): 6})
    voted(step, dict.fromkeys(seats[:6], "5"))

    (result,) = screen().results
    assert (result.shift, [row.before for row in result.rows]) == ("", [None] * 6)


def test_groups_stand_side_by_side_where_each_has_three(seats, at_step, voted, screen):
    voted(at_step(), dict(zip(seats[:6], "151515", strict=True)))

    (result,) = screen().results
    assert result.groups == ("Northmoor", "Eastvale")
    assert [(one.group, one.count, one.percent) for one in result.rows[0].groups] == [
        ("Northmoor", 3, 100),
        ("Eastvale", 0, 0),
    ]
    assert result.groups_note == ""


def test_with_two_of_one_group_only_the_whole_room_is_shown(seats, at_step, voted, screen):
    voted(at_step(), dict(zip(seats[:5], "15151", strict=True)))

    (result,) = screen().results
    assert result.groups == ()
    assert all(row.groups == () for row in result.rows)
    assert result.groups_note == GROUPS_TOO_SMALL


def test_people_of_no_group_are_a_group_too(workshop, seats, at_step, voted, screen):
    alone = ParticipantFactory(workshop=workshop)
    step = at_step()
    voted(step, dict(zip(seats[:6], "151515", strict=True)) | {alone: "3"})
    # Else the one person would be the room less the two groups.
    assert screen().results[0].groups == ()

    others = [ParticipantFactory(workshop=workshop) for _ in range(2)]
    voted(step, dict(zip(seats[:6], "151515", strict=True)) | dict.fromkeys([alone, *others], "3"))
    assert screen().results[0].groups == ("Northmoor", "Eastvale", "Not in a group")


@pytest.mark.parametrize(("people", "said"), [(7, False), (8, True)])
def test_words_about_agreement_from_eight_people(seats, at_step, voted, screen, people, said):
    voted(at_step(), dict.fromkeys(seats[:people], "4"))

    assert ("People here largely agree." in screen().results[0].facts) is said


@pytest.mark.parametrize(
    ("factor", "codes", "said"),
    [("GOV", "GOV1", True), ("POL", "POL1", False), ("IMO", "IMO1", False), ("ABS", "ABS1", True)],
)
def test_words_about_agreement_only_for_levels_on_which_people_can(
    seats, at_step, voted, screen, factor, codes, said
):
    voted(at_step(factor_step=True, factor=factor, questions=codes), dict.fromkeys(seats, {codes: "4"}))

    assert ("People here largely agree." in screen().results[0].facts) is said


def test_people_who_see_it_differently_are_told_so_and_asked_why(seats, at_step, voted, screen):
    voted(at_step(), dict(zip(seats, "151515151515", strict=True)))

    seen = screen()
    assert any("see this differently" in fact for fact in seen.results[0].facts)
    assert seen.prompt == "What have you seen that led you to your answer?"


def test_the_facilitators_prompt_wins(facilitator, seats, at_step, voted, screen):
    step = at_step()
    voted(step, dict(zip(seats, "151515151515", strict=True)))

    set_prompt(by=facilitator, step_id=step.pk, text="Who was there in March?")

    assert screen().prompt == "Who was there in March?"


def test_a_prompt_is_not_chosen_by_answers_that_are_not_shown(seats, at_step, voted, screen):
    step = at_step()
    voted(step, dict.fromkeys(seats[:2], "1"))

    assert screen().prompt == "What made you answer as you did?"


def test_the_second_round_stands_beside_the_first_with_who_changed(seats, at_step, voted, screen):
    step = at_step()
    voted(step, dict(zip(seats[:6], "112244", strict=True)))
    leave_workshop(participant=seats[5])
    # One left, one is new, two agree more, one agrees less, two stay as they are.
    voted(step, dict(zip(seats[:5], "14413", strict=True)) | {seats[6]: "5"})

    seen = screen()
    (result,) = seen.results
    assert seen.round_words == "Second round, after the talk"
    assert [(row.before, row.count) for row in result.rows] == [
        (2, 2),
        (2, 0),
        (0, 1),
        (2, 2),
        (0, 1),
        (0, 0),
    ]
    assert result.shift == (
        "Of 5 people who answered both times, 2 now agree more, 2 agree less, and 1 gave the same answer. "
        "Not counted as changed: 1 who gave an answer only the first time and 1 who gave an answer only the second "
        "time."
    )


def test_raised_hands_are_said_not_to_be_matched(seats, at_step, voted, screen):
    step = at_step()
    for answer in ("2", "3"):
        voted(step, dict.fromkeys(seats[:4], answer), {(STATEMENT, None, "5"): 2})

    shift = screen().results[0].shift
    assert shift.startswith("Of 4 people who answered both times, 4 now agree more, 0 agree less")
    assert shift.endswith("Raised hands cannot be matched.")


def test_a_first_round_that_was_too_small_is_not_told_by_the_second(seats, at_step, voted, screen):
    step = at_step()
    voted(step, dict.fromkeys(seats[:2], "1"))
    voted(step, dict.fromkeys(seats[:6], "5"))

    (result,) = screen().results
    assert result.rows[4].count == 6
    assert (result.shift, [row.before for row in result.rows]) == ("", [None] * 6)


def test_who_changed_is_not_said_of_fewer_than_three(seats, at_step, voted, screen):
    step = at_step()
    voted(step, dict.fromkeys(seats[:4], "1"))
    voted(step, dict.fromkeys([*seats[:2], *seats[6:10]], "5"))

    assert screen().results[0].shift.startswith("Fewer than 3 people gave an answer both times")


def test_ticks_are_counted_by_people_most_often_chosen_first(seats, at_step, voted, screen):
    given = [["POL", "REC"], ["REC"], ["REC", "GOV"], []]
    step = at_step(lanes=True, questions="DT")
    voted(step, {seat: {"DT": ticks} for seat, ticks in zip(seats, given, strict=False)})

    (result,) = screen().results
    assert [(row.code, row.count, row.percent) for row in result.rows[:4]] == [
        ("REC", 3, 75),
        ("POL", 1, 25),
        ("GOV", 1, 25),
        ("MAN", 0, 0),
    ]
    assert result.finding.startswith(
        "Chosen most often: “Each side knows and values what the other is good at” (3)"
    )
    assert result.people == 4


def test_where_many_are_level_none_is_named(seats, at_step, voted, screen):
    ticks = ["POL", "REC", "GOV", "SUP", "INT"]
    voted(at_step(lanes=True, questions="DT"), {seat: {"DT": ticks} for seat in seats[:3]})

    assert screen().results[0].finding == "No answer stands out: 5 were chosen by 3 people each."


def test_hands_for_ticks_are_at_least_as_many_people_as_for_the_answer_with_most(
    seats, at_step, voted, screen
):
    step = at_step(lanes=True, questions="DT")
    hands = {("DT", None, "POL"): 3, ("DT", None, "REC"): 2}
    voted(step, {seat: {"DT": ["POL"]} for seat in seats[:3]}, hands)

    (result,) = screen().results
    assert (result.people, result.rows[0].count, result.rows[0].percent) == (6, 6, 100)


def test_ideas_that_were_chosen(seats, at_step, voted, screen):
    step = at_step(ideas=True)
    for number, text in enumerate(("One form", "A monthly call"), 1):
        IdeaFactory(step=step, number=number, text=text, state=IdeaState.SHOWN)
    voted(step, {seat: {"IDEAS": ["2"]} for seat in seats[:3]} | {seats[3]: {"IDEAS": ["1", "2"]}})

    (result,) = screen().results
    assert [(row.label, row.count) for row in result.rows] == [("A monthly call", 4), ("One form", 1)]


def test_the_room_places_the_partnership_beside_the_survey(
    monkeypatch, workshop, seats, at_step, voted, screen
):
    side = Side("Northmoor", Profile(means={}, formality=20.0, origin=10.0))
    survey = Survey(workshop.instrument.definition, "Autumn round", (side,))
    monkeypatch.setattr(shown_selector, "survey_of", lambda found: survey)
    voted(at_step(place=True), {seat: {"FORMAL": "4", "ORIGIN": "2"} for seat in seats[:3]})

    seen = screen()
    assert [(row.name, row.formality, row.origin) for row in seen.picture.rows] == [
        ("The room's view", "75", "25"),
        ("Survey: Northmoor", "20", "10"),
    ]
    assert len(seen.picture.chart.drawing["marks"]) == 2
    assert seen.results[0].survey == (
        "In the survey, people at Northmoor put it at 20 of 100 towards formal.",
    )
    assert seen.survey_words == "Autumn round"


def test_without_enough_answers_on_the_scale_there_is_no_picture(seats, at_step, voted, screen):
    voted(
        at_step(place=True),
        {
            seat: {"FORMAL": "4", "ORIGIN": "2" if number < 2 else "DK"}
            for number, seat in enumerate(seats[:4])
        },
    )

    seen = screen()
    assert seen.picture is None
    assert (
        seen.results[1].finding
        == "Fewer than 3 people gave an answer on the scale, so there is no middle answer."
    )


def test_what_the_survey_said_of_a_statement_stands_beside_it(
    monkeypatch, workshop, seats, at_step, voted, screen
):
    side = Side(
        "Northmoor", Profile(means={}), items={"GOV1": SideSaid("Northmoor", 2.4, 9, views_differ=True)}
    )
    survey = Survey(workshop.instrument.definition, "Autumn round", (side,))
    monkeypatch.setattr(shown_selector, "survey_of", lambda found: survey)
    voted(at_step(factor_step=True), {seat: {"GOV1": "4", "GOV2": "4"} for seat in seats[:3]})

    first, second, *_ = screen().results
    assert first.survey == (
        "In the survey, people at Northmoor answered 2.4 of 5 on average (9 people). They saw it differently.",
    )
    assert second.survey == ()


def test_what_the_survey_said_of_the_whole_condition_stands_once(
    monkeypatch, workshop, facilitator, seats, at_step, opened, shown, screen
):
    sides = tuple(
        Side(name, Profile(means={}), {"GOV": SideSaid(name, mean, None, open_end=end, agreed=agreed)})
        for name, mean, end, agreed in (("Northmoor", 4.5, "or_more", False), ("Eastvale", 3.0, "", True))
    )
    survey = Survey(workshop.instrument.definition, "Autumn round", sides)
    monkeypatch.setattr(shown_selector, "survey_of", lambda found: survey)
    ballot = opened(at_step(factor_step=True))
    for seat in seats[:3]:
        cast_votes(participant=seat, ballot_id=ballot.pk, answers={"GOV1": "4"})
    # Nobody answers with the survey's number before their eyes.
    assert screen().survey == ()
    shown(ballot)

    name = workshop.instrument.definition.factor("GOV").plain_name
    assert screen().survey == (
        f"In the survey, people at Northmoor answered 4.5 or more of 5 on average on “{name}” as a whole.",
        f"In the survey, Eastvale agreed on 3.0 of 5 on “{name}” as a whole.",
    )
    assert screen().survey_words == "Autumn round"


def test_what_was_agreed_stands_apart(facilitator, seats, at_step, voted, screen):
    step = at_step()
    voted(step, dict.fromkeys(seats[:4], "2"))

    record_agreed(by=facilitator, step_id=step.pk, question=STATEMENT, value=3)

    (result,) = screen().results
    assert result.agreed.startswith("3: Neither agree nor disagree (agreed in workshop, 4 people, ")
    assert result.finding == "The middle answer is “Disagree”."


def test_the_table_on_the_page_says_what_the_result_says(seats, at_step, voted, screen):
    voted(at_step(), dict(zip(seats[:6], "151515", strict=True)))

    seen = screen()
    page = BeautifulSoup(render_to_string("workshops/_screen.html", {"screen": seen}), "html.parser")
    rows = [
        [
            (cell.select_one(".app-result__count") or cell).get_text(" ", strip=True)
            for cell in row.find_all(["th", "td"])
            if not cell.has_attr("aria-hidden")
        ]
        for row in page.select("tbody tr")
    ]
    assert rows == [
        [row.label, f"{row.count} ({row.percent}%)", *(f"{one.count} ({one.percent}%)" for one in row.groups)]
        for row in seen.results[0].rows
    ]
    shares = [bar["width"] for bar in page.select("rect.app-result__share")]
    assert shares == [str(row.percent) for row in seen.results[0].rows]
    assert not page.select("[style]")


def test_no_name_and_no_device_is_in_what_is_shown(seats, at_step, voted, screen):
    Participant.objects.update(name="Zebedee")
    voted(at_step(), dict(zip(seats, "151515151515", strict=True)))

    html = render_to_string("workshops/_screen.html", {"screen": screen()})
    assert "Zebedee" not in html
    assert not any(str(seat.pk) in html for seat in seats)


def test_a_screen_takes_as_many_queries_for_a_full_room_as_for_a_small_one(
    seats, at_step, voted, screen, django_assert_num_queries
):
    step = at_step(factor_step=True)
    for people in (3, 12):
        voted(step, {seat: {"GOV1": "4", "GOV2": "2", "GOV3": "3", "GOV4": "1"} for seat in seats[:people]})

    # What the survey said (at most three more) is asked for where the workshop is about somebody.
    with django_assert_num_queries(10):
        screen()

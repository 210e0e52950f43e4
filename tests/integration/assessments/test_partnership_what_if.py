"""Trying other numbers: what moves what, what is locked, and that nothing is stored and nothing hidden comes out."""

import hashlib
import re
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.core import serializers
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Answer
from assessments.selectors.results import result_of_partnership
from assessments.selectors.situations import situation_of
from models_engine import load_instrument, outlook
from tests.factories.sides import moved_by, placed_answers, send, sheet_answers, team
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("version_2")]
INSTRUMENT = load_instrument("learning-ecosystem", 2)
CODES = [item.code for axis in INSTRUMENT.axes for item in axis.items]
CODES += [factor.code for factor in INSTRUMENT.factors] + ["W1", "W2", "region"]


@pytest.fixture
def url(partnership):
    """`url(F1=5)` is the page with these numbers tried."""
    page = reverse("assessments:partnership_what_if", args=[partnership.pk])
    return lambda **numbers: f"{page}?{urlencode(numbers)}" if numbers else page


@pytest.fixture
def tried(look, manager, url):
    """The words of the page for the trust's lead."""
    return lambda status=200, **numbers: words(look(manager, url(**numbers), status))


@pytest.fixture
def answered(campaign, trust, partnership):
    """Six people who place it as formal, begun outside and driven by the partners today, and who know it well."""
    team(campaign, trust, partnership, 6)


def under(main, heading: str) -> list[str]:
    """What stands in the list under a heading."""
    return [words(line) for line in main.find("h2", string=heading).find_next_sibling("ul").find_all("li")]


def test_without_a_number_it_is_a_form_that_says_what_is_now(answered, look, manager, url):
    main = look(manager, url())

    options = main.find(id="id_F2").find_all("option")
    assert [words(option) for option in options][:2] == ["As it is (4.0)", "1: Strongly disagree"]
    assert "Not your result" in words(main)
    assert not main.find(id="place")


def test_a_statement_on_the_axes_moves_the_place_and_no_condition_does(answered, look, manager, url):
    """Today: O4 is 2 and O6 is 4, turned round 2: (2 + 2) / 2 = 2, so 25 of 100. With O4 at 5 it is 3.5, so 62.5."""
    main = look(manager, url(O4=5))

    assert "It would be a mandated partnership today. As it is, it is a chosen alliance." in words(main)
    today = [words(row.find_all("td")[-1]).removeprefix("Today ") for row in main.select("tbody tr")]
    assert today == ["25", "62"]
    assert "Its place would stay as it is: a chosen alliance." in words(look(manager, url(REC=1)))


def test_a_condition_moves_patterns_and_names_them(answered, look, manager, url):
    assert look(manager, url(COO=5)).find("h2", string="Warning patterns") is None

    main = look(manager, url(COO=2))

    (line,) = [line for line in under(main, "Warning patterns") if "Paper partnership" in line]
    assert line.startswith("Would fit")
    assert "Working together day to day: 2.0 of 5" in line


def test_of_several_changes_it_is_told_which_one_moves_it(answered, look, manager, url):
    main = look(manager, url(COO=2, O4=5))

    moved = main.find("h2", string="Warning patterns").find_next_sibling("p")
    assert words(moved) == "This alone changes something here: working together day to day."


def test_lanes_follow_a_condition(campaign, trust, partnership, look, manager, url):
    team(campaign, trust, partnership, 6, REC4=2, **moved_by(DE="REC"))

    main = look(manager, url(REC=2))

    assert "would be “named, but weak”, instead of “working”" in " ".join(under(main, "What moves it"))


@pytest.mark.parametrize("code", ["O1", "O2", "O3", "O5"])
def test_history_is_locked_and_the_page_says_why(answered, tried, code):
    said = tried(422, **{code: 3})

    assert f"“{INSTRUMENT.item(code).text}” cannot be changed: it is about how the partnership began" in said


def test_a_value_that_is_none_is_refused_where_it_stands(answered, look, manager, url):
    main = look(manager, url(F1="6", REC="4"), 422)

    assert main.select_one(".nhsuk-error-summary a")["href"] == "#id_F1"
    assert main.find(id="id_REC").find("option", selected=True)["value"] == "4"
    assert not main.find(id="place")


def test_names_that_the_page_does_not_have_are_passed_over(answered, tried):
    assert tried(XYZ=3, REC1=9) == tried()


def test_feature_H5_the_fewest_changes_lead_where_they_say(answered, look, manager, url):
    """Formality is 91.7 and has to be above 60, today is 25 and has to be above 60: O4 at 5 gives 62.5."""
    main = look(manager, url(region="formal-external"))

    (line,) = under(main, "The fewest changes")
    assert INSTRUMENT.item("O4").text in line
    assert "2.0 of 5 now, 5 then" in line
    there = look(manager, main.find("a", string="Try these changes")["href"])
    assert "It would be a mandated partnership today" in words(there)


def test_a_place_where_it_stands_already_takes_no_change(answered, tried):
    assert "It stands at “Chosen alliance” today already" in tried(region="formal-internal")


def test_a_place_that_rests_on_history_is_out_of_reach(campaign, trust, partnership, tried):
    team(campaign, trust, partnership, 6, O4="DK", O6="DK", O1=1, O2=5, O3=1)

    said = tried(region="formal-external")

    assert "“Mandated partnership” is out of reach for the partners" in said
    assert "it stands where it began, and that is history" in said


def test_two_people_do_not_show_a_single_statement_and_the_place_still_moves(
    campaign, trust, partnership, look, manager, url
):
    """(5 + 4 + 5 + 4 + 5 + 5) / 6 = 4.667; were each statement there, F1 at 1 makes it 4.056, and that is 76."""
    for _ in range(2):
        response = send(campaign, trust, partnership=partnership, answers=placed_answers())
        send(campaign, trust, response.assessment.person, answers=sheet_answers("organisation"))

    main = look(manager, url(F1=1, region="formal-external"))

    assert words(main.find(id="id_F1").find("option")) == "As it is (not known)"
    formality = [words(row.find_all("td")[-3]).removeprefix("Formality ") for row in main.select("tbody tr")]
    assert formality == ["92", "76"]
    assert "Not shown (too few answers), and so left as it is" in " ".join(under(main, "The fewest changes"))


def test_a_place_that_is_not_shown_has_no_picture_and_can_still_be_tried(
    campaign, trust, partnership, look, manager, url
):
    for _ in range(2):
        send(campaign, trust)
    send(campaign, trust, partnership=partnership, answers=placed_answers())

    main = look(manager, url(F1=5, F2=5, F3=5, F4=5, O4=5, O6=1))

    assert "As it is, its place is not shown (too few answers)" in words(main)
    assert "It would be a mandated partnership today" in words(main)
    assert not main.find("figure")


def test_a_person_alone_tries_their_own_numbers(campaign, trust, partnership, colleague, look, url):
    send(campaign, trust, colleague, partnership, placed_answers(REC4=2))

    main = look(colleague, url(REC=2))

    assert "This rests on your own answers alone" in words(main)
    assert words(main.find(id="id_F1").find("option")) == "As it is (5.0)"


def test_the_next_step_of_a_team_rests_on_no_condition_that_the_viewer_alone_answered(
    campaign, trust, partnership, manager
):
    team(campaign, trust, partnership, 6, **moved_by(DE="REC", G1="formal", G2="internal"))
    send(campaign, trust, manager)
    result = result_of_partnership(manager, campaign, trust, partnership)

    base = situation_of(manager, result)

    assert base.profile.means["SEA"] is not None
    assert {"SEA", "ABS"} <= base.apart
    assert "REC" not in base.apart
    assert outlook(result.instrument, base).transition == result.dynamics.transition


def test_nothing_is_stored(answered, tried):
    before = everything()

    tried(O4=5, COO=2, region="informal-internal")
    tried(422, O1=5)

    assert everything() == before


def everything() -> str:
    """A checksum over every row of ours: all but the session of whoever looks."""
    ours = [
        model
        for model in apps.get_models()
        if model.__module__.split(".")[0] in ("assessments", "organisations", "jobs", "accounts")
    ]
    kept = hashlib.sha256()
    for model in sorted(ours, key=lambda model: model._meta.label):
        left_out = {"last_login"}
        names = [field.name for field in model._meta.concrete_fields if field.name not in left_out]
        kept.update(serializers.serialize("json", model._base_manager.order_by("pk"), fields=names).encode())
    return kept.hexdigest()


def test_an_address_shows_a_colleague_the_same(
    answered, look, campaign, trust, partnership, manager, colleague, url
):
    send(campaign, trust, colleague, partnership, placed_answers())
    address = url(O4=5, COO=2, region="informal-internal")

    seen = [
        look(person, address).select_one(".nhsuk-grid-column-two-thirds") for person in (manager, colleague)
    ]

    assert "The fewest changes" in words(seen[0])
    assert words(seen[0]) == words(seen[1])


QUERIES = [
    {},
    {"F1": 1},
    {"F1": 3, "F2": 3, "O4": 5},
    {"REC": 2, "SEA": 5, "INH": 1},
    {"COO": 4, "region": "informal-internal"},
    {"region": "informal-external"},
]
# One person's statements the other way round: the same formality, the same everything that two people's results show.
HIDDEN = [
    {"F1": 5, "F2": 1, "REC1": 5, "COO2": 5, "O4": 4, "O6": 4},
    {"F1": 1, "F2": 5, "REC1": 1, "COO2": 1, "O4": 2, "O6": 2},
]


def pages(look, manager, url) -> list[str]:
    return [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", str(look(manager, url(**query))))
        for query in QUERIES
    ]


@pytest.mark.parametrize(("people", "same"), [(2, True), (6, False)])
def test_numbers_that_are_hidden_change_no_byte(
    campaign, trust, partnership, look, manager, url, people, same
):
    for _ in range(people):
        response = send(campaign, trust, partnership=partnership, answers=placed_answers(**HIDDEN[0]))
        send(campaign, trust, response.assessment.person, answers=sheet_answers("organisation"))
    first = pages(look, manager, url)

    for code, value in HIDDEN[1].items():
        Answer.objects.filter(question=code).update(value=value)
    Answer.objects.filter(question__startswith="SEA").update(value=1)

    assert "id_F1" in first[0]
    assert (pages(look, manager, url) == first) is same


VALUES = st.one_of(
    st.sampled_from(["", "1", "5", "6", "0", "-1", "3.5", "nan", "1e9", "formal-mixed", "\0", "٣"]),
    st.text(max_size=8),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.dictionaries(st.one_of(st.sampled_from(CODES), st.text(max_size=6)), VALUES, max_size=6))
def test_no_address_breaks_the_page(answered, client, manager, url, numbers):
    client.force_login(manager)
    numbers = {code: value for code, value in numbers.items() if code not in ("campaign", "side")}

    reply = client.get(url(), {code: value.encode("utf-8", "replace") for code, value in numbers.items()})

    assert reply.status_code in (200, 422)


def test_too_few_answers_and_no_answers_are_said(campaign, trust, partnership, look, manager, colleague, url):
    send(campaign, trust, partnership=partnership, answers=placed_answers())

    assert "Not shown (too few answers)" in words(look(manager, url()))
    assert "you have not answered about this partnership" in words(look(colleague, url(F1=1)))


def test_the_first_version_says_that_it_has_none_of_this(campaign, trust, partnership, tried):
    from tests.factories import InstrumentFactory

    campaign.instrument = InstrumentFactory(version=1)
    campaign.save()
    team(campaign, trust, partnership, 6)

    said = tried(REC=2)

    assert "Version 1 of the questionnaire comes without advice" in said
    assert "Try other numbers" not in said


def test_the_short_form_says_that_it_is_too_little(campaign, trust, partnership, tried):
    campaign.asked.get(organisation=trust).chosen.update(sheet="partnership_pulse")

    assert "in the short form" in tried()

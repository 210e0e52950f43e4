"""The pages of version 2 on which any number of conditions may be ticked, and what comes with them."""

import pytest
from django.contrib.sessions.models import Session

from assessments.enums import AnswerKind
from assessments.models import Answer
from models_engine import load_instrument

pytestmark = pytest.mark.usefixtures("version_2")
INSTRUMENT = load_instrument("learning-ecosystem", 2)
(SECTION,) = [section for section in INSTRUMENT.sheet("partnership").sections if section.optional]
PAGES = [(page.code, page.question_codes) for page in SECTION.pages]


@pytest.fixture
def address(sheets):
    """`address("started")` is a page of the section; `address("started/save")` is its autosave."""
    return lambda page: sheets.page(page, of=sheets.partnership)


def given(code: str) -> str | None:
    answer = Answer.objects.filter(question=code).first()
    return answer.given if answer else None


def ticked(page) -> list[str]:
    return [box["value"] for box in page.select("input[type=checkbox][checked]")]


def test_one_question_a_page_but_for_the_two_statements(sign_in, colleague, address, soup):
    client = sign_in(colleague)
    for name, codes in PAGES:
        page = soup(client.get(address(name)))
        names = {control["name"] for control in page.select("main input:is([type=radio], [type=checkbox])")}
        assert names - {"section_completed"} == set(codes)
        for code in codes:
            (fieldset,) = {box.find_parent("fieldset") for box in page.select(f"input[name={code}]")} - {None}
            assert INSTRUMENT.question(code).text in fieldset.legend.get_text()
            assert INSTRUMENT.question(code).why_we_ask in " ".join(page.get_text().split())
            assert bool(fieldset.legend.h1) is (len(codes) == 1)


@pytest.mark.parametrize("question", INSTRUMENT.tick_questions, ids=lambda question: question.code)
def test_conditions_thought_to_do_it_come_first_and_all_are_there(
    sign_in, colleague, address, soup, question
):
    name = next(name for name, codes in PAGES if question.code in codes)

    page = soup(sign_in(colleague).get(address(name)))

    first, others = INSTRUMENT.conditions_for(question.verb)
    boxes = page.select(f"input[type=checkbox][name={question.code}]")
    assert [box["value"] for box in boxes] == [one.factor for one in (*first, *others)] + ["none", "DK"]
    assert len({one.factor for one in (*first, *others)}) == 16
    heading = page.find("p", string="Another condition")
    assert heading.find_next("input")["value"] == others[0].factor
    apart = [box["value"] for box in boxes if box.get("data-behaviour") == "exclusive"]
    assert apart == ["none", "DK"]
    assert page.select_one(".nhsuk-checkboxes__divider").find_next("input")["value"] == "none"


def test_ticks_are_saved_in_the_instruments_order_and_lead_on(sign_in, colleague, address, soup):
    client = sign_in(colleague)

    reply = client.post(address("started"), {"DT": ["REC", "POL", "IMO"], "note_DT": "In 2019."})

    assert (reply.status_code, reply.url) == (302, address("required"))
    assert given("DT") == "ticks:POL REC IMO"
    assert Answer.objects.get(question="DT").note == "In 2019."
    page = soup(client.get(address("started")))
    assert sorted(ticked(page)) == ["IMO", "POL", "REC"]
    assert page.find("textarea", {"name": "note_DT"}).get_text().strip() == "In 2019."


@pytest.mark.parametrize(("alone", "kind"), [("none", AnswerKind.CHOICE), ("DK", AnswerKind.DONT_KNOW)])
def test_nothing_of_these_and_dont_know_are_answers(sign_in, colleague, address, soup, alone, kind):
    client = sign_in(colleague)

    client.post(address("required"), {"DM": [alone]})

    answer = Answer.objects.get(question="DM")
    assert (answer.kind, answer.ticks, answer.given) == (kind, "", alone)
    assert ticked(soup(client.get(address("required")))) == [alone]


@pytest.mark.parametrize("sent", [["MAN", "none"], ["none", "DK"], ["POL", "MAN", "DK"]])
def test_what_stands_alone_is_refused_with_others_and_nothing_is_lost(
    sign_in, colleague, address, soup, sent
):
    reply = sign_in(colleague).post(address("required"), {"DM": sent, "note_DM": "Who knows?"})

    assert reply.status_code == 422
    page = soup(reply)
    error = page.select_one(".nhsuk-error-summary a")
    assert error["href"] == "#id_DM"
    assert error.get_text().startswith("Select “")
    assert error.get_text().endswith(" alone, or untick it")
    assert sorted(ticked(page)) == sorted(sent)
    assert given("DM") == ""
    assert Answer.objects.get(question="DM").note == "Who knows?"


def test_an_unknown_condition_is_an_error_in_its_place(sign_in, colleague, address, soup):
    client = sign_in(colleague)
    client.post(address("started"), {"DT": ["POL"]})

    reply = client.post(address("started"), {"DT": ["MAN", "NOBODY"]})

    assert reply.status_code == 422
    page = soup(reply)
    assert "Select from the answers shown" in page.find(id="id_DT_error").get_text()
    assert ticked(page) == ["MAN"]
    assert given("DT") == "ticks:POL"


def test_unticking_everything_clears_the_answer_and_keeps_the_note(sign_in, colleague, address, soup):
    client = sign_in(colleague)
    client.post(address("started"), {"DT": ["POL"], "note_DT": "Long ago."})
    page = soup(client.get(address("started")))
    assert "To clear your answer, untick everything." in page.find(id="id_DT_helptext").get_text()
    shown = page.find("input", {"name": "shown_DT"})["value"]
    seen = page.find("input", {"name": "seen_DT"})["value"]

    client.post(address("started"), {"shown_DT": shown, "note_DT": "Long ago.", "seen_DT": seen})

    assert given("DT") == ""
    assert Answer.objects.get().note == "Long ago."


def test_a_page_left_open_without_ticks_clears_nothing_given_since(sign_in, colleague, address, soup):
    client = sign_in(colleague)
    left_open = soup(client.get(address("started"))).find("input", {"name": "shown_DT"}).get("value", "")
    client.post(address("started"), {"DT": ["POL", "MAN"], "shown_DT": left_open})

    client.post(address("started"), {"shown_DT": left_open})

    assert given("DT") == "ticks:POL MAN"


def test_autosave_keeps_ticks_and_says_what_the_page_now_has_to_carry(sign_in, colleague, address):
    client = sign_in(colleague)

    saved = client.post(address("started/save"), {"DT": ["MAN", "POL"], "shown_DT": ""}).json()
    assert given("DT") == "ticks:POL MAN"
    cleared = client.post(address("started/save"), {"shown_DT": saved["marks"]["shown_DT"]}).json()

    assert saved["marks"] == {"shown_DT": "ticks:POL MAN"}
    assert cleared["marks"] == {"shown_DT": ""}
    assert given("DT") == ""


def test_autosave_of_a_note_leaves_the_ticks(sign_in, colleague, address):
    client = sign_in(colleague)
    client.post(address("started"), {"DT": ["POL"]})

    client.post(address("started/save"), {"note_DT": "And more."})

    assert given("DT") == "ticks:POL"


def test_after_an_error_elsewhere_the_page_carries_what_is_stored(sign_in, colleague, address, soup):
    """The ticks were kept although the note was too long, so taking them away is a change."""
    client = sign_in(colleague)
    reply = client.post(address("started"), {"DT": ["POL"], "shown_DT": "", "note_DT": "word " * 501})
    assert (reply.status_code, given("DT")) == (422, "ticks:POL")

    shown = soup(reply).find("input", {"name": "shown_DT"})["value"]
    client.post(address("started"), {"shown_DT": shown})

    assert given("DT") == ""


@pytest.mark.parametrize("sent", [["POL", "MAN"], ["MAN"], []])
def test_feature_03_ticks_are_back_after_signing_in_again(sign_in, colleague, address, soup, sent):
    client = sign_in(colleague)
    client.post(address("started"), {"DT": ["REC"]})
    Session.objects.all().delete()
    client.post(address("started"), {"DT": sent, "shown_DT": "ticks:REC", "note_DT": "Unsent."})
    held = client.session["held_answers"]
    client.force_login(colleague)
    session = client.session
    session["held_answers"] = held
    session.save()

    page = soup(client.get(address("started")))
    assert "We kept what you typed" in page.get_text()
    assert sorted(ticked(page)) == sorted(sent)
    client.post(
        address("started"), {"DT": sent, "shown_DT": page.find("input", {"name": "shown_DT"})["value"]}
    )

    assert given("DT") == (f"ticks:{' '.join(sorted(sent, reverse=True))}" if sent else "")


def test_the_two_statements_are_answered_like_any_other(sign_in, colleague, address):
    client = sign_in(colleague)

    reply = client.post(address("would-go-on"), {"W1": "2", "W2": "DK"})

    assert reply.url == address("beginning")
    assert (given("W1"), given("W2")) == ("2", "DK")


def test_a_choice_of_the_section_is_one_choice(sign_in, colleague, address):
    client = sign_in(colleague)

    assert client.post(address("wish-form"), {"G1": "no-such"}).status_code == 422
    assert client.post(address("wish-form"), {"G1": "now"}).status_code == 302

    assert given("G1") == "now"


def test_the_first_page_says_that_the_section_may_be_left_out(sign_in, colleague, address, soup):
    page = soup(sign_in(colleague).get(address("started")))

    assert page.select_one(".nhsuk-caption-l").get_text() == "What moves it (optional): 1 of 8"
    assert "You may leave it out." in page.main.get_text()


def test_the_short_form_and_version_1_do_not_ask(sign_in, colleague, sheets, campaign):
    from tests.factories import InstrumentFactory

    client = sign_in(colleague)
    assert client.get(sheets.page("started", of=sheets.partnership)).status_code == 200
    assert client.get(sheets.page("started")).status_code == 404

    campaign.instrument = InstrumentFactory(version=1)
    campaign.save()

    assert client.get(sheets.page("started", of=sheets.partnership)).status_code == 404
    assert client.get(sheets.page("origin", of=sheets.partnership)).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {"DT": ["\x00"]},
        {"DT": ["POL"] * 900},
        {"DT": ["ticks:POL"]},
        {"DT": ["clear"]},
        {"shown_DT": "\x00"},
        {"shown_DT": "ticks:" + "X " * 5000},
        {"DT": ["POL"], "shown_DT": ["ticks:POL", "none"]},
    ],
)
def test_what_no_page_sends_is_no_failure_and_stores_nothing_unknown(sign_in, colleague, address, sent):
    client = sign_in(colleague)
    for page in ("started", "started/save"):
        assert client.post(address(page), sent).status_code in {200, 302, 422}

    assert given("DT") in {None, "", "ticks:POL"}

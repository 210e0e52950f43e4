"""A section that may be left out, from the task list to what was sent: version 2 has one about partnerships."""

import pytest

from assessments.models import Answer, SectionState
from models_engine import load_instrument
from tests.factories.sides import moved_by

pytestmark = pytest.mark.usefixtures("version_2")
INSTRUMENT = load_instrument("learning-ecosystem", 2)
SHEET = INSTRUMENT.sheet("partnership")
*ASKED, OPTIONAL = SHEET.sections


@pytest.fixture
def address(sheets):
    return lambda page: sheets.page(page, of=sheets.partnership)


@pytest.fixture
def all_else_done(sheets):
    """Every section of both sheets is completed, but for the optional one."""
    for response, sections in (
        (sheets.own, INSTRUMENT.sheet("organisation").sections),
        (sheets.partnership, ASKED),
    ):
        for section in sections:
            SectionState.objects.create(response=response, section=section.code, completed=True)
        codes = [code for section in sections for page in section.pages for code in page.question_codes]
        Answer.objects.bulk_create(
            Answer(response=response, question=code, kind="dont_know") for code in codes
        )


def task_of_section(page):
    return page.find("a", string=OPTIONAL.title).find_parent("li")


def status(page) -> str:
    return task_of_section(page).select_one(".nhsuk-task-list__status").get_text(strip=True)


def rows(page) -> dict[str, str]:
    return {
        row["id"].removeprefix("question-"): row.dd.get_text(" ", strip=True)
        for row in page.select(".nhsuk-summary-list__row")
    }


def test_the_task_list_says_that_it_may_be_left_out(sign_in, colleague, sheets, soup):
    page = soup(sign_in(colleague).get(sheets.assessment.get_absolute_url()))

    assert status(page) == "Optional"
    assert "About three minutes. You may leave it out." in task_of_section(page).get_text()
    # 41 + 36 questions of 7.5 seconds and 4 minutes, rounded up to five; the nine optional ones take 20 each.
    assert "About 15 minutes, or 20 with what is optional; 0 of 6 sections completed." in page.get_text()


def test_left_out_it_holds_nothing_back(sign_in, colleague, sheets, all_else_done, address, soup):
    client = sign_in(colleague)

    page = soup(client.get(sheets.assessment.get_absolute_url()))
    assert "6 of 6 sections completed" in page.get_text()
    assert page.find("a", string="Check and send your answers")

    reply = client.post(address("background"), {"section_completed": "yes"})
    assert reply.url == address("check")


def test_the_check_page_offers_it_once(sign_in, colleague, all_else_done, address, soup):
    page = soup(sign_in(colleague).get(address("check")))

    heading = page.find(id="section-what-moves-it")
    assert heading.get_text() == "What moves it (optional)"
    offer = heading.find_next("a")
    assert offer["href"] == address("started")
    assert offer.get_text() == "Answer these questions: What moves it (optional)"
    assert "Not answered" not in page.get_text()
    assert "36 of 36 questions answered." in page.get_text()


def test_begun_it_is_a_section_like_any_other(sign_in, colleague, sheets, all_else_done, address, soup):
    client = sign_in(colleague)
    client.post(address("started"), {"DT": ["POL"]})

    page = soup(client.get(sheets.assessment.get_absolute_url()))
    assert status(page) == "In progress"
    assert "1 of 9 answered" in task_of_section(page).get_text()
    assert "6 of 7 sections completed" in page.get_text()
    assert page.find("a", string="Continue where you left off")["href"].endswith("/required/#question-DM")

    reply = client.post(address("wish-drive"), {"section_completed": "yes"})
    assert reply.url == address("check")
    assert status(soup(client.get(sheets.assessment.get_absolute_url()))) == "Completed"


def test_feature_13_ticks_are_read_as_a_list_and_lead_to_their_page(sign_in, colleague, address, soup):
    client = sign_in(colleague)
    client.post(address("started"), {"DT": ["REC", "POL"], "note_DT": "In 2019."})
    client.post(address("required"), {"DM": ["none"]})
    client.post(address("steered"), {"DC": ["DK"]})
    client.post(address("would-go-on"), {"W1": "5"})
    client.post(address("wish-form"), {"G1": "now"})

    page = soup(client.get(address("check")))

    row = page.find(id="question-DT")
    conditions = [item.get_text() for item in row.find_all("li")]
    assert conditions == [INSTRUMENT.condition(code).text for code in ("POL", "REC")]
    assert "In 2019." in row.get_text()
    said = rows(page)
    assert (said["DM"], said["DC"], said["DE"]) == ("None of these", "Don't know", "Not answered")
    assert (said["W1"], said["G1"]) == ("Strongly agree", "As it is now")
    assert "5 of 45 questions answered. Of these, 1 “Don't know”." in page.get_text()

    there = row.a["href"]
    assert there == f"{address('started')}?change=DT#question-DT"
    reply = client.post(there.partition("#")[0], {"DT": ["IMO"]})
    assert reply.url == f"{address('check')}#question-DT"
    changed = soup(client.get(reply.url)).find(id="question-DT")
    assert [item.get_text() for item in changed.find_all("li")] == [INSTRUMENT.condition("IMO").text]


def test_sent_without_it_the_section_is_left_out(sign_in, colleague, sheets, address, soup):
    client = sign_in(colleague)
    client.post(address("submit"))

    assert status(soup(client.get(sheets.assessment.get_absolute_url()))) == "Left out"
    heading = soup(client.get(address("check"))).find(id="section-what-moves-it")
    assert heading.find_next("p").get_text() == "Left out."


def test_feature_15_reopened_and_sent_again_every_version_keeps_its_ticks(
    sign_in, colleague, sheets, address, soup
):
    client = sign_in(colleague)
    for name, sent in (("started", {"DT": ["POL", "MAN"]}), ("required", {"DM": ["none"]})):
        client.post(address(name), sent)
    client.post(address("submit"))
    draft = client.post(address("reopen"), {"reason": "Again"}).url.rsplit("/", 2)[0]

    copied = Answer.objects.filter(response_id=draft.rsplit("/", 1)[1])
    assert {answer.question: answer.given for answer in copied} == moved_by(DT="POL MAN", DM="none")
    client.post(f"{draft}/started/", {"DT": ["REC"]})
    client.post(f"{draft}/submit/")

    first, second = (soup(client.get(page)) for page in (address("version"), f"{draft}/check/"))
    assert [
        [item.get_text() for item in page.find(id="question-DT").find_all("li")] for page in (first, second)
    ] == [
        [INSTRUMENT.condition("POL").text, INSTRUMENT.condition("MAN").text],
        [INSTRUMENT.condition("REC").text],
    ]

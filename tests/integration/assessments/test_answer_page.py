import pytest

from assessments.enums import AnswerKind
from assessments.models import Answer, SectionState
from models_engine import load_instrument
from tests.factories import PartnershipFactory, ResponseFactory

INSTRUMENT = load_instrument("learning-ecosystem", 1)
ALL_PAGES = [(sheet.code, page.code) for sheet in INSTRUMENT.sheets[:2] for page in sheet.pages]


def given(response) -> dict[str, str]:
    return {answer.question: answer.given for answer in Answer.objects.filter(response=response)}


@pytest.mark.parametrize(("sheet", "name"), ALL_PAGES)
def test_feature_07_every_question_is_its_own_fieldset_and_nothing_is_a_grid(
    sign_in, colleague, sheets, soup, sheet, name
):
    response = sheets.own if sheet == "organisation" else sheets.partnership
    codes = next(page for page in INSTRUMENT.sheet(sheet).pages if page.code == name).question_codes

    page = soup(sign_in(colleague).get(sheets.page(name, of=response)))

    for code in codes:
        fieldsets = {
            radio.find_parent("fieldset") for radio in page.select(f"input[type=radio][name={code}]")
        }
        (fieldset,) = fieldsets
        assert INSTRUMENT.question(code).text in fieldset.legend.get_text()
        assert {radio["name"] for radio in fieldset.select("input")} == {code}
    assert 1 <= len(codes) <= 6
    assert not page.select("table input, table textarea, table select")


def test_feature_09_dont_know_and_does_not_apply_stand_apart_from_the_scale(sign_in, colleague, sheets, soup):
    page = soup(sign_in(colleague).get(sheets.page("policy")))

    statement = page.find(id="question-POL1")
    scale = [radio["value"] for radio in statement.select(".app-statement__scale input")]
    apart = [radio["value"] for radio in statement.select(".app-statement__apart input")]
    assert (scale, apart) == (["1", "2", "3", "4", "5"], ["DK", "NA"])
    assert not statement.select("input[checked]")


def test_feature_11_why_we_ask_names_level_factor_definition_and_sources(sign_in, colleague, sheets, soup):
    page = soup(sign_in(colleague).get(sheets.page("policy")))

    (why,) = [details for details in page.find_all("details") if "Why we ask" in details.summary.get_text()]
    text = " ".join(why.get_text().split())
    factor = INSTRUMENT.factor("POL")
    passage = INSTRUMENT.level("macro").source_passage
    for words in (factor.why_we_ask, factor.name, "macro level", factor.definition, passage, *factor.sources):
        assert words in text


@pytest.mark.parametrize(("sheet", "name"), ALL_PAGES)
def test_feature_11_every_question_has_its_reason_on_the_page(sign_in, colleague, sheets, soup, sheet, name):
    instrument = INSTRUMENT
    response = sheets.own if sheet == "organisation" else sheets.partnership
    page = soup(sign_in(colleague).get(sheets.page(name, of=response)))

    text = " ".join(page.get_text().split())
    for code in next(page for page in instrument.sheet(sheet).pages if page.code == name).question_codes:
        question = instrument.question(code)
        holder = getattr(question, "belongs_to", None)
        about = next(
            (part for part in (*instrument.factors, *instrument.axes) if part.code == holder), question
        )
        assert " ".join(about.why_we_ask.split()) in text


def test_the_partners_name_stands_in_caption_and_stems(sign_in, colleague, sheets, soup):
    page = soup(sign_in(colleague).get(sheets.page("day-to-day", of=sheets.partnership)))

    assert page.select_one(".nhsuk-caption-m").get_text() == "Shared record"
    assert page.select_one(".nhsuk-caption-l").get_text() == "Working with Eastvale Care: 2 of 5"
    assert (
        page.find(id="question-COO1")
        .legend.get_text(" ", strip=True)
        .startswith("Our work with Eastvale Care ")
    )


def test_several_partners_are_all_named(sign_in, colleague, sheets, trust, soup):
    from tests.factories import OrganisationFactory

    others = [OrganisationFactory(name=name) for name in ("Ashby", "Brook", "Crane")]
    three = ResponseFactory(
        assessment=sheets.assessment, partnership=PartnershipFactory(organisations=[trust, *others])
    )

    page = soup(sign_in(colleague).get(sheets.page("closeness", of=three)))

    assert page.select_one(".nhsuk-caption-l").get_text() == "Working with Ashby, Brook and Crane: 1 of 5"


def test_a_page_is_saved_and_leads_to_the_next(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)

    reply = client.post(
        sheets.page("looking-outside"),
        {"SEA1": "2", "SEA2": "DK", "SEA3": "NA", "note_SEA4": "Since\r\nMay.", "note_SEA1": ""},
    )

    assert (reply.status_code, reply.url) == (302, sheets.page("using-lessons"))
    assert given(sheets.own) == {"SEA1": "2", "SEA2": "DK", "SEA3": "NA", "SEA4": ""}
    assert Answer.objects.get(question="SEA4").note == "Since\nMay."
    page = soup(client.get(sheets.page("looking-outside")))
    assert page.find("input", {"name": "SEA2", "value": "DK"}).has_attr("checked")
    note = page.find("textarea", {"name": "note_SEA4"})
    assert note.get_text().strip() == "Since\nMay."
    assert note.find_parent("details").has_attr("open")


def test_feature_02_without_a_script_save_and_come_back_later_keeps_everything(sign_in, colleague, sheets):
    client = sign_in(colleague)

    reply = client.post(
        sheets.page("keeping-knowledge"), {"ROU1": "3", "note_ROU1": "long " * 40, "action": "later"}
    )

    assert reply.url == sheets.assessment.get_absolute_url()
    assert given(sheets.own) == {"ROU1": "3"}
    assert Answer.objects.get().note == ("long " * 40).strip()


def test_an_answer_can_be_cleared_once_it_is_there(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    assert not soup(client.get(sheets.page("policy"))).find("input", {"value": "clear"})
    client.post(sheets.page("policy"), {"POL1": "2", "POL2": "3"})
    clear = soup(client.get(sheets.page("policy"))).find("input", {"name": "POL1", "value": "clear"})
    assert clear.find_next("label").get_text() == "Clear my answer"

    client.post(sheets.page("policy"), {"POL1": "clear", "POL2": "3"})

    assert given(sheets.own) == {"POL1": "", "POL2": "3"}


def test_feature_10_a_note_has_a_limit_of_500_words_and_a_counter(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    page = soup(client.get(sheets.page("policy")))
    assert "500 words" in page.find(id="id_note_POL1-info").get_text()

    assert client.post(sheets.page("policy"), {"note_POL1": "word " * 500}).status_code == 302
    assert len(Answer.objects.get(question="POL1").note.split()) == 500


def test_one_bad_field_loses_nothing(sign_in, colleague, sheets, soup):
    """What is valid is stored, what is not stays on the page with its error."""
    long_note = "word " * 501

    reply = sign_in(colleague).post(
        sheets.page("policy"), {"POL1": "4", "note_POL1": long_note, "POL2": "9", "note_POL2": "Fine."}
    )

    assert reply.status_code == 422
    assert given(sheets.own) == {"POL1": "4", "POL2": ""}
    assert Answer.objects.get(question="POL2").note == "Fine."
    page = soup(reply)
    assert page.title.get_text().startswith("Error: ")
    summary = {link["href"]: link.get_text() for link in page.select(".nhsuk-error-summary a")}
    assert "must be 500 words or fewer; it has 501" in summary["#id_note_POL1"]
    assert "Select one of the answers shown" in summary["#id_POL2"]
    note = page.find("textarea", {"name": "note_POL1"})
    assert note.get_text().strip() == long_note.strip()
    assert note.find_parent("details").has_attr("open")


def test_a_page_that_ends_a_section_asks_whether_it_is_completed(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    assert not soup(client.get(sheets.page("using-lessons"))).find("input", {"name": "section_completed"})

    reply = client.post(sheets.page("keeping-knowledge"), {"ROU1": "3"})

    assert reply.status_code == 422
    summary = soup(reply).select_one(".nhsuk-error-summary a")
    assert (summary["href"], summary.get_text()) == (
        "#id_section_completed",
        "Select whether you have completed this section",
    )
    assert given(sheets.own) == {"ROU1": "3"}


def test_feature_06_all_answered_and_no_stays_in_progress(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    section = INSTRUMENT.sheet("organisation").sections[0]
    for page in section.pages:
        client.post(
            sheets.page(page.code), dict.fromkeys(page.question_codes, "4") | {"section_completed": "no"}
        )

    page = soup(client.get(sheets.assessment.get_absolute_url()))

    assert Answer.objects.filter(kind=AnswerKind.VALUE).count() == 15
    assert SectionState.objects.get().completed is False
    row = page.find("a", string="How your organisation learns").find_parent("li")
    assert "15 of 15 answered" in row.get_text()
    assert row.select_one(".nhsuk-task-list__status").get_text(strip=True) == "In progress"


def test_feature_06_yes_with_questions_left_open_says_how_many(sign_in, colleague, sheets):
    reply = sign_in(colleague).post(
        sheets.page("keeping-knowledge"), {"ROU1": "3", "section_completed": "yes"}, follow=True
    )

    assert reply.redirect_chain == [(sheets.assessment.get_absolute_url(), 302)]
    assert "14 questions have no answer and count as not answered." in reply.content.decode()
    assert given(sheets.own) == {"ROU1": "3"}


def test_the_last_section_leads_to_checking(sign_in, colleague, sheets):
    client = sign_in(colleague)
    for section in ("organisational", "macro"):
        SectionState.objects.create(response=sheets.own, section=section, completed=True)

    reply = client.post(sheets.page("what-holds-you-back"), {"section_completed": "yes"})

    assert reply.url == sheets.page("check")


def test_the_first_question_stands_alone_and_takes_one_choice(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    address = sheets.page("first-move", of=sheets.partnership)
    page = soup(client.get(address))
    assert page.h1.get_text(strip=True) == "Who made the first move?"
    assert page.h1.find_parent("legend")

    assert client.post(address, {"FIRST": "region"}).url == sheets.page("formality", of=sheets.partnership)

    answer = Answer.objects.get()
    assert (answer.kind, answer.choice) == (AnswerKind.CHOICE, "region")
    assert soup(client.get(address)).find("input", {"value": "region"}).has_attr("checked")


def test_a_sent_sheet_is_read_and_not_answered(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("submit"))
    assert client.get(sheets.page("policy")).url == sheets.page("check")

    reply = client.post(sheets.page("policy"), {"POL1": "4", "note_POL1": "Kept on the page."})

    assert reply.status_code == 409
    assert "You have already sent these answers." in reply.content.decode()
    assert "Kept on the page." in soup(reply).find("textarea", {"name": "note_POL1"}).get_text()
    assert given(sheets.own) == {}


def test_after_the_round_nothing_is_saved_and_nothing_typed_is_lost(sign_in, colleague, sheets, close, soup):
    client = sign_in(colleague)
    close()
    assert client.get(sheets.page("policy")).url == sheets.page("check")

    reply = client.post(sheets.page("policy"), {"POL1": "4"})

    assert reply.status_code == 409
    assert "Autumn round closed on" in reply.content.decode()
    assert soup(reply).find("input", {"name": "POL1", "value": "4"}).has_attr("checked")
    assert given(sheets.own) == {}


def test_nobody_else_finds_it(sign_in, manager, partner, outsider, administrator, sheets):
    for other in (manager, partner, outsider, administrator):
        assert sign_in(other).get(sheets.page("policy")).status_code == 404
        assert sign_in(other).post(sheets.page("policy"), {"POL1": "4"}).status_code == 404
    assert not Answer.objects.exists()


def test_a_page_of_another_sheet_is_not_there(sign_in, colleague, sheets):
    assert sign_in(colleague).get(sheets.page("formality")).status_code == 404
    assert sign_in(colleague).get(sheets.page("no-such-page")).status_code == 404


def test_other_methods_are_refused(sign_in, colleague, sheets):
    assert sign_in(colleague).delete(sheets.page("policy")).status_code == 405

from assessments.models import Answer
from models_engine import load_instrument
from tests.factories import ResponseFactory

QUERIES = 6


def rows(page) -> dict[str, str]:
    return {
        row["id"].removeprefix("question-"): row.dd.get_text(" ", strip=True)
        for row in page.select(".nhsuk-summary-list__row")
    }


def test_feature_13_every_question_is_there_with_its_answer_in_words(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("policy"), {"POL1": "5", "POL2": "DK", "POL3": "NA", "note_POL4": "Ask Jo."})

    page = soup(client.get(sheets.page("check")))

    answers = rows(page)
    assert list(answers) == list(load_instrument().sheet("organisation").question_codes)
    assert answers["POL1"] == "Strongly agree"
    assert answers["POL2"] == "Don't know"
    assert answers["POL3"] == "Does not apply"
    assert answers["POL4"] == "Not answered Your note: Ask Jo."
    assert answers["SEA1"] == "Not answered"
    sections = [section.title for section in load_instrument().sheet("organisation").sections]
    assert [heading.get_text() for heading in page.select("h2[id^=section-]")] == sections
    assert "3 of 41 questions answered. Of these, 1 “Don't know” and 1 “Does not apply”." in page.get_text()


def test_the_contents_lead_past_the_sections_to_sending(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    page = soup(client.get(sheets.page("check")))

    links = {link.get_text(strip=True): link["href"] for link in page.main.nav.find_all("a")}
    assert list(links)[-1] == "Send your answers"
    assert {text: page.select_one(href).get_text() for text, href in links.items()} == {
        text: text for text in links
    }

    client.post(sheets.page("submit"))
    assert soup(client.get(sheets.page("check"))).main.nav is None


def test_feature_13_change_leads_to_the_question_and_back_to_the_same_place(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    row = soup(client.get(sheets.page("check"))).find(id="question-ROU2")
    link = row.a
    assert link.get_text() == f"Change your answer to: {load_instrument().item('ROU2').text}"
    assert link.span["class"] == ["nhsuk-u-visually-hidden"]
    assert link["href"].endswith("#question-ROU2")

    there = soup(client.get(link["href"]))
    assert there.find(id="question-ROU2")
    assert there.select_one(".nhsuk-back-link")["href"] == f"{sheets.page('check')}#question-ROU2"
    reply = client.post(link["href"].partition("#")[0], {"ROU2": "1"})

    assert reply.url == f"{sheets.page('check')}#question-ROU2"
    assert rows(soup(client.get(reply.url)))["ROU2"] == "Strongly disagree"


def test_feature_13_sending_is_possible_here_and_nowhere_else(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    page = soup(client.get(sheets.page("check")))
    (button,) = page.main.find_all("button")
    assert button.get_text(strip=True) == "Confirm and send"
    assert button.parent["action"] == sheets.page("submit")

    others = [sheets.page("policy"), sheets.assessment.get_absolute_url(), "/home/"]
    for address in others:
        assert sheets.page("submit") not in client.get(address).content.decode()


def test_feature_10_a_note_shows_line_by_line_and_is_no_markup(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("policy"), {"note_POL1": "One\r\n<b>Two</b>"})

    note = soup(client.get(sheets.page("check"))).find(id="question-POL1").p

    assert note.br
    assert "<b>Two</b>" in note.get_text()
    assert not note.b


def test_says_which_parts_get_no_result(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    everything = load_instrument().sheet("organisation").question_codes
    Answer.objects.bulk_create(
        Answer(response=sheets.own, question=code, kind="value", value=3) for code in everything
    )
    assert "too few answers" not in soup(client.get(sheets.page("check"))).get_text()
    Answer.objects.filter(question__in=["POL1", "POL2"]).update(kind="dont_know", value=None)
    Answer.objects.filter(question__startswith="INT").update(kind="not_applicable", value=None)

    text = " ".join(soup(client.get(sheets.page("check"))).get_text().split())

    assert "1 part has too few answers for a result of your own: National and regional policy." in text


def test_says_when_a_partnership_would_have_no_place(sign_in, colleague, sheets, soup):
    text = soup(sign_in(colleague).get(sheets.page("check", of=sheets.partnership))).get_text()

    assert "How the joint work is set up" in text
    assert "How the partnership came about" in text
    assert "7 parts have too few answers" in " ".join(text.split())


def test_a_sent_sheet_is_only_read_and_offers_to_reopen(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("submit"))

    page = soup(client.get(sheets.page("check")))

    assert page.h1.get_text() == "Your answers"
    assert not page.main.find("button")
    assert not page.find("a", string=lambda text: text and text.startswith("Change"))
    assert page.find("a", string="Reopen to change answers")["href"] == sheets.page("reopen")


def test_after_the_round_a_draft_is_readable_and_cannot_be_sent(sign_in, colleague, sheets, close, soup):
    client = sign_in(colleague)
    client.post(sheets.page("policy"), {"POL1": "5"})
    close()

    page = soup(client.get(sheets.page("check")))

    assert rows(page)["POL1"] == "Strongly agree"
    assert "This round has closed" in page.get_text()
    assert not page.main.find("button")


def test_feature_15_other_versions_are_listed_with_the_reason(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    client.post(sheets.page("submit"))
    draft = client.post(sheets.page("reopen"), {"reason": "I mixed up two years."}).url

    page = soup(client.get(draft))
    (first,) = page.select("#versions + ul a")
    assert first.get_text().startswith("Version 1, sent on ")
    assert first["href"] == sheets.page("version")

    page = soup(client.get(sheets.page("check")))
    assert "Version 2, not sent yet" in page.get_text()
    assert "I mixed up two years." in page.get_text()
    assert not page.find("a", string="Reopen to change answers")


def test_nobody_else_finds_it(sign_in, manager, partner, outsider, administrator, sheets):
    for other in (manager, partner, outsider, administrator):
        assert sign_in(other).get(sheets.page("check")).status_code == 404


def test_other_methods_are_refused(sign_in, colleague, sheets):
    assert sign_in(colleague).post(sheets.page("check")).status_code == 405


def test_the_number_of_queries_does_not_grow_with_versions(
    sign_in, colleague, sheets, django_assert_num_queries
):
    client = sign_in(colleague)
    client.get("/home/")
    with django_assert_num_queries(QUERIES):
        client.get(sheets.page("check"))
    for version in (2, 3):
        ResponseFactory(
            assessment=sheets.assessment,
            version=version,
            submitted=True,
            status="replaced",
            answers={"SEA1": 2},
        )

    with django_assert_num_queries(QUERIES):
        client.get(sheets.page("check"))

from assessments.models import Response


def test_shows_reference_time_result_and_the_next_sheet(sign_in, colleague, sheets, trust, soup):
    client = sign_in(colleague)
    client.post(sheets.page("submit"))

    page = soup(client.get(sheets.page("submitted")))

    assert page.h1.get_text() == "Answers sent"
    assert (
        page.select_one(".nhsuk-panel strong").get_text() == Response.objects.get(pk=sheets.own.pk).reference
    )
    links = {link.get_text(strip=True): link["href"] for link in page.main.find_all("a")}
    following = links["Go on: Shared record"]
    assert following == f"{sheets.page('first-move', of=sheets.partnership)}#question-FIRST"
    assert links["See the result: Northmoor Hospitals"] == f"/results/organisations/{trust.pk}/"
    assert links["Back to your task list"] == sheets.assessment.get_absolute_url()


def test_the_last_sheet_says_that_all_is_sent(sign_in, colleague, sheets, partnership, soup):
    client = sign_in(colleague)
    client.post(sheets.page("submit"))
    client.post(sheets.page("submit", of=sheets.partnership))

    page = soup(client.get(sheets.page("submitted", of=sheets.partnership)))

    assert "You have sent everything that was asked of you in this round." in page.get_text()
    assert (
        page.find("a", string="See the result: Shared record")["href"]
        == f"/results/partnerships/{partnership.pk}/"
    )


def test_a_draft_has_nothing_to_confirm(sign_in, colleague, sheets):
    assert sign_in(colleague).get(sheets.page("submitted")).url == sheets.page("check")


def test_nobody_else_finds_it(sign_in, colleague, manager, outsider, sheets):
    sign_in(colleague).post(sheets.page("submit"))

    for other in (manager, outsider):
        assert sign_in(other).get(sheets.page("submitted")).status_code == 404


def test_other_methods_are_refused(sign_in, colleague, sheets):
    assert sign_in(colleague).post(sheets.page("submitted")).status_code == 405

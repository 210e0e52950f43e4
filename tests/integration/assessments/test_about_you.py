from accounts.models import AuditEvent


def address(sheets):
    return f"{sheets.assessment.get_absolute_url()}about-you/"


def test_one_optional_question_about_a_broad_role(sign_in, colleague, sheets, soup):
    client = sign_in(colleague)
    page = soup(client.get(address(sheets)))
    assert page.h1.get_text(strip=True) == "What best describes your role?"
    assert len(page.select("input[type=radio]")) == 6

    reply = client.post(address(sheets), {"role": "practitioner"})

    sheets.assessment.refresh_from_db()
    assert reply.url == sheets.assessment.get_absolute_url()
    assert sheets.assessment.respondent_role == "practitioner"
    assert AuditEvent.objects.get(action="respondent_role_set").detail == {}
    assert soup(client.get(address(sheets))).find("input", {"value": "practitioner"}).has_attr("checked")


def test_it_need_not_be_answered_and_can_be_taken_back(sign_in, colleague, sheets):
    client = sign_in(colleague)
    for data in ({}, {"role": "not_said"}):
        client.post(address(sheets), {"role": "digital"})

        assert client.post(address(sheets), data).status_code == 302
        sheets.assessment.refresh_from_db()
        assert sheets.assessment.respondent_role == ""


def test_a_role_that_is_not_offered_is_refused(sign_in, colleague, sheets, soup):
    reply = sign_in(colleague).post(address(sheets), {"role": "emperor"})

    assert reply.status_code == 422
    assert soup(reply).select_one(".nhsuk-error-summary a")["href"] == "#id_role"
    sheets.assessment.refresh_from_db()
    assert sheets.assessment.respondent_role == ""


def test_after_the_round_it_stays_as_it_was(sign_in, colleague, sheets, close):
    close()

    reply = sign_in(colleague).post(address(sheets), {"role": "digital"}, follow=True)

    assert "closed on" in reply.content.decode()
    sheets.assessment.refresh_from_db()
    assert sheets.assessment.respondent_role == ""


def test_nobody_else_finds_it(sign_in, manager, outsider, sheets):
    for other in (manager, outsider):
        assert sign_in(other).get(address(sheets)).status_code == 404
        assert sign_in(other).post(address(sheets), {"role": "digital"}).status_code == 404


def test_other_methods_are_refused(sign_in, colleague, sheets):
    assert sign_in(colleague).delete(address(sheets)).status_code == 405

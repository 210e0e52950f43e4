from assessments.forms.seen_notes import mark_of
from assessments.models import Answer, SectionState


def address(sheets, page="policy"):
    return sheets.page(f"{page}/save")


def test_feature_02_saves_what_it_is_given_and_says_when(sign_in, colleague, sheets, time_machine):
    time_machine.move_to("2026-11-22 14:02:00+00:00", tick=False)
    sheets.assessment.campaign.opens_at = "2026-11-01T00:00Z"
    sheets.assessment.campaign.closes_at = "2026-12-01T00:00Z"
    sheets.assessment.campaign.save()
    long_text = "What we learnt in the spring about handing over. " * 5

    reply = sign_in(colleague).post(address(sheets), {"note_POL1": long_text})

    assert reply.status_code == 200
    assert reply.json() == {
        "saved_at": "2026-11-22T14:02:00+00:00",
        "message": "Saved 14:02",
        "marks": {"seen_POL1": mark_of(long_text)},
    }
    assert Answer.objects.get().note == long_text.strip()


def test_the_status_sits_in_a_polite_live_region(sign_in, colleague, sheets, soup):
    page = soup(sign_in(colleague).get(sheets.page("policy")))

    status = page.find(id="saved")
    assert (status["role"], status["aria-live"], status.get_text()) == ("status", "polite", "")
    assert page.select_one("[data-save-href]")["data-save-href"] == address(sheets)
    assert page.find("form", id="answers")
    assert [script["src"] for script in page.select("script[src*=answer_page]")] == [
        "/static/js/answer_page.js"
    ]


def test_feature_01_each_answer_is_on_the_server_at_once(sign_in, colleague, sheets):
    client = sign_in(colleague)

    for value in ("4", "DK", "NA", "clear"):
        client.post(address(sheets), {"POL1": value})
        expected = "" if value == "clear" else value
        assert Answer.objects.get().given == expected


def test_fields_that_are_not_sent_stay(sign_in, colleague, sheets):
    client = sign_in(colleague)
    client.post(address(sheets), {"POL1": "4", "note_POL1": "Because."})

    client.post(address(sheets), {"POL2": "1"})

    assert {(a.question, a.given, a.note) for a in Answer.objects.all()} == {
        ("POL1", "4", "Because."),
        ("POL2", "1", ""),
    }


def test_the_word_on_the_section_is_left_to_the_continue_button(sign_in, colleague, sheets):
    reply = sign_in(colleague).post(
        address(sheets, "keeping-knowledge"), {"ROU1": "4", "section_completed": "yes"}
    )

    assert reply.status_code == 200
    assert Answer.objects.exists()
    assert not SectionState.objects.exists()


def test_what_is_wrong_is_said_and_the_rest_is_saved(sign_in, colleague, sheets):
    reply = sign_in(colleague).post(address(sheets), {"note_POL1": "word " * 501, "POL2": "5"})

    assert reply.status_code == 422
    assert (
        "must be 500 words or fewer; it has 501. Everything else on this page is saved."
        in reply.json()["message"]
    )
    assert Answer.objects.get().question == "POL2"


def test_sent_answers_are_not_saved_over(sign_in, colleague, sheets):
    client = sign_in(colleague)
    client.post(sheets.page("submit"))

    reply = client.post(address(sheets), {"POL1": "4"})

    assert (reply.status_code, reply.json()) == (
        409,
        {"message": "You have already sent these answers. To change them, reopen them first."},
    )
    assert not Answer.objects.exists()


def test_after_the_round_nothing_is_saved(sign_in, colleague, sheets, close):
    close()

    reply = sign_in(colleague).post(address(sheets), {"POL1": "4"})

    assert reply.status_code == 409
    assert "closed on" in reply.json()["message"]
    assert not Answer.objects.exists()


def test_signed_out_it_says_what_to_do(client, sheets):
    reply = client.post(address(sheets), {"POL1": "4"})

    assert reply.status_code == 401
    assert "Press Continue: you can sign in again and what you typed is kept." in reply.json()["message"]
    assert not Answer.objects.exists()


def test_a_forged_request_saves_nothing(colleague, sheets):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(colleague)

    assert client.post(address(sheets), {"POL1": "4"}).status_code == 403
    assert not Answer.objects.exists()


def test_nobody_else_finds_it(sign_in, manager, partner, outsider, sheets):
    for other in (manager, partner, outsider):
        assert sign_in(other).post(address(sheets), {"POL1": "4"}).status_code == 404
    assert not Answer.objects.exists()


def test_other_methods_are_refused(sign_in, colleague, sheets):
    assert sign_in(colleague).get(address(sheets)).status_code == 405


def test_the_number_of_queries(sign_in, colleague, sheets, django_assert_num_queries):
    client = sign_in(colleague)
    client.get("/home/")

    with django_assert_num_queries(11):
        client.post(address(sheets), {"POL1": "4"})

import pytest

from assessments.models import Answer, Response


@pytest.fixture
def sent(sign_in, colleague, sheets):
    client = sign_in(colleague)
    client.post(sheets.page("policy"), {"POL1": "5", "note_POL1": "Before."})
    client.post(sheets.page("submit"))
    return client


def test_feature_15_reopening_makes_version_2_and_version_1_counts_until_it_is_sent(sent, sheets, soup):
    page = soup(sent.get(sheets.page("reopen")))
    assert "What you sent goes on counting until you send the copy." in page.get_text()

    reply = sent.post(sheets.page("reopen"), {"reason": "I mixed up two years."})

    draft = Response.objects.get(version=2, partnership=None)
    assert reply.url == sheets.page("check", of=draft)
    assert draft.reopen_reason == "I mixed up two years."
    copied = Answer.objects.get(response=draft, question="POL1")
    assert (copied.value, copied.note) == (5, "Before.")
    sent.post(sheets.page("policy", of=draft), {"POL1": "1", "note_POL1": ""})
    first = Response.objects.get(pk=sheets.own.pk)
    assert first.status == "submitted"
    assert Answer.objects.get(response=first, question="POL1").value == 5
    task_list = sent.get(sheets.assessment.get_absolute_url()).content.decode()
    assert "counts until you send it again" in task_list

    sent.post(sheets.page("submit", of=draft))

    first.refresh_from_db()
    draft.refresh_from_db()
    assert (first.status, draft.status) == ("replaced", "submitted")
    assert first.reference != draft.reference
    old = soup(sent.get(sheets.page("version")))
    assert "Strongly agree" in old.find(id="question-POL1").get_text()


def test_a_reason_is_needed(sent, sheets, soup):
    for reason, message in (
        (" ", "Enter why you want to change your answers"),
        ("x" * 501, "The reason must be 500 characters or fewer"),
    ):
        reply = sent.post(sheets.page("reopen"), {"reason": reason})

        assert reply.status_code == 422
        summary = soup(reply).select_one(".nhsuk-error-summary a")
        assert (summary["href"], summary.get_text()) == ("#id_reason", message)
    assert not Response.objects.filter(version=2).exists()


def test_a_double_click_reopens_once(sent, sheets):
    first = sent.post(sheets.page("reopen"), {"reason": "Once"})
    second = sent.post(sheets.page("reopen"), {"reason": "Once"})

    assert first.url == second.url
    assert Response.objects.filter(partnership=None).count() == 2


def test_a_draft_cannot_be_reopened(sign_in, colleague, sheets):
    client = sign_in(colleague)

    for reply in (client.get(sheets.page("reopen")), client.post(sheets.page("reopen"), {"reason": "x"})):
        assert reply.url == sheets.page("check")
    assert not Response.objects.filter(version=2).exists()


def test_after_the_round_nothing_is_reopened(sent, sheets, close):
    close()

    for reply in (
        sent.get(sheets.page("reopen"), follow=True),
        sent.post(sheets.page("reopen"), {"reason": "x"}, follow=True),
    ):
        assert reply.redirect_chain == [(sheets.page("check"), 302)]
        assert "Autumn round closed on" in reply.content.decode()
    assert not Response.objects.filter(version=2).exists()


def test_nobody_else_finds_it(sent, sign_in, manager, outsider, sheets):
    for other in (manager, outsider):
        assert sign_in(other).get(sheets.page("reopen")).status_code == 404
        assert sign_in(other).post(sheets.page("reopen"), {"reason": "x"}).status_code == 404


def test_other_methods_are_refused(sent, sheets):
    assert sent.delete(sheets.page("reopen")).status_code == 405

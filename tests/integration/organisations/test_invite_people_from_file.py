"""A CSV file of people to invite, as spreadsheets of several countries save it."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jobs.testing import run_jobs
from organisations.models import Invitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("organisations:invite_people", args=[trust.pk])


@pytest.fixture
def send(sign_in, manager, url):
    def send(content: bytes, **fields):
        file = SimpleUploadedFile("people.csv", content, content_type="text/csv")
        response = sign_in(manager).post(url, {"role": "respondent", "file": file, **fields}, follow=True)
        run_jobs()
        return response

    return send


def roles() -> dict[str, str]:
    return dict(Invitation.objects.values_list("email", "role"))


@pytest.mark.parametrize(
    "content",
    [
        b"name,email,role\nAnn Able,ann@example.org,lead\nBob,Bob@Example.org,\n",
        "\ufeffE-Mail;Role;Name\r\nann@example.org;Organisation lead;Ännchen\r\nbob@example.org;;\r\n".encode(),
        "email\tname\trole\nann@example.org\tM\xfcller\tLEAD\n\nbob@example.org\n".encode("cp1252"),
        b'"role","email"\n"lead","ann@example.org"\n"","bob@example.org"\n',
        b"email,role\nann@example.org,lead\nbob@example.org,\nANN@example.org,lead\n",
    ],
    ids=["plain", "semicolons and a mark", "old Excel", "quoted", "twice"],
)
def test_feature_31_a_csv_file_of_people_is_read(send, content):
    response = send(content)

    assert "2 invitations sent." in response.content.decode()
    assert roles() == {"ann@example.org": "lead", "bob@example.org": "respondent"}
    assert {letter.to[0] for letter in mail.outbox} == set(roles())


def test_a_file_without_a_head_row_is_a_list_of_addresses(send):
    send(b"ann@example.org\nBob Bell <bob@example.org>\n")

    assert set(roles()) == {"ann@example.org", "bob@example.org"}


WRONG = b"email,role\nann@example.org,lead\nnobody,\nbob@example.org,king\ncat@example.org,\n"


def test_nothing_is_sent_and_nothing_lost_while_a_line_is_wrong(send):
    response = send(WRONG)

    page = BeautifulSoup(response.content, "html.parser")
    errors = page.select_one(".nhsuk-error-summary").text
    assert response.status_code == 422
    assert "Line 3: “nobody” is not an email address" in errors
    assert "Line 4: “king” is not a role. Use “Respondent” or “Organisation lead”" in errors
    assert page.textarea.text.strip().encode() == WRONG.strip()
    assert roles() == {}
    assert page.find("button", attrs={"name": "only_right"}).text.strip() == "Send the 2 that are right"


def test_those_that_are_right_are_sent_on_demand(sign_in, manager, url):
    posted = {"role": "respondent", "addresses": WRONG.decode(), "only_right": "1"}

    text = sign_in(manager).post(url, posted, follow=True).content.decode()

    assert roles() == {"ann@example.org": "lead", "cat@example.org": "respondent"}
    assert "2 invitations sent." in text
    assert "Not sent. Line 3: “nobody” is not an email address." in text


def test_where_nothing_is_right_there_is_nothing_to_send_on_demand(send):
    page = BeautifulSoup(send(b"email\nnobody\n").content, "html.parser")

    assert page.find("button", attrs={"name": "only_right"}) is None
    assert "Line 2" in page.select_one(".nhsuk-error-summary").text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Enter at least one email address, or choose a file"),
        (b"email\n" + b"a" * 100_000, "The file is too large"),
        (b"PK\x03\x04\0\0rest of a workbook", "not a workbook"),
        (b'email\nann@example.org,lead,one,two\n"open\n', "Line 3"),
        ("email\n".encode("utf-16"), "not a workbook"),
        (b"email,role\nann@example.org,lead\nann@example.org,respondent\n", "twice, with two roles"),
    ],
)
def test_files_that_are_wrong_are_refused(send, content, reason):
    response = send(content)

    assert response.status_code == 422
    errors = BeautifulSoup(response.content, "html.parser").select_one(".nhsuk-error-summary").text
    assert reason in errors
    assert roles() == {}


def test_a_file_and_a_list_at_once_are_too_much(send):
    response = send(b"email\nann@example.org\n", addresses="bob@example.org")

    assert response.status_code == 422
    assert "Choose a file or enter addresses, not both" in response.content.decode()
    assert "bob@example.org" in response.content.decode()


def test_columns_pasted_from_a_spreadsheet_are_read(sign_in, manager, url):
    pasted = "Name\tEmail\tRole\nAnn\tann@example.org\tlead"

    sign_in(manager).post(url, {"addresses": pasted, "role": "respondent"})

    assert roles() == {"ann@example.org": "lead"}

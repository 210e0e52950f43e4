"""Addresses that refuse letters: how the service hears of them, who sees them, and what can be done."""

from smtplib import SMTPRecipientsRefused

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import AuditEvent, Bounce
from jobs.models import Job
from jobs.testing import run_jobs
from tests.factories import InvitationFactory, MembershipFactory

pytestmark = pytest.mark.django_db

REPORT = """\
From MAILER-DAEMON Mon Nov 23 09:00:00 2026
From: Mail Delivery System <mailer-daemon@mail.example.org>
To: ecotone@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

A report in words.

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

{blocks}

--edge
Content-Type: message/rfc822

From: ecotone@example.org
Subject: The letter itself

Words of the letter.

--edge--

"""


def block(address: str, *, action: str = "failed", status: str = "5.1.1", original: str = "") -> str:
    lines = [f"Original-Recipient: rfc822;{original}"] if original else []
    return "\n".join(
        [*lines, f"Final-Recipient: rfc822; {address}", f"Action: {action}", f"Status: {status}"]
    )


@pytest.fixture
def mailbox(tmp_path):
    """`mailbox(report, report, …)`: each report is a list of blocks about single recipients."""

    def write(*reports):
        file = tmp_path / "returned.mbox"
        file.write_text("".join(REPORT.format(blocks="\n\n".join(blocks)) for blocks in reports))
        return str(file)

    return write


@pytest.fixture
def url(trust):
    return reverse("organisations:people", args=[trust.pk])


def bounced() -> list[str]:
    return sorted(Bounce.objects.values_list("address", flat=True))


def test_feature_31_reports_of_mail_servers_are_read(mailbox, colleague, trust, capsys):
    InvitationFactory(organisation=trust, email="gone@example.org")
    file = mailbox(
        [block("Colleague@Example.org", status="5.2.2 (mailbox full)")],
        [block("gone@example.org"), block("stranger@example.org")],
    )

    call_command("record_bounces", file)
    call_command("record_bounces", file)

    assert bounced() == ["colleague@example.org", "gone@example.org"]
    assert Bounce.objects.get(address="colleague@example.org").status == "5.2.2"
    assert capsys.readouterr().out.splitlines() == [
        "2 recorded, 1 of nobody here left out.",
        "0 recorded, 1 of nobody here left out.",
    ]
    assert AuditEvent.objects.filter(action="letter_bounced").count() == 2


def test_delays_and_passing_failures_say_nothing(mailbox, colleague, manager):
    call_command(
        "record_bounces",
        mailbox(
            [
                block(colleague.email, action="delayed", status="4.4.1"),
                block(manager.email, status="4.2.2"),
                block(manager.email, action="delivered", status="2.0.0"),
            ]
        ),
    )

    assert bounced() == []


def test_where_a_letter_was_passed_on_the_address_is_the_one_we_wrote_to(mailbox, colleague, manager):
    call_command("record_bounces", mailbox([block(manager.email, original=colleague.email)]))

    assert bounced() == [colleague.email]


def test_one_message_alone_is_read_too(tmp_path, colleague):
    file = tmp_path / "one.eml"
    file.write_text(REPORT.format(blocks=block(colleague.email)).split("\n", 1)[1])

    call_command("record_bounces", str(file))

    assert bounced() == [colleague.email]


@pytest.mark.parametrize("content", [b"", b"nothing like it", b"\xff\xfe\x00", b"From \n\n"])
def test_what_is_no_report_records_nothing(tmp_path, content):
    file = tmp_path / "other"
    file.write_bytes(content)

    call_command("record_bounces", str(file))

    assert bounced() == []


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="There is no file"):
        call_command("record_bounces", "nowhere.mbox")


def test_an_invitation_refused_at_once_is_in_the_list_and_not_tried_again(
    sign_in, manager, trust, url, monkeypatch
):
    refused = {"gone@example.org": (550, b"5.1.1 unknown")}

    def send(self):
        raise SMTPRecipientsRefused(refused)

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
    sign_in(manager).post(
        reverse("organisations:invite_people", args=[trust.pk]),
        {"addresses": "gone@example.org", "role": "respondent"},
    )
    run_jobs()

    assert bounced() == ["gone@example.org"]
    assert not Job.objects.filter(state="waiting").exists()
    assert "gone@example.org" in sign_in(manager).get(url).content.decode()


@pytest.mark.parametrize("code", [421, 450])
def test_a_server_that_is_busy_is_tried_again(sign_in, manager, trust, monkeypatch, code):
    def send(self):
        raise SMTPRecipientsRefused({"late@example.org": (code, b"later")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
    sign_in(manager).post(
        reverse("organisations:invite_people", args=[trust.pk]),
        {"addresses": "late@example.org", "role": "respondent"},
    )
    run_jobs(forgiving=True)

    assert bounced() == []
    assert Job.objects.filter(name="organisations.mail_invitation", state="waiting").exists()


def listed(response) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    heading = page.find("h2", string="Letters that came back")
    return " ".join(heading.find_next("table").text.split()) if heading else ""


def test_the_lead_and_the_administrator_see_the_list_of_their_people_alone(
    sign_in, manager, colleague, administrator, outsider, url
):
    Bounce.objects.create(address=colleague.email, status="5.1.1")
    Bounce.objects.create(address=outsider.email)

    for person in (manager, administrator):
        rows = listed(sign_in(person).get(url))
        assert "Cal Colleague" in rows
        assert "There is no such address" in rows
        assert outsider.email not in rows
    assert sign_in(colleague).get(url).status_code == 403


def test_trying_a_persons_address_again(sign_in, manager, colleague, trust, url):
    bounce = Bounce.objects.create(address=colleague.email)

    sign_in(manager).post(reverse("organisations:clear_bounce", args=[trust.pk, bounce.pk]))

    assert listed(sign_in(manager).get(url)) == ""
    assert AuditEvent.objects.filter(action="bounce_cleared").count() == 1


def test_a_bounce_of_another_organisation_is_not_there(sign_in, manager, outsider, trust):
    bounce = Bounce.objects.create(address=outsider.email)

    response = sign_in(manager).post(reverse("organisations:clear_bounce", args=[trust.pk, bounce.pk]))

    assert response.status_code == 404
    assert bounced() == [outsider.email]


def test_sending_an_invitation_again_tries_its_address_again(sign_in, manager, trust):
    invitation = InvitationFactory(organisation=trust, email="gone@example.org")
    Bounce.objects.create(address="gone@example.org")

    sign_in(manager).post(reverse("organisations:send_invitation_again", args=[invitation.pk]))

    assert bounced() == []


def test_without_bounces_there_is_no_list(sign_in, manager, trust, url):
    MembershipFactory(organisation=trust)

    assert listed(sign_in(manager).get(url)) == ""

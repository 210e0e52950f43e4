"""Answering by a link: what is stored of it, what is not, and what the organisation sees in the end."""

import html
import io
import logging
import zipfile
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import CampaignPrivacy, SheetCode
from assessments.models import (
    AnonymousEnvelope,
    AnonymousLink,
    Answer,
    Assessment,
    ChosenPartnership,
    Response,
    Result,
)
from assessments.services.open_envelopes import open_due_envelopes
from assessments.services.save_anonymous_answers import save_anonymous_answers
from assessments.services.take_anonymous_link import take_anonymous_link
from jobs.testing import run_jobs
from organisations.selectors.people import hash_of
from tests.factories.assessments import CampaignFactory, CampaignOrganisationFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking(trust, partnership):
    asking = CampaignOrganisationFactory(
        campaign=CampaignFactory(privacy=CampaignPrivacy.ANONYMOUS), organisation=trust
    )
    ChosenPartnership.objects.create(
        campaign_organisation=asking, partnership=partnership, sheet=SheetCode.PARTNERSHIP
    )
    return asking


def link_page(asking):
    return reverse("assessments:take_anonymous_link", args=[asking.campaign_id, asking.organisation_id])


def take(client, asking):
    """As a person does it: read the page, keep the link, press the button."""
    form = client.get(link_page(asking)).context["form"]
    client.post(link_page(asking), {"secret": form["secret"].value(), "kept": "on"})
    return form.link_secret


def page_of(secret, subject, page):
    return reverse("assessments:anonymous_page", args=[secret, subject, page])


def check_of(secret, subject="organisation"):
    return reverse("assessments:anonymous_check", args=[secret, subject])


def first_page(asking):
    return asking.campaign.instrument.definition.sheet(SheetCode.ORGANISATION).pages[0]


def answer_everything(asking, secret, value="4", partnerships=()):
    """By the service, as the pages would bring it."""
    definition = asking.campaign.instrument.definition
    envelope = AnonymousEnvelope.objects.get(link_hash=hash_of(secret))
    subjects = [("organisation", SheetCode.ORGANISATION)]
    subjects += [(str(one.pk), SheetCode.PARTNERSHIP) for one in partnerships]
    for subject, sheet in subjects:
        codes = [code for code in definition.sheet(sheet).question_codes if code in definition.item_index]
        given = dict.fromkeys(codes, value)
        save_anonymous_answers(envelope=envelope, subject=subject, sheet=sheet, given=given, send=True)


def close(asking):
    asking.campaign.closes_at = timezone.now() - timedelta(minutes=1)
    asking.campaign.save()
    open_due_envelopes(by=None, moment=timezone.now())
    run_jobs()


def people_of(trust, number):
    return [MembershipFactory(organisation=trust).person for _ in range(number)]


def test_a_link_is_shown_before_it_is_registered_and_works_after(asking, colleague, sign_in):
    client = sign_in(colleague)
    form = client.get(link_page(asking)).context["form"]
    start = reverse("assessments:anonymous_start", args=[form.link_secret])
    assert Client().get(start).status_code == 404

    sent = {"secret": form["secret"].value(), "kept": "on"}
    reply = client.post(link_page(asking), sent)

    assert reply.url == start
    assert Client().get(start).status_code == 200
    # Pressed twice, because the reply was lost.
    assert client.post(link_page(asking), sent).url == start
    assert AnonymousLink.objects.count() == AnonymousEnvelope.objects.count() == 1


def test_nobody_gets_a_second_link(asking, colleague, sign_in):
    client = sign_in(colleague)
    take(client, asking)

    again = client.get(link_page(asking))
    other = client.post(link_page(asking), {"secret": again.context["form"]["secret"].value(), "kept": "on"})

    assert "You have taken your link" in again.content.decode()
    assert "You have taken your link" in other.content.decode()
    assert AnonymousEnvelope.objects.count() == 1


def test_a_link_is_kept_first(asking, colleague, sign_in):
    client = sign_in(colleague)
    form = client.get(link_page(asking)).context["form"]

    reply = client.post(link_page(asking), {"secret": form["secret"].value()})

    assert reply.status_code == 422
    assert reply.context["form"].link_secret == form.link_secret
    assert not AnonymousEnvelope.objects.exists()


def test_a_secret_that_was_not_made_here_is_not_registered(asking, colleague, sign_in):
    client = sign_in(colleague)

    client.post(link_page(asking), {"secret": "easy-to-guess", "kept": "on"})

    assert Client().get(reverse("assessments:anonymous_start", args=["easy-to-guess"])).status_code == 404


def test_whom_nobody_has_confirmed_takes_no_link(asking, trust, sign_in):
    newcomer = MembershipFactory(organisation=trust, identity_verified=False).person

    assert sign_in(newcomer).get(link_page(asking)).status_code == 403


def test_answers_are_given_changed_and_sent_by_the_link_alone(asking, colleague, sign_in):
    secret = take(sign_in(colleague), asking)
    page, somebody = first_page(asking), Client()
    code = next(code for code in page.question_codes)
    href = page_of(secret, "organisation", page.code)

    assert somebody.get(href).status_code == 200
    somebody.post(href, {code: "2", "action": "later"})
    somebody.post(href, {code: "4", "action": "later"})
    assert somebody.get(href).context["form"][code].value() == "4"
    assert (
        "Not sent yet" in somebody.get(reverse("assessments:anonymous_start", args=[secret])).content.decode()
    )

    assert somebody.post(check_of(secret)).status_code == 302
    assert "Sent. It counts as it stands" in somebody.get(check_of(secret)).content.decode()
    somebody.post(href, {code: "5", "action": "later"})
    envelope = AnonymousEnvelope.objects.get()
    assert envelope.contents["organisation"]["given"] == {code: "5"}
    assert envelope.has_sent


def test_an_answer_that_is_none_is_an_error_and_nothing_is_stored(asking, colleague, sign_in):
    secret = take(sign_in(colleague), asking)
    page = first_page(asking)

    reply = Client().post(
        page_of(secret, "organisation", page.code), {page.question_codes[0]: "9", "action": "later"}
    )

    assert reply.status_code == 422
    assert AnonymousEnvelope.objects.get().contents == {}


def test_the_pages_of_a_link_neither_read_nor_write_a_session(asking, colleague, sign_in):
    client = sign_in(colleague)
    secret = take(client, asking)
    before = list(Session.objects.values())
    audit, page = AuditEvent.objects.count(), first_page(asking)

    shown = client.get(reverse("assessments:anonymous_start", args=[secret]))
    client.post(page_of(secret, "organisation", page.code), {page.question_codes[0]: "4", "action": "later"})
    sent = client.post(check_of(secret))

    assert not shown.wsgi_request.user.is_authenticated
    assert list(Session.objects.values()) == before
    assert "sessionid" not in sent.cookies
    assert AuditEvent.objects.count() == audit
    # The person stays signed in everywhere else.
    assert client.get(reverse("assessments:home")).wsgi_request.user == colleague


def test_the_address_goes_nowhere(asking, colleague, sign_in, caplog):
    secret = take(sign_in(colleague), asking)
    reply = Client().get(reverse("assessments:anonymous_start", args=[secret]))

    assert reply.headers["Referrer-Policy"] == "strict-origin"
    assert "no-store" in reply.headers["Cache-Control"]
    assert secret not in reply.content.decode().replace(f"/a/{secret}/", "")
    with caplog.at_level(logging.DEBUG):
        Client().get(reverse("assessments:anonymous_page", args=[secret, "organisation", "nothing"]))
    logged = [record.getMessage() for record in caplog.records]
    assert "Not Found: /a/[secret]" in logged
    assert all(secret not in message for message in logged)


def test_after_closing_the_answers_count_as_those_of_single_people(
    asking, trust, partnership, manager, sign_in
):
    for number, person in enumerate(people_of(trust, 5)):
        secret = f"secret-{number}"
        take_anonymous_link(asking=asking, secret=secret, by=person)
        answer_everything(asking, secret, partnerships=[partnership])
    assert not Response.objects.exists()

    close(asking)

    assert Result.objects.get(partnership=None).respondents == 5
    assert Result.objects.get(partnership=partnership).respondents == 5
    assert Assessment.objects.of_single_people().count() == 5
    assert not Assessment.objects.shared().exists()
    assert not AnonymousEnvelope.objects.exists()
    assert not AnonymousLink.objects.exists()
    for name, pk in (("partnership_result", partnership.pk), ("organisation_result", trust.pk)):
        page = sign_in(manager).get(reverse(f"assessments:{name}", args=[pk]))
        assert page.status_code == 200
        assert "5 people" in page.content.decode()


def test_colleagues_see_the_result_of_a_closed_round_although_nobody_knows_who_answered(
    asking, trust, colleague, sign_in
):
    for number, person in enumerate(people_of(trust, 5)):
        take_anonymous_link(asking=asking, secret=f"secret-{number}", by=person)
        answer_everything(asking, f"secret-{number}")
    href = reverse("assessments:organisation_result", args=[trust.pk]) + f"?campaign={asking.campaign_id}"
    before = sign_in(colleague).get(href).content.decode()

    close(asking)

    after = sign_in(colleague).get(href).content.decode()
    assert "so far nobody" in before
    assert "so far nobody" not in after


def test_what_was_not_sent_is_deleted_and_what_was_sent_can_be_read_by_the_link(asking, colleague, manager):
    take_anonymous_link(asking=asking, secret="sent", by=colleague)
    take_anonymous_link(asking=asking, secret="left", by=manager)
    answer_everything(asking, "sent", value="4")
    left = AnonymousEnvelope.objects.get(link_hash=hash_of("left"))
    code = first_page(asking).question_codes[0]
    save_anonymous_answers(
        envelope=left, subject="organisation", sheet=SheetCode.ORGANISATION, given={code: "1"}
    )

    close(asking)

    assert Response.objects.count() == 1
    assert not Answer.objects.filter(value=1).exists()
    assert "It counts in your organisation’s result" in Client().get(check_of("sent")).content.decode()
    assert Client().post(check_of("sent")).status_code == 409
    page = page_of("sent", "organisation", first_page(asking).code)
    assert Client().post(page, {code: "1", "action": "later"}).status_code == 409
    assert Client().get(page).url == check_of("sent")


def test_opening_twice_changes_nothing_and_a_later_last_day_gives_no_second_link(asking, colleague):
    take_anonymous_link(asking=asking, secret="one", by=colleague)
    answer_everything(asking, "one")
    close(asking)
    kept = list(Response.objects.values())

    close(asking)
    assert list(Response.objects.values()) == kept

    asking.campaign.closes_at = timezone.now() + timedelta(days=3)
    asking.campaign.save()
    with pytest.raises(Exception, match="closed"):
        take_anonymous_link(asking=asking, secret="two", by=colleague)


def test_an_organisation_with_longer_is_opened_later(asking, colleague):
    take_anonymous_link(asking=asking, secret="one", by=colleague)
    asking.extended_until = timezone.localdate() + timedelta(days=3)
    asking.save()

    close(asking)

    assert AnonymousEnvelope.objects.exists()


def test_a_wrong_link_says_no_more_than_that(asking):
    reply = Client().get(reverse("assessments:anonymous_start", args=["x" * 43]))

    assert reply.status_code == 404
    assert "This link does not work" in reply.content.decode()


def test_start_leads_to_the_link_and_home_says_so(asking, colleague, sign_in):
    client = sign_in(colleague)
    start = reverse("assessments:start_assessment", args=[asking.campaign_id, asking.organisation_id])

    assert client.post(start).url == link_page(asking)
    assert "Get your link" in client.get(reverse("assessments:home")).content.decode()
    take(client, asking)
    assert "You have taken your link" in client.get(reverse("assessments:home")).content.decode()
    assert not Assessment.objects.exists()


def test_the_lead_sees_how_many_took_a_link_and_sent(asking, trust, manager, sign_in):
    for number, person in enumerate(people_of(trust, 3)):
        take_anonymous_link(asking=asking, secret=f"secret-{number}", by=person)
    answer_everything(asking, "secret-0")

    page = sign_in(manager).get(asking.campaign.get_absolute_url()).content.decode()

    assert "Have taken their link" in page
    assert "3 people" in page
    assert "1 person" in page
    assert "nothing stored says who gave which answers" in page


def test_feature_32_no_page_and_no_file_names_who_answered(asking, trust, partnership, manager, sign_in):
    """Each of them names what it may name (the organisation), so the look is not blind."""
    people = people_of(trust, 5)
    for number, person in enumerate(people):
        take_anonymous_link(asking=asking, secret=f"secret-{number}", by=person)
        answer_everything(asking, f"secret-{number}", partnerships=[partnership])
    hashes = list(AnonymousEnvelope.objects.values_list("link_hash", flat=True))
    close(asking)
    parts = list(Assessment.objects.of_single_people().values_list("pk", flat=True))
    names = [*hashes, *map(str, parts), *(str(person.pk) for person in people)]
    names += [name for person in people for name in (person.name, person.email)]
    client, query = sign_in(manager), f"?campaign={asking.campaign_id}"

    for subject, pk in (("organisation", trust.pk), ("partnership", partnership.pk)):
        pages = [(f"{subject}_result", [pk]), (f"{subject}_report", [pk]), (f"{subject}_roles", [pk])]
        pages += [(f"{subject}_file", [pk, form]) for form in ("workbook", "csv", "json")]
        for view, keys in pages:
            reply = client.get(reverse(f"assessments:{view}", args=keys) + query)
            text = _all_text(reply.content)
            assert reply.status_code == 200
            assert trust.name in text, view
            assert [name for name in names if name in text] == [], view


def _all_text(content: bytes) -> str:
    """Of a page, or of everything in a file of files."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return html.unescape("\n".join(file.read(name).decode(errors="replace") for name in file.namelist()))

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.models import Answer, Assessment, Response, SectionAssignment
from jobs.testing import run_jobs
from tests.factories import CampaignFactory, CampaignOrganisationFactory, MembershipFactory
from tests.reading import words


@pytest.fixture
def url(shared, trust):
    return f"/campaigns/{shared.pk}/organisations/{trust.pk}/sections/"


def test_feature_16_a_lead_gives_sections_by_address_and_a_letter_says_which(
    sign_in, manager, colleague, url, partnership
):
    reply = sign_in(manager).post(
        url,
        {"email": " Colleague@Example.org", "sections_0": ["macro"], "sections_1": ["place"]},
        follow=True,
    )

    given = SectionAssignment.objects.filter(person=colleague)
    assert set(given.values_list("partnership", "section")) == {(None, "macro"), (partnership.pk, "place")}
    assert "Cal Colleague has 2 more sections now" in reply.content.decode()
    run_jobs()
    (letter,) = mail.outbox
    assert letter.to == ["colleague@example.org"]
    assert "Northmoor Hospitals: What surrounds your organisation" in letter.body
    assert "Shared record: How the partnership began and how it is set up" in letter.body


def test_the_sheets_are_there_for_the_colleague_to_begin(sign_in, manager, colleague, url, look):
    sign_in(manager).post(url, {"email": colleague.email, "sections_0": ["macro"]})

    assert Assessment.objects.get().person is None
    assert Response.objects.count() == 2
    assert "Start" in words(look(colleague, "/home/"))


def test_the_page_says_who_has_what_and_that_the_rest_is_the_leads(
    sign_in, manager, colleague, url, shared, look
):
    sign_in(manager).post(url, {"email": colleague.email, "sections_0": ["macro"]})

    rows = [words(row) for row in look(manager, url).select("tbody tr")]

    assert "What surrounds your organisation Filled in by Cal Colleague Take back" in rows[1]
    assert rows[0].endswith("You and the other leads")
    assert not any("About you" in row for row in rows)


def test_given_again_it_is_one_section_and_one_letter(sign_in, manager, colleague, url):
    client = sign_in(manager)
    for _ in range(2):
        reply = client.post(url, {"email": colleague.email, "sections_0": ["macro"]}, follow=True)

    assert "has these sections already" in reply.content.decode()
    assert SectionAssignment.objects.count() == 1
    run_jobs()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("meanwhile", ["stays", "left", "locked", "not confirmed"])
def test_whoever_has_left_before_the_letter_gets_none(sign_in, manager, colleague, url, meanwhile):
    sign_in(manager).post(url, {"email": colleague.email, "sections_0": ["macro"]})
    membership = colleague.memberships.get()
    if meanwhile == "left":
        membership.delete()
    elif meanwhile == "locked":
        colleague.is_active = False
        colleague.save()
    elif meanwhile == "not confirmed":
        membership.identity_verified = False
        membership.save()

    run_jobs()

    assert len(mail.outbox) == (1 if meanwhile == "stays" else 0)


def test_a_section_may_be_several_peoples(sign_in, manager, colleague, url, trust):
    other = MembershipFactory(organisation=trust).person
    for person in (colleague, other):
        sign_in(manager).post(url, {"email": person.email, "sections_0": ["macro"]})

    assert SectionAssignment.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (
            {"email": "nobody@example.org", "sections_0": ["macro"]},
            "Nobody at your organisation has this address",
        ),
        ({"email": "contact@example.org", "sections_0": ["macro"]}, "Confirm first"),
        ({"email": "colleague@example.org"}, "Select at least one section"),
        ({"email": "colleague@example.org", "sections_0": ["individual"]}, "Select from the sections shown"),
        ({"email": "colleague", "sections_0": ["macro"]}, "Enter an email address in the correct format"),
    ],
)
def test_what_cannot_be_given_is_said_and_nothing_typed_is_lost(
    sign_in, manager, colleague, trust, url, sent, problem, soup
):
    MembershipFactory(organisation=trust, identity_verified=False, person__email="contact@example.org")

    reply = sign_in(manager).post(url, sent)

    page = soup(reply)
    assert reply.status_code == 422
    assert problem in page.select_one(".nhsuk-error-summary").get_text()
    assert page.find("input", {"name": "email"})["value"] == sent["email"]
    assert not SectionAssignment.objects.exists()


def test_once_the_round_has_closed_nothing_is_given(sign_in, manager, colleague, url, close):
    close()

    reply = sign_in(manager).post(url, {"email": colleague.email, "sections_0": ["macro"]}, follow=True)

    assert "Autumn round closed on" in reply.content.decode()
    assert not SectionAssignment.objects.exists()


def test_before_the_round_opens_it_can_be_prepared(sign_in, manager, colleague, trust):
    later = CampaignFactory(mode="shared", opens_at=timezone.now() + timedelta(days=1))
    CampaignOrganisationFactory(campaign=later, organisation=trust)

    sign_in(manager).post(
        f"/campaigns/{later.pk}/organisations/{trust.pk}/sections/",
        {"email": colleague.email, "sections_0": ["macro"]},
    )

    assert SectionAssignment.objects.count() == 1


def test_a_lead_whom_nobody_has_confirmed_hands_out_nothing(sign_in, trust, colleague, url):
    unconfirmed = MembershipFactory(organisation=trust, role="lead", identity_verified=False).person

    assert sign_in(unconfirmed).get(url).status_code == 404
    assert (
        sign_in(unconfirmed).post(url, {"email": colleague.email, "sections_0": ["macro"]}).status_code == 404
    )
    assert not SectionAssignment.objects.exists()


def test_where_each_answers_there_is_nothing_to_hand_out(sign_in, manager, campaign, trust):
    assert (
        sign_in(manager).get(f"/campaigns/{campaign.pk}/organisations/{trust.pk}/sections/").status_code
        == 404
    )


def test_somebody_who_left_keeps_what_they_wrote_and_has_no_section_any_more(
    sign_in, manager, colleague, url, together, look
):
    sign_in(manager).post(url, {"email": colleague.email, "sections_0": ["macro"]})
    sign_in(colleague).post(together.page("policy"), {"POL1": "4", "shown_POL1": "", "action": "later"})
    assert Answer.objects.get().saved_by == colleague

    colleague.memberships.get().delete()

    assert Answer.objects.get().given == "4"
    assert sign_in(colleague).get(together.page("policy")).status_code == 404
    assert "Cal Colleague" not in words(look(manager, url))


def test_the_audit_row_holds_ids(sign_in, manager, colleague, url):
    sign_in(manager).post(url, {"email": colleague.email, "sections_0": ["macro"]})

    event = AuditEvent.objects.get(action="sections_assigned")
    assert event.detail == {"person": str(colleague.pk), "sections": ["macro"]}

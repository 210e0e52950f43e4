"""A small side may agree one sheet together, beside what each of them answered alone."""

import pytest

from assessments.models import Answer, Assessment, Response
from tests.factories import InvitationFactory, MembershipFactory
from tests.factories.sides import send, team
from tests.reading import words


@pytest.fixture
def url(campaign, trust):
    return f"/campaigns/{campaign.pk}/organisations/{trust.pk}/agreed-sheets/"


@pytest.fixture
def agreed(sign_in, manager, url, partnership):
    """The trust's sheet about the partnership, which its lead has begun."""
    sign_in(manager).post(url, {"subject": str(partnership.pk)})
    return Response.objects.get(assessment__person=None)


def test_begins_an_empty_sheet_whatever_people_said_alone(
    sign_in, colleague, url, campaign, trust, partnership
):
    send(campaign, trust, person=colleague, partnership=partnership)
    assert Answer.objects.exists()

    reply = sign_in(colleague).post(url, {"subject": str(partnership.pk)})

    sheet = Response.objects.get(assessment__person=None)
    assert reply.url == sheet.assessment.get_absolute_url()
    assert (sheet.sheet, sheet.partnership, sheet.status) == ("partnership", partnership, "draft")
    assert not sheet.answers.exists()


def test_everybody_confirmed_at_the_organisation_can_fill_it_in(sign_in, agreed, colleague, manager):
    for person, answer, shown in ((colleague, "2", ""), (manager, "4", "2")):
        reply = sign_in(person).post(
            f"/responses/{agreed.pk}/closeness/", {"PRX1": answer, "shown_PRX1": shown, "action": "later"}
        )
        assert reply.status_code == 302
    assert (agreed.answers.get().given, agreed.answers.get().saved_by) == ("4", manager)


def test_nobody_else_finds_it(sign_in, agreed, url, trust, partnership, partner, outsider, colleague):
    """Least of all whom the partner invited about this very partnership."""
    contact = MembershipFactory(organisation=trust, identity_verified=False).person
    InvitationFactory(organisation=trust, partnership=partnership, accepted_by=contact)
    addresses = [f"/responses/{agreed.pk}/{page}/" for page in ("closeness", "check", "submit-agreed")]
    addresses += [agreed.assessment.get_absolute_url(), url]

    for person in (contact, partner, outsider):
        assert {sign_in(person).get(address).status_code for address in addresses} == {404}
    assert {sign_in(colleague).get(address).status_code for address in addresses} == {200}


def test_nobody_reads_what_a_colleague_answered_alone(sign_in, agreed, campaign, trust, colleague, manager):
    own = send(campaign, trust, person=colleague)

    assert sign_in(colleague).get(f"/responses/{own.pk}/check/").status_code == 200
    assert sign_in(manager).get(f"/responses/{own.pk}/check/").status_code == 404


def test_begun_twice_it_is_the_same_sheet(sign_in, agreed, manager, url, partnership, look):
    assert sign_in(manager).post(url, {"subject": str(partnership.pk)}).status_code == 422

    assert Assessment.objects.filter(person=None).count() == 1
    assert "Shared record: not sent yet" in words(look(manager, url))


def subjects(main) -> list[str]:
    return [words(label) for label in main.select(".nhsuk-radios__label")]


def test_a_lead_may_begin_one_at_once_and_others_once_they_have_answered(
    url, manager, colleague, campaign, trust, partnership, look
):
    assert subjects(look(manager, url)) == ["Northmoor Hospitals", "Shared record"]
    assert "First send your own answers" in words(look(colleague, url))

    send(campaign, trust, person=colleague, partnership=partnership)

    assert subjects(look(colleague, url)) == ["Shared record"]


def test_where_enough_answer_alone_their_answers_are_the_result(
    sign_in, url, manager, campaign, trust, partnership, look
):
    team(campaign, trust, partnership, people=4)
    assert "Shared record" in subjects(look(manager, url))

    team(campaign, trust, partnership, people=1)

    assert subjects(look(manager, url)) == ["Northmoor Hospitals"]
    assert sign_in(manager).post(url, {"subject": str(partnership.pk)}).status_code == 422
    assert not Assessment.objects.filter(person=None).exists()


def test_after_the_round_it_says_so(sign_in, manager, url, partnership, close):
    close()

    reply = sign_in(manager).post(url, {"subject": str(partnership.pk)}, follow=True)

    assert "Autumn round closed on" in reply.content.decode()
    assert not Response.objects.exists()


def test_nothing_chosen_is_an_error(sign_in, manager, url, soup):
    reply = sign_in(manager).post(url, {})

    assert reply.status_code == 422
    assert "Select what you want to agree on" in soup(reply).select_one(".nhsuk-error-summary").get_text()


def test_in_a_round_of_shared_answers_there_is_nothing_else_to_agree(sign_in, manager, shared, url):
    assert sign_in(manager).get(url).status_code == 404


def test_home_and_task_list_lead_there(agreed, sheets, colleague, look):
    assert "Sheets that you agree together" in words(look(colleague, "/home/"))
    assert "Agree one sheet together" in words(look(colleague, sheets.assessment.get_absolute_url()))


def test_a_sheet_agreed_together_is_nobodys_own_part(agreed, colleague, look):
    """Home counts a person's own sheets, and the campaign page people."""
    assert "You have not started yet" in words(look(colleague, "/home/"))

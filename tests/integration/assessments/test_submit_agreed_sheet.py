import pytest

from accounts.models import AuditEvent
from assessments.models import Response
from tests.factories import AssessmentFactory, MembershipFactory, ResponseFactory
from tests.reading import words


@pytest.fixture
def draft(campaign, trust, partnership):
    """A sheet that people of the trust fill in together, in a round in which each answers alone as well."""
    together = AssessmentFactory(campaign=campaign, organisation=trust, person=None)
    return ResponseFactory(assessment=together, partnership=partnership, answers={"PRX1": 4})


@pytest.fixture
def url(draft):
    return f"/responses/{draft.pk}/submit-agreed/"


def ids(*people) -> dict:
    return {"people": [str(person.pk) for person in people]}


def test_sends_with_those_who_agree_and_shows_their_names_to_the_side(
    sign_in, manager, colleague, draft, url, look
):
    reply = sign_in(colleague).post(url, ids(manager, colleague))

    assert reply.url == f"/responses/{draft.pk}/submitted/"
    draft.refresh_from_db()
    assert (draft.status, draft.agreed_by) == ("submitted", 2)
    check = words(look(manager, f"/responses/{draft.pk}/check/"))
    assert "Agreed by 2 people: Cal Colleague and Maya Manager" in check
    tasks = words(look(manager, draft.assessment.get_absolute_url()))
    assert "agreed by 2 people" in tasks


def test_the_sender_is_ticked_and_can_be_unticked(sign_in, colleague, url, soup):
    page = soup(sign_in(colleague).get(url))

    ticked = [box["value"] for box in page.select("input[type=checkbox]") if box.has_attr("checked")]
    assert ticked == [str(colleague.pk)]


@pytest.mark.parametrize(("number", "status"), [(0, 422), (1, 422), (2, 302), (4, 302), (5, 422)])
def test_two_to_four_people_agree_a_sheet(sign_in, colleague, trust, draft, url, number, status, soup):
    people = [MembershipFactory(organisation=trust).person for _ in range(number)]

    reply = sign_in(colleague).post(url, ids(*people))

    assert reply.status_code == status
    draft.refresh_from_db()
    assert draft.agreed_by == (number if status == 302 else None)
    if status == 422:
        assert "Select" in soup(reply).select_one(".nhsuk-error-summary").get_text()


def test_one_shared_answer_may_be_one_persons_and_many_peoples(sign_in, manager, trust, together):
    people = [MembershipFactory(organisation=trust).person for _ in range(6)]

    for response, who in ((together.own, [manager]), (together.partnership, people)):
        reply = sign_in(manager).post(together.page("submit-agreed", of=response), ids(*who))
        assert reply.status_code == 302
        response.refresh_from_db()
        assert response.agreed_by == len(who)


def test_nobody_is_named_who_has_no_say_there(sign_in, colleague, trust, partner, draft, url):
    contact = MembershipFactory(organisation=trust, identity_verified=False).person
    for stranger in (partner, contact):
        assert sign_in(colleague).post(url, ids(colleague, stranger)).status_code == 422
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_the_audit_row_holds_ids_and_no_answers(sign_in, manager, colleague, url):
    sign_in(colleague).post(url, ids(manager, colleague))

    event = AuditEvent.objects.get(action="response_submitted")
    assert event.by == colleague
    assert sorted(event.detail["agreed_by"]) == sorted([str(manager.pk), str(colleague.pk)])


def test_a_second_click_shows_the_same_confirmation(sign_in, manager, colleague, url, draft):
    client = sign_in(colleague)
    references = set()
    for _ in range(2):
        assert client.post(url, ids(manager, colleague)).url == f"/responses/{draft.pk}/submitted/"
        references.add(Response.objects.get().reference)
    assert len(references) == 1


def test_after_the_round_it_is_not_sent(sign_in, manager, colleague, draft, url, close):
    close()

    reply = sign_in(colleague).post(url, ids(manager, colleague), follow=True)

    assert "Autumn round closed on" in reply.content.decode()
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_changed_afterwards_it_is_agreed_anew(sign_in, manager, colleague, draft, url):
    client = sign_in(colleague)
    client.post(url, ids(manager, colleague))
    client.post(f"/responses/{draft.pk}/reopen/", {"reason": "We talked again."})
    second = Response.objects.get(version=2)
    assert (second.agreed_by, second.answers.get().given) == (None, "4")
    third = MembershipFactory(organisation=draft.assessment.organisation).person

    client.post(f"/responses/{second.pk}/submit-agreed/", ids(manager, colleague, third))

    assert list(Response.objects.order_by("version").values_list("status", "agreed_by")) == [
        ("replaced", 2),
        ("submitted", 3),
    ]


def test_ones_own_answers_are_sent_without_names(sign_in, colleague, sheets):
    assert sign_in(colleague).get(sheets.page("submit-agreed")).status_code == 404
    assert sign_in(colleague).post(sheets.page("submit")).status_code == 302
    sheets.own.refresh_from_db()
    assert (sheets.own.status, sheets.own.agreed_by) == ("submitted", None)

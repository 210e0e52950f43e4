"""A round that asks each organisation for one shared answer."""

import pytest
from django.utils import timezone

from assessments.models import Answer, Assessment, Response, SectionAssignment
from assessments.services.tell_counts import tell_all_counts
from tests.factories import InvitationFactory, MembershipFactory, ResponseFactory, UserFactory
from tests.reading import words


@pytest.fixture
def assignee(together, colleague):
    SectionAssignment.objects.create(assessment=together.assessment, section="macro", person=colleague)
    return colleague


def start(campaign, trust) -> str:
    return f"/campaigns/{campaign.pk}/organisations/{trust.pk}/start/"


def test_feature_17_the_whole_way_of_one_shared_answer(
    sign_in, manager, colleague, shared, trust, soup, look
):
    """The lead begins and hands out a section; the colleague fills it in; the lead sends it with both names."""
    client = sign_in(manager)
    task_list = client.post(start(shared, trust)).url
    page = words(look(manager, task_list))
    assert "gives one shared answer" in page
    assert "Your role" not in page
    assert "About you" not in page
    client.post(
        f"/campaigns/{shared.pk}/organisations/{trust.pk}/sections/",
        {"email": colleague.email, "sections_0": ["macro"]},
    )
    assert "Filled in by Cal Colleague" in words(look(manager, task_list))

    own = Response.objects.get(partnership=None)
    client = sign_in(colleague)
    assert words(look(colleague, "/home/")).count("Start") == 1
    assert (
        client.post(f"/responses/{own.pk}/policy/", {"POL1": "4", "shown_POL1": "", "action": "later"}).url
        == task_list
    )

    client = sign_in(manager)
    assert client.post(f"/responses/{own.pk}/submit/").url == f"/responses/{own.pk}/submit-agreed/"
    own.refresh_from_db()
    assert own.status == "draft"
    reply = client.post(
        f"/responses/{own.pk}/submit-agreed/", {"people": [str(manager.pk), str(colleague.pk)]}
    )
    assert reply.url == f"/responses/{own.pk}/submitted/"
    own.refresh_from_db()
    assert (own.status, own.agreed_by) == ("submitted", 2)
    assert {agreement.person for agreement in own.agreements.all()} == {manager, colleague}
    check = words(look(colleague, f"/responses/{own.pk}/check/"))
    assert "Agreed by 2 people: Cal Colleague and Maya Manager" in check
    for person in (manager, colleague):
        result = words(look(person, f"/results/organisations/{trust.pk}/"))
        assert "greed by 2 people" in result


def test_there_is_one_for_the_organisation_however_often_it_is_begun(sign_in, manager, shared, trust):
    other = MembershipFactory(organisation=trust, role="lead").person

    places = {sign_in(person).post(start(shared, trust)).url for person in (manager, other, manager)}

    assert len(places) == 1
    assert Assessment.objects.get().is_shared
    assert Response.objects.count() == 2


class TestWhoMayWhat:
    """Somebody with a section changes that and reads the rest."""

    def test_feature_16_changes_their_section_and_reads_the_rest(self, sign_in, assignee, together, soup):
        client = sign_in(assignee)
        assert client.get(together.page("policy")).status_code == 200

        elsewhere = client.get(together.page("keeping-knowledge"))

        assert elsewhere.url == together.page("check")
        links = soup(client.get(together.page("check"))).select(".nhsuk-summary-list__actions a")
        pages = {link["href"].split("/")[3] for link in links}
        assert pages == {"supplier", "outside-bodies", "policy", "programmes"}
        assert client.get(together.page("check", of=together.partnership)).status_code == 200

    def test_feature_16_another_section_is_refused_however_it_is_sent(self, sign_in, assignee, together):
        client = sign_in(assignee)
        for page in ("keeping-knowledge/", "keeping-knowledge/save/"):
            reply = client.post(f"/responses/{together.own.pk}/{page}", {"ROU1": "5", "shown_ROU1": ""})
            assert reply.status_code == 403
        assert not Answer.objects.exists()

    def test_sending_and_reopening_are_the_leads(self, sign_in, assignee, manager, together, partnership):
        sent = ResponseFactory(
            assessment=together.assessment, partnership=partnership, version=2, submitted=True, agreed_by=1
        )
        for page, of in (("submit-agreed", together.own), ("reopen", sent)):
            assert sign_in(assignee).get(together.page(page, of=of)).status_code == 403
            assert sign_in(manager).get(together.page(page, of=of)).status_code == 200

    def test_nobody_else_finds_it(self, sign_in, assignee, trust, partnership, partner, outsider, together):
        """Least of all whom the partner invited: an invitation must not open what an organisation says."""
        bystander = MembershipFactory(organisation=trust).person
        contact = MembershipFactory(organisation=trust, identity_verified=False).person
        invited_lead = MembershipFactory(organisation=trust, role="lead", identity_verified=False).person
        SectionAssignment.objects.create(
            assessment=together.assessment, section="place", partnership=partnership, person=contact
        )
        addresses = [together.page(name) for name in ("policy", "check", "submit-agreed")]
        addresses += [together.assessment.get_absolute_url(), together.page("place", of=together.partnership)]

        for person in (bystander, contact, invited_lead, partner, outsider, UserFactory()):
            assert {sign_in(person).get(address).status_code for address in addresses} == {404}
        assert sign_in(assignee).get(addresses[0]).status_code == 200

    def test_who_has_no_section_is_told_and_cannot_begin(self, sign_in, colleague, shared, trust, look):
        page = words(look(colleague, "/home/"))

        assert "nothing is yours so far" in page
        assert sign_in(colleague).post(start(shared, trust)).status_code == 403
        assert not Assessment.objects.exists()

    def test_whom_a_partner_invited_is_told_what_they_wait_for(self, shared, trust, partnership, look):
        contact = MembershipFactory(organisation=trust, identity_verified=False).person
        InvitationFactory(organisation=trust, partnership=partnership, accepted_by=contact)

        assert "once somebody there has confirmed that you work there" in words(look(contact, "/home/"))


def test_what_is_about_single_people_is_left_out(sign_in, manager, together):
    client = sign_in(manager)

    assert client.get(together.page("why-you-share")).status_code == 404
    assert client.get(f"{together.assessment.get_absolute_url()}about-you/").status_code == 404
    assert client.get(together.page("keeping-knowledge")).status_code == 200


def test_nothing_can_be_skipped_for_somebody_elses_role(sign_in, manager, together, soup):
    page = soup(sign_in(manager).get(together.page("policy")))

    assert "I do not deal with this" not in page.get_text()


def test_notes_say_who_sees_them(sign_in, manager, together):
    page = sign_in(manager).get(together.page("policy")).content.decode()

    assert "Everybody who works on these answers sees it" in page
    assert "Only you see it" not in page


def test_the_lead_goes_on_with_what_is_nobody_elses(sign_in, assignee, manager, shared, together, look):
    """And reads what colleagues have done, without being hurried into sending it for them."""

    def next_step() -> tuple[str, str]:
        button = look(manager, together.assessment.get_absolute_url()).select_one("a.nhsuk-button")
        return words(button), button["href"].split("#")[0]

    shared.asked.get().chosen.all().delete()
    together.partnership.delete()
    assert next_step() == ("Start", together.page("looking-outside"))
    client = sign_in(manager)
    for page in ("looking-outside", "using-lessons", "earlier-joint-work", "keeping-knowledge"):
        client.post(together.page(page), {"section_completed": "yes"})
    assert next_step() == ("See what colleagues have filled in", together.page("check"))

    client = sign_in(assignee)
    for page in ("supplier", "outside-bodies", "policy", "programmes"):
        client.post(together.page(page), {"section_completed": "yes"})
    assert next_step() == ("Check and send your answers", together.page("check"))


def test_who_has_filled_in_everything_of_theirs_is_thanked(sign_in, assignee, together, look):
    client = sign_in(assignee)
    for page in ("supplier", "outside-bodies", "policy", "programmes"):
        client.post(together.page(page), {"section_completed": "yes"})

    assert "Everything that is yours is filled in" in words(look(assignee, "/home/"))


def test_the_campaign_page_says_how_people_answer_and_has_no_team_view(manager, shared, look):
    page = words(look(manager, shared.get_absolute_url()))

    assert "Each organisation gives one shared answer" in page
    assert "Say who fills in what" in page
    assert "Team view" not in page


def test_the_administrator_sees_whose_answer_is_on_its_way(
    sign_in, manager, administrator, shared, trust, look
):
    sign_in(manager).post(start(shared, trust))
    tell_all_counts(moment=timezone.now())

    cells = [words(cell) for cell in look(administrator, shared.get_absolute_url()).select("tbody td")]

    assert {"Started *", "Finished 0"} <= set(cells)


def test_where_each_answers_the_campaign_page_says_so(manager, campaign, look):
    page = words(look(manager, campaign.get_absolute_url()))

    assert "Each person answers for themselves" in page
    assert "Confidential: stored with each person's account, shown to nobody" in page
    assert "Team view" in page


def test_whoever_invites_a_partner_reads_that_the_contact_has_to_be_confirmed_first(
    manager, campaign, trust, partnership, look
):
    address = f"/campaigns/{campaign.pk}/organisations/{trust.pk}/partner/{partnership.pk}/"
    assert "cannot take part until" not in words(look(manager, address))

    campaign.mode = "shared"
    campaign.save()

    assert "cannot take part until" in words(look(manager, address))

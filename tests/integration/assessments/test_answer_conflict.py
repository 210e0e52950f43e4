"""Two people who have the same page open: whoever saves second sees both answers, and nothing is overwritten."""

import threading

import pytest
from django.db import connections
from django.test import Client

from assessments.models import Answer
from tests.factories import (
    AssessmentFactory,
    CampaignFactory,
    InstrumentFactory,
    MembershipFactory,
    OrganisationFactory,
    PartnershipFactory,
    ResponseFactory,
    UserFactory,
)
from tests.reading import main_part

ROUNDS = 50
NOW = "Saved now: "


@pytest.fixture
def together(campaign, trust):
    campaign.mode = "shared"
    campaign.save()
    return ResponseFactory(assessment=AssessmentFactory(campaign=campaign, organisation=trust, person=None))


@pytest.fixture
def second_lead(trust):
    return MembershipFactory(
        organisation=trust, role="lead", person__name="Lee Lead", person__email="lee@example.org"
    ).person


def fields(page) -> dict:
    """What a browser would send of a page as it stands."""
    sent = {}
    for field in page.select("form input, form textarea"):
        if field.get("type") in {"radio", "checkbox"} and not field.has_attr("checked"):
            continue
        if field.get("name"):
            sent.setdefault(field["name"], []).append(field.get("value") or field.get_text().strip("\n"))
    return sent


def stored(question: str) -> tuple[str, str]:
    answer = Answer.objects.get(question=question)
    return answer.given, answer.note


class TestTwoPeople:
    """`opened` is the page as Maya opened it; Lee has saved since."""

    URL = "keeping-knowledge/"

    @pytest.fixture
    def url(self, together):
        return f"/responses/{together.pk}/{self.URL}"

    @pytest.fixture
    def maya(self, manager):
        client = Client()
        client.force_login(manager)
        return client

    @pytest.fixture
    def lee(self, second_lead):
        client = Client()
        client.force_login(second_lead)
        return client

    @pytest.fixture
    def opened(self, maya, lee, url, soup):
        lee.post(url, {"ROU1": "3", "note_ROU1": "Before.", "ROU2": "2", "section_completed": "no"})
        opened = fields(soup(maya.get(url))) | {"section_completed": "no"}
        before = {"shown_ROU1": "3", "shown_ROU2": "2", "seen_ROU1": opened["seen_ROU1"]}
        lee.post(f"{url}save/", {**before, "ROU1": "5"})
        assert stored("ROU1") == ("5", "Before.")
        return opened

    def test_C2_whoever_saves_second_sees_both_and_who_and_when(self, maya, url, opened):
        reply = maya.post(url, opened | {"ROU1": "1"})

        assert reply.status_code == 409
        assert stored("ROU1") == ("5", "Before.")
        words = main_part(reply).get_text(" ", strip=True)
        assert "Two of you have changed this" in words
        assert "Lee Lead," in words
        assert "Yours: Strongly disagree" in words
        assert f"{NOW}Strongly agree" in words

    def test_what_was_not_touched_overwrites_nothing(self, maya, url, opened):
        assert maya.post(url, opened | {"ROU2": "4"}).status_code == 302

        assert (stored("ROU1")[0], stored("ROU2")[0]) == ("5", "4")

    def test_the_rest_of_the_page_is_saved_all_the_same(self, maya, url, opened):
        assert maya.post(url, opened | {"ROU1": "1", "ROU2": "4"}).status_code == 409

        assert (stored("ROU1")[0], stored("ROU2")[0]) == ("5", "4")

    @pytest.mark.parametrize("save", ["", "save/"])
    @pytest.mark.parametrize("decided", [{}, {"decide": "ROU3"}, {"decide": "ROU3", "keep_ROU3": "theirs"}])
    def test_a_forged_mark_of_what_was_never_answered_breaks_nothing(self, maya, url, decided, save):
        forged = {"ROU3": "4", "mine_ROU3": "4", "shown_ROU3": "3", "section_completed": "no", **decided}

        assert maya.post(f"{url}{save}", forged).status_code in (200, 302, 409, 422)

    def test_the_same_answer_is_no_conflict(self, maya, url, opened):
        assert maya.post(url, opened | {"ROU1": "5"}).status_code == 302

    @pytest.mark.parametrize(("chosen", "stands"), [("mine", "1"), ("theirs", "5")])
    def test_who_sends_again_decides(self, maya, url, opened, soup, chosen, stands):
        conflict = soup(maya.post(url, opened | {"ROU1": "1"}))

        reply = maya.post(url, fields(conflict) | {"keep_ROU1": chosen})

        assert reply.status_code == 302
        assert stored("ROU1") == (stands, "Before.")

    def test_who_decides_nothing_is_asked_again_and_loses_nothing(self, maya, url, opened, soup):
        conflict = soup(maya.post(url, opened | {"ROU1": "1"}))

        again = soup(maya.post(url, fields(conflict)))

        assert "Select which answer to keep" in again.select_one(".nhsuk-error-summary").get_text()
        assert stored("ROU1")[0] == "5"
        maya.post(url, fields(again) | {"keep_ROU1": "mine"})
        assert stored("ROU1")[0] == "1"

    def test_a_third_change_is_shown_too(self, maya, lee, url, opened, soup):
        conflict = soup(maya.post(url, opened | {"ROU1": "1"}))
        lee.post(f"{url}save/", {"shown_ROU1": "5", "ROU1": "2"})

        reply = maya.post(url, fields(conflict) | {"keep_ROU1": "mine"})

        assert reply.status_code == 409
        assert f"{NOW}Disagree" in main_part(reply).get_text(" ", strip=True)

    def test_two_notes_are_put_together_by_whoever_comes_second(self, maya, lee, url, opened, soup):
        lee.post(f"{url}save/", {"note_ROU1": "Written by Lee.", "seen_ROU1": opened["seen_ROU1"]})

        reply = maya.post(url, opened | {"note_ROU1": "Written by Maya."})

        assert reply.status_code == 409
        assert stored("ROU1")[1] == "Written by Lee."
        conflict = soup(reply)
        box = conflict.find("textarea", {"name": "note_ROU1"}).get_text().strip()
        assert box == "Written by Maya.\n\nWritten by Lee."
        cells = [cell.get_text(" ", strip=True) for cell in conflict.select("td")]
        assert {"Note Written by Maya.", "Note Written by Lee."} <= set(cells)
        assert maya.post(url, fields(conflict) | {"note_ROU1": "Written by both."}).status_code == 302
        assert stored("ROU1")[1] == "Written by both."

    def test_a_mistake_elsewhere_comes_first_and_the_conflict_stays_one(self, maya, url, opened, soup):
        reply = maya.post(url, opened | {"ROU1": "1", "ROU2": "9"})

        assert reply.status_code == 422
        page = soup(reply)
        assert "Lee Lead has changed this since you opened the page" in page.get_text()
        assert maya.post(url, fields(page) | {"ROU2": "1"}).status_code == 409
        assert stored("ROU1")[0] == "5"

    def test_autosave_refuses_with_words(self, maya, url, opened):
        reply = maya.post(f"{url}save/", {"shown_ROU1": "3", "ROU1": "1"})

        assert reply.status_code == 409
        assert "Lee Lead has changed this since you opened the page" in reply.json()["message"]
        assert stored("ROU1")[0] == "5"

    def test_autosave_says_what_the_page_shows_from_now_on(self, maya, url, opened):
        first = maya.post(f"{url}save/", {"shown_ROU2": "2", "ROU2": "4"}).json()

        assert first["marks"] == {"shown_ROU2": "4"}
        assert maya.post(f"{url}save/", first["marks"] | {"ROU2": "1"}).status_code == 200
        assert stored("ROU2")[0] == "1"

    def test_a_page_that_says_nothing_of_what_it_showed_overwrites_nothing(self, maya, url, opened):
        assert maya.post(f"{url}save/", {"ROU1": "1"}).status_code == 409
        assert stored("ROU1")[0] == "5"


def test_on_ones_own_sheet_the_last_click_counts(sign_in, colleague, sheets):
    client, url = sign_in(colleague), sheets.page("keeping-knowledge")
    client.post(f"{url}save/", {"ROU1": "5"})

    assert client.post(f"{url}save/", {"ROU1": "1"}).status_code == 200
    assert stored("ROU1")[0] == "1"


def test_ticks_are_shown_side_by_side_and_kept_as_chosen(manager, second_lead, trust, soup):
    campaign = CampaignFactory(mode="shared", instrument=InstrumentFactory(version=2))
    together = AssessmentFactory(campaign=campaign, organisation=trust, person=None)
    partnership = PartnershipFactory(organisations=[trust, OrganisationFactory()])
    response = ResponseFactory(assessment=together, partnership=partnership)
    url, client = f"/responses/{response.pk}/started/", Client()
    client.force_login(second_lead)
    assert client.post(url, {"DT": ["POL", "MAN"], "shown_DT": ""}).status_code == 302
    client.force_login(manager)

    reply = client.post(url, {"DT": ["PRX"], "shown_DT": ""})

    assert reply.status_code == 409
    assert stored("DT")[0] == "ticks:POL MAN"
    conflict = soup(reply)
    assert client.post(url, fields(conflict) | {"keep_DT": "theirs"}).status_code == 302
    assert stored("DT")[0] == "ticks:POL MAN"
    assert client.post(url, fields(conflict) | {"keep_DT": "mine"}).status_code == 302
    assert stored("DT")[0] == "ticks:PRX"


class TestAtOnce:
    """Both requests are under way at the same moment, fifty times over."""

    @pytest.fixture
    def response(self, threaded_database):
        campaign, trust = CampaignFactory(mode="shared"), OrganisationFactory()
        for name in ("Ann", "Bob"):
            MembershipFactory(organisation=trust, role="lead", person=UserFactory(name=name))
        together = AssessmentFactory(campaign=campaign, organisation=trust, person=None)
        return ResponseFactory(assessment=together)

    def at_once(self, *posts) -> list:
        barrier, replies = threading.Barrier(len(posts)), [None] * len(posts)

        def send(number, post):
            try:
                barrier.wait()
                replies[number] = post()
            finally:
                connections.close_all()

        threads = [threading.Thread(target=send, args=pair) for pair in enumerate(posts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return replies

    @pytest.mark.timeout(300)
    def test_C2_fifty_times_one_saves_and_the_other_sees_both(self, response):
        url = f"/responses/{response.pk}/keeping-knowledge/"
        clients = []
        for member in response.assessment.organisation.memberships.all():
            clients.append(Client())
            clients[-1].force_login(member.person)
        page = fields(main_part(clients[0].get(url)))
        given, seen = "", page["seen_ROU1"]
        for number in range(ROUNDS):
            answers = [value for value in "12345" if value != given][:2]
            sent = [
                {
                    "shown_ROU1": given,
                    "seen_ROU1": seen,
                    "ROU1": answer,
                    "note_ROU1": f"Text {number} of {name}",
                    "action": "later",
                }
                for name, answer in zip(("Ann", "Bob"), answers, strict=True)
            ]
            replies = self.at_once(
                *(lambda c=c, s=s: c.post(url, s) for c, s in zip(clients, sent, strict=True))
            )

            assert sorted(reply.status_code for reply in replies) == [302, 409]
            first = next(i for i, reply in enumerate(replies) if reply.status_code == 302)
            assert stored("ROU1") == (sent[first]["ROU1"], sent[first]["note_ROU1"])
            words = replies[1 - first].content.decode()
            assert all(one["note_ROU1"] in words for one in sent)
            given = sent[first]["ROU1"]
            seen = fields(main_part(clients[0].get(url)))["seen_ROU1"]

"""A note is the person's own text: nothing that happens around it loses any of it."""

import pytest

from assessments.models import Answer


class TestANoteThatIsOpenInTwoWindows:
    """The page of one window was shown before the other one saved."""

    @pytest.fixture
    def older(self, sign_in, colleague, sheets, soup):
        """What a window sends in which nothing was touched since it was shown with the note "Before."."""
        client, url = sign_in(colleague), sheets.page("keeping-knowledge")
        client.post(url, {"note_ROU1": "Before.", "section_completed": "no"})
        page = soup(client.get(url))
        client.post(url + "save/", {"note_ROU1": "Written in the other window."})
        fields = {f["name"]: f["value"] for f in page.select("#answers input[type=hidden]")}
        return client, url, fields | {"note_ROU1": "Before.", "ROU1": "4", "section_completed": "no"}

    def note(self) -> str:
        return Answer.objects.get(question="ROU1").note

    def test_untouched_here_it_stays_as_it_was_written_there(self, older):
        client, url, fields = older

        assert client.post(url, fields).status_code == 302
        assert (self.note(), Answer.objects.get(question="ROU1").given) == (
            "Written in the other window.",
            "4",
        )

    def test_untouched_here_it_outlives_a_mistake_beside_it_too(self, older, soup):
        client, url, fields = older

        page = soup(client.post(url, fields | {"ROU2": "9"}))

        assert (
            page.find("textarea", {"name": "note_ROU1"}).get_text().strip() == "Written in the other window."
        )

    def test_changed_in_both_both_are_shown_and_who_sends_again_decides(self, older, soup):
        client, url, fields = older

        reply = client.post(url, fields | {"note_ROU1": "Written here."})

        page = soup(reply)
        assert reply.status_code == 422
        assert self.note() == "Written in the other window."
        assert page.find("textarea", {"name": "note_ROU1"}).get_text().strip() == "Written here."
        assert "“Written in the other window.”" in page.select_one(".nhsuk-error-summary").get_text()
        again = {f["name"]: f["value"] for f in page.select("#answers input[type=hidden]")}
        client.post(url, fields | again | {"note_ROU1": "Written here."})
        assert self.note() == "Written here."

    def test_autosave_asks_too(self, older):
        client, url, fields = older

        reply = client.post(url + "save/", fields | {"note_ROU1": "Written here."})

        assert reply.status_code == 422
        assert "in another window" in reply.json()["message"]
        assert (self.note(), Answer.objects.get(question="ROU1").given) == (
            "Written in the other window.",
            "4",
        )

    def test_going_on_writing_while_a_save_is_under_way_is_no_second_window(self, older):
        client, url, fields = older

        client.post(url, fields | {"note_ROU1": "Written in the other window. And more."})

        assert self.note() == "Written in the other window. And more."

"""What a question page may cost, in queries and in bytes."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from assessments.enums import AnswerKind
from assessments.models import Answer
from models_engine import load_instrument

SIX_STATEMENTS = "formality"


class TestBudget:
    """A page of six: at most 12 queries to show and 15 to save, whatever was answered before."""

    SHOW = 7
    SAVE = 12
    SAVE_LAST = 15

    @pytest.fixture(params=["empty", "full"])
    def response(self, request, sheets):
        if request.param == "full":
            codes = load_instrument().sheet("partnership").question_codes
            Answer.objects.bulk_create(
                Answer(response=sheets.partnership, question=code, kind=AnswerKind.DONT_KNOW, note="Why.")
                for code in codes
            )
        return sheets.partnership

    def test_to_show(self, sign_in, colleague, sheets, response, django_assert_num_queries):
        client = sign_in(colleague)
        client.get("/home/")

        with django_assert_num_queries(self.SHOW):
            client.get(sheets.page(SIX_STATEMENTS, of=response))

    def test_to_save(self, sign_in, colleague, sheets, response, django_assert_num_queries):
        client = sign_in(colleague)
        client.get("/home/")
        data = {f"F{number}": "4" for number in range(1, 7)} | {"note_F1": "New."}

        with django_assert_num_queries(self.SAVE):
            client.post(sheets.page(SIX_STATEMENTS, of=response), data)

    def test_to_save_the_end_of_a_section(
        self, sign_in, colleague, sheets, response, django_assert_num_queries
    ):
        client = sign_in(colleague)
        client.get("/home/")
        data = {f"O{number}": "4" for number in range(1, 7)} | {"section_completed": "yes"}

        with django_assert_num_queries(self.SAVE_LAST):
            client.post(sheets.page("origin", of=response), data)


def test_the_first_visit_is_under_60_kilobytes(sign_in, colleague, sheets, soup):
    """The page and everything it links, as gzip sends it. Styles and scripts are there after the set-up."""
    reply = sign_in(colleague).get(sheets.page(SIX_STATEMENTS, of=sheets.partnership))
    page = soup(reply)
    linked = {
        link["href"] for link in page.select("link[rel=stylesheet], link[rel=modulepreload], link[rel=icon]")
    }
    linked |= {script["src"] for script in page.select("script[src]")}
    assert len(linked) >= 5

    sizes = {"page": len(gzip.compress(reply.content, 6))}
    for address in linked:
        file = finders.find(re.sub(r"^/static/", "", address))
        assert file, f"{address} is not there: `make run` fetches it"
        sizes[address] = len(gzip.compress(Path(file).read_bytes(), 6))

    assert sum(sizes.values()) < 60_000, sizes

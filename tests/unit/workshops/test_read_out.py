"""What is read out when the screen changes, and how a record hides long tables on a page but not on paper."""

import pytest
from django.template.loader import render_to_string

from assessments.presenters.tables import table
from workshops.models import FORMALITY, ORIGIN
from workshops.presenters.record_answers import RecordQuestion
from workshops.services.cast_votes import cast_votes


def test_each_finding_is_read_out_with_its_question_where_there_are_several(
    seats, at_step, opened, shown, screen
):
    ballot = opened(at_step(place=True))
    for seat in seats:
        cast_votes(participant=seat, ballot_id=ballot.pk, answers={FORMALITY: "4", ORIGIN: "3"})
    shown(ballot)

    assert screen().announcement == (
        "Answers are shown. How formal is it? The middle answer is “Mostly formal”. "
        "What drives it? The middle answer is “Half and half”."
    )


@pytest.mark.parametrize(
    ("title", "said"), [("Where do we stand?", "Where do we stand? "), ("Where we stand", "Where we stand. ")]
)
def test_a_title_is_read_out_with_one_mark_at_its_end(workshop, at_step, screen, title, said):
    at_step(place=True, title=title)

    assert said in screen().announcement
    assert "?." not in screen().announcement


@pytest.mark.parametrize(("on_paper", "details"), [(True, 0), (False, 1)])
def test_answers_of_a_record_stand_open_on_paper_and_behind_a_line_on_a_page(on_paper, details):
    question = RecordQuestion(
        "We share.", table("We share.", ("Who", "Agree"), [("Everybody", "5 (100%)")]), ("All.",)
    )

    html = render_to_string("workshops/_record_question.html", {"question": question, "on_paper": on_paper})

    assert html.count("<details") == details
    assert "5 (100%)" in html

"""One statement: a fieldset of its own, a scale in order, and apart from it what is no place on the scale."""

import pytest
from crispy_forms.layout import Layout
from django import forms

from nhsuk_forms.fields import WordLimitField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.layout import Statement
from nhsuk_forms.widgets import StatementRadios
from tests.unit.nhsuk_forms.rendering import render

SCALE = [(1, "Strongly disagree"), (2, "Disagree"), (3, "Neither"), (4, "Agree"), (5, "Strongly agree")]


class StatementForm(NHSForm):
    # Set apart by what they are, wherever the choices have them.
    REC1 = forms.ChoiceField(
        label="We know who to contact.",
        choices=[("DK", "Don’t know"), *SCALE, ("NA", "Does not apply")],
        widget=StatementRadios(),
        required=False,
    )
    note_REC1 = WordLimitField(label="Your note", maxwords=5, required=False)

    def layout(self) -> Layout:
        return Layout(
            Statement("REC1", note="note_REC1", why="To see what helps.", stem="Our work with Eastvale Care")
        )


def labels(part) -> list[str]:
    return [label.get_text(strip=True) for label in part.select("label")]


def test_the_scale_is_in_order_and_the_rest_stands_apart_after_it():
    document = render(StatementForm())

    scale, apart = document.select_one(".app-statement__scale"), document.select_one(".app-statement__apart")
    assert labels(scale) == [label for _, label in SCALE]
    assert labels(apart) == ["Don’t know", "Does not apply"]
    assert scale.find_next_sibling() is apart


def test_the_legend_is_the_statement_after_its_stem():
    document = render(StatementForm())

    assert len(document.select("fieldset")) == 1
    legend = " ".join(document.fieldset.legend.get_text(" ", strip=True).split())
    assert legend == "Our work with Eastvale Care We know who to contact."
    assert not document.select("table")


def test_every_option_belongs_to_its_label():
    document = render(StatementForm())

    for label in document.select(".app-statement__options label"):
        assert document.find(id=label["for"])["name"] == "REC1"


def test_why_we_ask_stands_beside_it_and_is_left_out_where_there_is_none():
    class Bare(StatementForm):
        def layout(self):
            return Layout(Statement("REC1"))

    assert [part.get_text(strip=True) for part in render(StatementForm()).select("summary")] == [
        "Why we ask",
        "Add a note",
    ]
    assert not render(Bare()).select("summary, textarea, .app-statement__stem")


@pytest.mark.parametrize(
    ("sent", "is_open"),
    [
        ({}, False),
        ({"note_REC1": "We meet."}, True),
        ({"note_REC1": "one two three four five six"}, True),
    ],
)
def test_the_note_is_open_when_there_is_something_in_it(sent, is_open):
    note = render(StatementForm(sent)).find("textarea").find_parent("details")

    assert note.has_attr("open") is is_open


def test_the_note_says_how_much_room_there_is_and_the_server_holds_to_it():
    form = StatementForm({"note_REC1": "one two  three\nfour five six"})
    document = render(form)

    group = document.find("textarea").find_parent(class_="nhsuk-character-count")
    assert (group["data-maxlength"], group["data-count-type"]) == ("5", "words")
    assert form.errors == {"note_REC1": ["Your note must be 5 words or fewer; it has 6"]}
    assert document.find("textarea").get_text().strip().startswith("one two")
    assert document.select_one(".nhsuk-error-summary a")["href"] == "#id_note_REC1"


def test_exactly_the_limit_is_accepted():
    assert StatementForm({"note_REC1": "one two three four five"}).is_valid()


def test_an_error_on_the_answer_belongs_to_the_fieldset():
    document = render(StatementForm({"REC1": "7"}))

    described = document.fieldset["aria-describedby"]
    assert "7" in document.find(id=described).get_text()
    assert document.select_one(".nhsuk-error-summary a")["href"] == "#id_REC1"
    assert document.find(id="id_REC1")["type"] == "radio"

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.loader import render_to_string

from nhsuk_forms.fields import TickListField
from nhsuk_forms.forms import NHSForm

CHOICES = [("money", "Money"), ("people", "People"), ("none", "None of these"), ("DK", "Don't know")]


def tick_list(**kwargs) -> TickListField:
    return TickListField(label="Reasons", choices=CHOICES, apart=["none", "DK"], required=False, **kwargs)


@pytest.mark.parametrize("ticked", [[], ["money"], ["people", "money"], ["none"], ["DK"]])
def test_any_number_or_one_that_stands_alone(ticked):
    assert tick_list().clean(ticked) == ticked


@pytest.mark.parametrize(
    ("ticked", "message"),
    [
        (["money", "none"], "Select “None of these” alone, or untick it"),
        (["DK", "money", "people"], "Select “Don't know” alone, or untick it"),
        (["DK", "none"], "Select “None of these” or “Don't know” alone, or untick it"),
    ],
)
def test_what_stands_alone_is_refused_with_others(ticked, message):
    with pytest.raises(ValidationError, match=message):
        tick_list().clean(ticked)


def test_one_fieldset_with_a_heading_and_what_stands_alone_after_a_divider():
    class Form(NHSForm):
        reasons = tick_list(headings={"people": "Another reason"})

    sent = QueryDict("reasons=people")
    html = render_to_string("nhsuk/field.html", {"field": Form(sent)["reasons"]})
    page = BeautifulSoup(html, "html.parser")

    (fieldset,) = page.find_all("fieldset")
    order = [
        part.get("value") or part.get_text(strip=True)
        for part in fieldset.select("input, .app-checkboxes__heading, .nhsuk-checkboxes__divider")
    ]
    assert order == ["money", "Another reason", "people", "or", "none", "DK"]
    assert [box["value"] for box in fieldset.select("[data-behaviour=exclusive]")] == ["none", "DK"]
    assert [box["value"] for box in fieldset.select("[checked]")] == ["people"]

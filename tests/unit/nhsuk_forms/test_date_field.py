from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm


def test_three_boxes_become_a_date():
    assert DateField(label="Start date").clean(["03", " 2 ", "2026"]) == date(2026, 2, 3)


def test_no_date_is_none_where_it_is_optional():
    assert DateField(required=False).clean(["", " ", ""]) is None
    assert DateField(required=False).clean(None) is None


@pytest.mark.parametrize(
    ("typed", "message", "wrong"),
    [
        (["", "", ""], "This field is required.", ("day", "month", "year")),
        (["3", "", "2026"], "Start date must include a month", ("month",)),
        (["", "2", ""], "Start date must include a day and a year", ("day", "year")),
        (["31", "2", "2026"], "Start date must be a real date, like 27 3 2026", ("day",)),
        (["1", "13", "2026"], "Start date must be a real date, like 27 3 2026", ("month",)),
        (["1", "March", "2026"], "Start date must be a real date, like 27 3 2026", ("month",)),
        (["٣", "3", "2026"], "Start date must be a real date, like 27 3 2026", ("day",)),
        (["9" * 30, "3", "2026"], "Start date must be a real date, like 27 3 2026", ("day",)),
        (["1", "9" * 5000, "2026"], "Start date must be a real date, like 27 3 2026", ("month",)),
        (["1", "3", "9" * 5000], "Start date must have a year with 4 digits, like 2026", ("year",)),
        (["1", "3", "26"], "Start date must have a year with 4 digits, like 2026", ("year",)),
    ],
)
def test_an_error_says_what_is_wrong_and_in_which_box(typed, message, wrong):
    with pytest.raises(ValidationError) as error:
        DateField(label="Start date").clean(typed)

    assert error.value.messages == [message]
    assert error.value.error_list[0].params["parts"] == wrong


def test_validators_see_the_date():
    def in_the_past(value: date) -> None:
        if value > date(2026, 11, 22):
            raise ValidationError("Start date must be in the past")

    field = DateField(label="Start date", validators=[in_the_past])

    assert field.clean(["22", "11", "2026"]) == date(2026, 11, 22)
    with pytest.raises(ValidationError, match="must be in the past"):
        field.clean(["23", "11", "2026"])


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [
        (date(2026, 2, 3), ("03", "2", "2026"), False),
        (date(2026, 2, 3), ("4", "2", "2026"), True),
        (None, ("", "", ""), False),
        (None, ("1", "", ""), True),
    ],
)
def test_a_form_knows_whether_the_date_was_changed(initial, typed, changed):
    class Form(NHSForm):
        on = DateField(required=False)

    sent = dict(zip(("on_day", "on_month", "on_year"), typed, strict=True))

    assert Form(sent, initial={"on": initial}).has_changed() is changed

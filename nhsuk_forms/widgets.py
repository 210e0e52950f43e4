"""Widgets for what Django's own cannot say. They carry data only; the markup is in templates/nhsuk/fields/."""

from datetime import date

from django import forms

DONT_KNOW = "DK"
NOT_APPLICABLE = "NA"


class Radios(forms.RadioSelect):
    """Radio buttons with a hint under an option (`hints`, by value) or options set apart after a divider."""

    def __init__(self, attrs=None, choices=(), *, hints=None, apart=(), divider="or"):
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.apart = tuple(apart)
        self.divider = divider


class Checkboxes(forms.CheckboxSelectMultiple):
    """Checkboxes with a hint under an option (`hints`, by value), a heading above one (`headings`), or options set
    `apart` after a divider. An option apart stands for itself: ticking it unticks all others, and the other way."""

    def __init__(self, attrs=None, choices=(), *, hints=None, headings=None, apart=(), divider="or"):
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.headings = headings or {}
        self.apart = tuple(apart)
        self.divider = divider


class StatementRadios(Radios):
    """Answers to one statement: the scale in a row, and apart from it what is no place on the scale."""

    def __init__(self, attrs=None, choices=(), *, apart=(DONT_KNOW, NOT_APPLICABLE)):
        super().__init__(attrs, choices, apart=apart)


class CountedTextarea(forms.Textarea):
    """A text area that says how much room is left. Give one of `maxwords`, `maxlength`; the server validates."""

    def __init__(self, attrs=None, *, maxwords: int | None = None, maxlength: int | None = None):
        super().__init__(attrs)
        self.maxwords = maxwords
        self.maxlength = maxlength


class DateParts(forms.MultiWidget):
    """Day, month and year as three text boxes (names end in _day, _month, _year)."""

    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]

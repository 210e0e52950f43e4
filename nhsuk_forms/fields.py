from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from nhsuk_forms.tidying import in_sentence
from nhsuk_forms.widgets import Checkboxes, CountedTextarea, DateParts

PARTS = ("day", "month", "year")
# A number in a date has no more; of thousands of digits even int() gives up.
MOST_DIGITS = 4


class DateField(forms.MultiValueField):
    """A date typed in three boxes; cleans to a `date` or None. An error knows which boxes are wrong.

    Posted data: `<name>_day`, `<name>_month`, `<name>_year`.
    """

    widget = DateParts

    def __init__(self, **kwargs):
        parts = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def clean(self, value) -> date | None:
        typed = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(typed):
            if self.required:
                raise self._error("required", PARTS)
            return None
        missing = [name for name, part in zip(PARTS, typed, strict=True) if not part]
        if missing:
            raise self._error("incomplete", missing, missing=" and a ".join(missing))
        cleaned = self._date(typed)
        self.run_validators(cleaned)
        return cleaned

    def _date(self, typed: list[str]) -> date:
        for name, part in zip(PARTS, typed, strict=True):
            if not (part.isascii() and part.isdigit()):
                raise self._error("invalid", [name])
            if len(part) > MOST_DIGITS:
                raise self._error("year" if name == "year" else "invalid", [name])
        day, month, year = map(int, typed)
        if not 1 <= month <= 12:
            raise self._error("invalid", ["month"])
        if not 1900 <= year <= 2199:
            raise self._error("year", ["year"])
        try:
            return date(year, month, day)
        except ValueError:
            raise self._error("invalid", ["day"]) from None

    def has_changed(self, initial, data) -> bool:
        before = self.widget.decompress(initial) if isinstance(initial, date) else [None, None, None]
        after = [str(part or "").strip().lstrip("0") for part in (data or ["", "", ""])]
        return [str(part or "") for part in before] != after

    def _error(self, code: str, parts, **params) -> ValidationError:
        label = str(self.label or "The date")
        messages = {
            "required": self.error_messages["required"],
            "incomplete": "%(label)s must include a %(missing)s",
            "invalid": "%(label)s must be a real date, like 27 3 2026",
            "year": "%(label)s must have a year with 4 digits, like 2026",
        }
        words = {"label": label, "in_sentence": in_sentence(label), "parts": tuple(parts), **params}
        return ValidationError(messages[code], code=code, params=words)


class TickListField(forms.MultipleChoiceField):
    """Any number of options, or one alone of those that stand `apart` ("None of these", "Don't know")."""

    def __init__(self, *, apart: Sequence[str], headings: Mapping[str, str] | None = None, **kwargs):
        super().__init__(widget=Checkboxes(apart=apart, headings=headings), **kwargs)
        self.apart = frozenset(apart)

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > 1 and (alone := self.apart.intersection(value)):
            words = " or ".join(f"“{label}”" for code, label in self.choices if code in alone)
            raise ValidationError(
                "Select %(words)s alone, or untick it", code="not_alone", params={"words": words}
            )


class WordLimitField(forms.CharField):
    """Free text up to a number of words, counted as the page's counter counts them: runs of non-space."""

    def __init__(self, *, maxwords: int, **kwargs):
        kwargs.setdefault("widget", CountedTextarea(maxwords=maxwords))
        super().__init__(**kwargs)
        self.maxwords = maxwords

    def validate(self, value: str) -> None:
        super().validate(value)
        words = len(value.split())
        if words > self.maxwords:
            raise ValidationError(
                f"{self.label or 'Your text'} must be {self.maxwords} words or fewer; it has {words}",
                code="too_many_words",
            )

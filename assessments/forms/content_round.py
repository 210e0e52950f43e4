"""Forms of a round in which experts rate the statements: setting it up, asking experts, and a page of ratings."""

from collections.abc import Mapping

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from assessments.forms.campaign import InstrumentField
from assessments.models import ContentRating
from assessments.selectors.campaigns import published_instruments
from models_engine import Axis, Factor
from nhsuk_forms.fields import DateField, WordLimitField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.layout import Statement
from nhsuk_forms.widgets import Radios, StatementRadios
from organisations.forms.addresses import read_addresses

MOST_AT_ONCE = 50
COMMENT_WORDS = 100
COMMENT_CHARACTERS = 2_000
# The usual words for the four steps of relevance.
RELEVANCE = [
    ("1", "1 – Not relevant"),
    ("2", "2 – Somewhat relevant"),
    ("3", "3 – Quite relevant"),
    ("4", "4 – Highly relevant"),
]
CLEAR = "clear"


class CreateContentRoundForm(NHSForm):
    submit_label = "Save and ask experts"

    title = forms.CharField(
        label="Name of the round",
        help_text="For example, “Expert panel, spring 2027”. The experts see it.",
        max_length=120,
        error_messages={
            "required": "Enter a name for the round",
            "max_length": "Name must be 120 characters or fewer",
        },
    )
    instrument = InstrumentField(
        label="Questionnaire",
        help_text="It cannot be changed later.",
        queryset=None,
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Select a questionnaire"},
    )
    closes_on = DateField(
        label="Last day",
        help_text="For example, 27 3 2027. Experts can rate until this day ends. Results are shown after it.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = published_instruments()
        self.fields["instrument"].initial = published_instruments().first()

    def clean_closes_on(self):
        closes_on = self.cleaned_data["closes_on"]
        if closes_on < timezone.localdate():
            raise forms.ValidationError("Last day must be today or later")
        return closes_on


class InviteExpertsForm(NHSForm):
    """Cleans `addresses` to a list."""

    submit_label = "Send letters"

    addresses = forms.CharField(
        label="Email addresses of experts",
        help_text="One on each line, or with commas or semicolons between them.",
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        max_length=20_000,
        error_messages={"required": "Enter at least one email address"},
    )

    def clean_addresses(self) -> list[str]:
        addresses, problems = read_addresses(self.cleaned_data["addresses"])
        if problems:
            raise forms.ValidationError([forms.ValidationError(problem) for problem in problems])
        if len(addresses) > MOST_AT_ONCE:
            raise forms.ValidationError(
                f"You can ask {MOST_AT_ONCE} experts at once; these are {len(addresses)}"
            )
        return addresses


class RateRelevanceForm(NHSForm):
    """The statements of one topic. None has to be rated: a rating may wait."""

    submit_label = "Save and continue"
    form_id = "ratings"

    def __init__(self, data=None, *, topic: Factor | Axis, ratings: Mapping[str, ContentRating]):
        self.items = topic.items
        self.base_fields: dict[str, forms.Field] = {}
        for item in topic.items:
            rated = item.code in ratings and ratings[item.code].relevance
            self.base_fields[item.code] = forms.ChoiceField(
                label=item.text,
                choices=[*RELEVANCE, *([(CLEAR, "Clear my rating")] if rated else [])],
                required=False,
                widget=StatementRadios(apart=(CLEAR,)),
                error_messages={"invalid_choice": f"Select one of the ratings shown: {item.text}"},
            )
            self.base_fields[f"note_{item.code}"] = WordLimitField(
                label=f"Your note on “{item.text}”",
                help_text="Optional. For example, what is unclear or should change. It is shown without your name.",
                maxwords=COMMENT_WORDS,
                max_length=COMMENT_CHARACTERS,
                required=False,
                error_messages={
                    "max_length": f"Your note on “{item.text}” is too long: use {COMMENT_WORDS} words"
                },
            )
        initial = {code: str(rating.relevance or "") for code, rating in ratings.items()}
        initial |= {f"note_{code}": rating.comment for code, rating in ratings.items()}
        super().__init__(data, initial=initial)

    def layout(self) -> Layout:
        return Layout(
            *(
                Statement(
                    item.code,
                    note=f"note_{item.code}",
                    stem=(item.stem or "").replace("{partner}", "our partner"),
                )
                for item in self.items
            )
        )

    @property
    def ratings(self) -> dict[str, tuple[int | None, str]]:
        """By item: the rating, None for none, and the note."""
        given = {item.code: self.cleaned_data[item.code] for item in self.items}
        return {
            code: (int(value) if value.isdecimal() else None, self.cleaned_data[f"note_{code}"])
            for code, value in given.items()
        }

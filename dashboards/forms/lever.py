from collections.abc import Sequence

from django import forms
from django.utils import timezone

from dashboards.enums import MACRO, LeverKind
from dashboards.models import Programme
from models_engine import Instrument
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Checkboxes, CountedTextarea, Radios

LONGEST = 1000
LONGEST_DISPUTE = 500


class LeverForm(NHSForm):
    """Cleans to the fields of a version; `programme` is a Programme of those offered, or None.

    `after` is the version that is changed, 0 for a new lever.
    """

    submit_label = "Save this lever"

    kind = forms.ChoiceField(
        label="What kind of lever is it?",
        choices=LeverKind.choices,
        widget=Radios(),
        error_messages={"required": "Select what kind of lever it is"},
    )
    title = forms.CharField(
        label="Title",
        help_text="A few words by which people in the area know it.",
        max_length=120,
        error_messages={"required": "Enter a title"},
    )
    text = forms.CharField(
        label="What was done",
        help_text="Everybody who sees this area reads it with your name, and so do the organisations it is for.",
        max_length=LONGEST,
        widget=CountedTextarea(maxlength=LONGEST),
        error_messages={"required": "Enter what was done"},
    )
    happened_on = DateField(label="Date from which it applied", help_text="For example, 27 3 2026.")
    linked = forms.MultipleChoiceField(
        label="What was it meant to change?",
        help_text="Conditions, or single statements of them. What was published about them before and after is shown.",
        widget=Checkboxes(),
        error_messages={"required": "Select at least one condition or statement"},
    )
    programme = forms.ChoiceField(label="Part of a programme", required=False)
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, instrument: Instrument, programmes: Sequence[tuple[Programme, str]], **kwargs):
        super().__init__(*args, **kwargs)
        factors = [factor for factor in instrument.factors if factor.level == MACRO]
        linked = self.fields["linked"]
        linked.choices = [
            pair
            for factor in factors
            for pair in (
                (factor.code, f"The whole condition: {factor.plain_name}"),
                *((item.code, item.text) for item in factor.items),
            )
        ]
        linked.widget.headings = {factor.code: factor.plain_name for factor in factors}
        self.programmes = {str(programme.pk): programme for programme, _ in programmes}
        if programmes:
            named = [(str(programme.pk), name) for programme, name in programmes]
            self.fields["programme"].choices = [("", "None"), *named]
        else:
            del self.fields["programme"]

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                "Date from which it applied must be today or in the past. What is planned belongs in a programme"
            )
        return day

    def clean_after(self) -> int:
        return self.cleaned_data["after"] or 0

    def clean(self) -> dict:
        chosen = self.cleaned_data.get("programme") or ""
        self.cleaned_data["programme"] = self.programmes.get(chosen)
        return self.cleaned_data


class WithdrawLeverForm(NHSForm):
    submit_label = "Withdraw this lever"

    reason = forms.CharField(
        label="Why is it withdrawn?",
        help_text="It stays in the log with this reason.",
        max_length=500,
        widget=CountedTextarea(maxlength=500),
        error_messages={"required": "Enter why it is withdrawn"},
    )


class DisputeLeverForm(NHSForm):
    submit_label = "Send this in our organisation’s name"

    text = forms.CharField(
        label="What do you dispute?",
        help_text="For example, that it reached you, that it was on this date, or what it was meant to change. Do not "
        "name people.",
        max_length=LONGEST_DISPUTE,
        widget=CountedTextarea(maxlength=LONGEST_DISPUTE),
        error_messages={
            "required": "Enter what you dispute",
            "max_length": f"What you dispute must be {LONGEST_DISPUTE} characters or fewer",
        },
    )

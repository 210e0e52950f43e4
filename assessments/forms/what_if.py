from collections.abc import Mapping

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from models_engine import Instrument, changeable_items
from nhsuk_forms.forms import NHSForm

AXES = "How it is set up and who drives it"
STATEMENTS = "Whether it would go on"
LEVEL = "Conditions at the {} level"
REGION = "The fewest changes to a place"


class WhatIfForm(NHSForm):
    """Other numbers to try, one select for each. The address carries them, so what is sent is read and never stored.

    `now` says for each code what it is now; a code that is not in it is not asked for.
    """

    campaign = forms.CharField(required=False, widget=forms.HiddenInput)
    side = forms.CharField(required=False, widget=forms.HiddenInput)
    region = forms.ChoiceField(
        required=False,
        label="Where should it stand today?",
        help_text="Starts from where it is now, and looks at nothing but how it is set up and who drives it.",
        error_messages={"invalid_choice": "Select one of the places shown"},
    )
    form_method = "get"
    submit_label = "See what would be different"
    cancel_label = "Start again from the result"

    def __init__(
        self, data: QueryDict, *, instrument: Instrument, now: Mapping[str, str], page: Mapping[str, str]
    ):
        sent = data.copy()
        for name, value in page.items():
            sent[name] = value
        super().__init__(sent)
        self.instrument = instrument
        self.fields["region"].choices = [
            ("", "No place in particular"),
            *((quadrant.code, quadrant.name) for quadrant in instrument.quadrants),
        ]
        self.groups = _groups(instrument, now)
        labels = {factor.code: factor.plain_name for factor in instrument.factors}
        scale = [(option.value, f"{option.value}: {option.label}") for option in instrument.scale]
        for code in (code for codes in self.groups.values() for code in codes):
            values = [(value, value) for value, _ in scale] if code in labels else scale
            self.fields[code] = _number(labels.get(code) or instrument.question(code).text, now[code], values)

    def layout(self) -> Layout:
        return Layout(
            "campaign",
            "side",
            *(
                Fieldset(legend, Div(*codes, css_class="app-selects"))
                for legend, codes in self.groups.items()
            ),
            Fieldset(REGION, "region"),
        )

    def clean(self) -> dict:
        locked = [
            item.code
            for axis in self.instrument.axes
            for item in axis.items
            if item.code not in changeable_items(self.instrument) and self.data.get(item.code)
        ]
        for code in locked:
            self.add_error(None, ValidationError(_locked(self.instrument, code)))
        return super().clean()

    @property
    def changes(self) -> dict[str, float]:
        chosen = {code: self.cleaned_data[code] for codes in self.groups.values() for code in codes}
        return {code: float(value) for code, value in chosen.items() if value}


def _groups(instrument: Instrument, now: Mapping[str, str]) -> dict[str, list[str]]:
    """The codes under each legend, in the instrument's order."""
    groups = {AXES: list(changeable_items(instrument))}
    for level in instrument.levels:
        legend = LEVEL.format(level.name.lower())
        groups[legend] = [factor.code for factor in instrument.factors if factor.level == level.code]
    groups[STATEMENTS] = [question.code for question in instrument.scale_questions]
    known = {legend: [code for code in codes if code in now] for legend, codes in groups.items()}
    return {legend: codes for legend, codes in known.items() if codes}


def _number(label: str, now: str, values: list[tuple[int, object]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        required=False,
        label=label,
        choices=[("", f"As it is ({now})"), *values],
        error_messages={"invalid_choice": f"Select “as it is” or a number from 1 to 5: {label}"},
    )


def _locked(instrument: Instrument, code: str) -> str:
    statement = instrument.item(code).text
    return f"“{statement}” cannot be changed: it is about how the partnership began, and that is history"

from crispy_forms.layout import Fieldset, Layout
from django import forms

from dashboards.enums import MACRO, ProgrammeVerb
from models_engine import Instrument
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Checkboxes, CountedTextarea, Radios
from organisations.enums import OrganisationKind

NOT_MEANT = "none"
STRENGTHS = (
    ("1", "1, not felt at all"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5, felt strongly everywhere"),
    (NOT_MEANT, "The programme does not mean to change this"),
)
# A region is asked nothing, so no programme is for it.
KINDS = [choice for choice in OrganisationKind.choices if choice[0] != OrganisationKind.REGION]
LONGEST = 1000


class ProgrammeForm(NHSForm):
    """Cleans to the fields of a version: `intended` gathers the answers about single conditions.

    `after` is the version that is changed, 0 for a new sheet.
    """

    submit_label = "Save this programme"

    name = forms.CharField(
        label="Name of the programme", max_length=120, error_messages={"required": "Enter a name"}
    )
    purpose = forms.CharField(
        label="What it is for",
        help_text="Everybody who sees this area reads it.",
        max_length=LONGEST,
        widget=CountedTextarea(maxlength=LONGEST),
        error_messages={"required": "Enter what it is for"},
    )
    starts_on = DateField(label="First day", help_text="For example, 27 3 2026.")
    ends_on = DateField(label="Last day", help_text="Leave it empty if no end is set.", required=False)
    kinds = forms.MultipleChoiceField(
        label="Which kinds of organisations is it for?",
        help_text="Tick none if it is for all.",
        choices=KINDS,
        required=False,
        widget=Checkboxes(),
    )
    verbs = forms.MultipleChoiceField(
        label="What is it meant to do for partnerships?",
        help_text="Tick all that apply.",
        choices=ProgrammeVerb.choices,
        required=False,
        widget=Checkboxes(),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, instrument: Instrument, **kwargs):
        self.factors = tuple(factor for factor in instrument.factors if factor.level == MACRO)
        self.base_fields = type(self).base_fields | {
            f"intended_{factor.code}": forms.ChoiceField(
                label=factor.plain_name,
                help_text=f"1 would mean: {factor.low_meaning}. 5 would mean: {factor.high_meaning}.",
                choices=STRENGTHS,
                widget=Radios(apart=[NOT_MEANT]),
                error_messages={
                    "required": f"Select how strongly this is meant to be felt: {factor.plain_name}"
                },
            )
            for factor in self.factors
        }
        super().__init__(*args, **kwargs)

    def layout(self) -> Layout:
        return Layout(
            "name",
            "purpose",
            "starts_on",
            "ends_on",
            "kinds",
            Fieldset(
                "How strongly is each of these meant to be felt?",
                *(f"intended_{factor.code}" for factor in self.factors),
            ),
            "verbs",
            "after",
        )

    def clean_after(self) -> int:
        return self.cleaned_data["after"] or 0

    def clean(self) -> dict:
        cleaned = self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Last day must be the same as or after the first day")
        given = {factor.code: cleaned.pop(f"intended_{factor.code}", NOT_MEANT) for factor in self.factors}
        cleaned["intended"] = {code: int(value) for code, value in given.items() if value != NOT_MEANT}
        return cleaned

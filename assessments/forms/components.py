from crispy_forms.layout import Fieldset, Layout
from django import forms

from models_engine import load_instrument
from nhsuk_forms.buttons import Button
from nhsuk_forms.fields import DateField, TickListField, WordLimitField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.layout import Statement
from nhsuk_forms.widgets import Checkboxes, Radios, StatementRadios


class ComponentsForm(NHSForm):
    """Every kind of field once, for the gallery and its tests. It is shown and never saved."""

    name = forms.CharField(label="Full name", help_text="As colleagues know you.")
    email = forms.EmailField(label="Email address", widget=forms.EmailInput({"autocomplete": "email"}))
    password = forms.CharField(label="Password", widget=forms.PasswordInput())
    people = forms.IntegerField(
        label="Number of people", widget=forms.NumberInput({"class": "nhsuk-input--width-4"})
    )
    addresses = forms.CharField(label="Addresses", help_text="One on each line.", widget=forms.Textarea())
    purpose = WordLimitField(label="Purpose", maxwords=50)
    region = forms.ChoiceField(label="Region", choices=[("north", "North"), ("south", "South")])
    kind = forms.ChoiceField(
        label="Kind of partnership",
        choices=[("project", "Joint project"), ("network", "Network"), ("none", "None of these")],
        widget=Radios(hints={"project": "It has an aim and an end."}, apart=["none"]),
    )
    topics = forms.MultipleChoiceField(
        label="Topics",
        choices=[("records", "Records"), ("prescribing", "Prescribing")],
        widget=Checkboxes(hints={"records": "Shared care records too."}),
    )
    reasons = TickListField(
        label="Reasons",
        choices=[("money", "Money"), ("people", "People"), ("nothing", "None of these")],
        apart=["nothing"],
        headings={"people": "Another reason"},
    )
    started_on = DateField(label="Start date", help_text="For example, 27 3 2026.")
    file = forms.FileField(label="Report")
    agree = forms.BooleanField(label="I belong to this organisation")
    statement = forms.ChoiceField(widget=StatementRadios())
    note = WordLimitField(label="Your note", maxwords=500, required=False)

    submit_label = "Save and continue"
    other_buttons = (Button("Save and come back later", name="later"),)
    cancel_href = "#form"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        instrument = load_instrument()
        self.item = instrument.item("REC1")
        self.fields["statement"].label = self.item.text
        self.fields["statement"].choices = [
            *((option.value, option.label) for option in instrument.scale),
            ("DK", "Don’t know"),
            ("NA", "Does not apply"),
        ]

    def layout(self) -> Layout:
        why = load_instrument().factor(self.item.belongs_to).why_we_ask
        return Layout(
            Fieldset("About you", "name", "email", "password"),
            *(
                "people",
                "addresses",
                "purpose",
                "region",
                "kind",
                "topics",
                "reasons",
                "started_on",
                "file",
                "agree",
            ),
            Statement("statement", note="note", why=why, stem="Our work with Eastvale Care"),
        )

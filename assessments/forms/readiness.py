"""The forms of a readiness check: what is meant and who fills it in, the statements, and who agrees."""

from collections.abc import Mapping, Sequence

from crispy_forms.layout import Layout
from django import forms

from accounts.models import User
from assessments.models import DONT_KNOW, NOT_APPLICABLE
from models_engine import Item, Option
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.layout import Statement
from nhsuk_forms.widgets import Radios, StatementRadios

MOST_PEOPLE = 50


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: User) -> str:
        return person.name or person.email


class PrepareReadinessCheckForm(NHSForm):
    submit_label = "Save and continue"

    formality = forms.ChoiceField(
        label="How is the partnership meant to be set up?",
        help_text="Formal means written agreements and fixed meetings. Informal means people just talk.",
        choices=[("formal", "Formal"), ("mixed", "In between"), ("informal", "Informal")],
        widget=Radios(),
        error_messages={"required": "Select how the partnership is meant to be set up"},
    )
    origin = forms.ChoiceField(
        label="Who is meant to drive it?",
        choices=[
            ("internal", "The partners themselves"),
            ("mixed", "The partners and others together"),
            ("external", "Others, such as a programme, the ICB or a supplier"),
        ],
        widget=Radios(),
        error_messages={"required": "Select who is meant to drive it"},
    )
    filled_by = PersonField(
        label="Who fills in the check?",
        queryset=None,
        empty_label="Choose a person",
        help_text="One sheet for your organisation. Tell them yourself: the service sends no email about it.",
        error_messages={
            "required": "Choose who fills in the check",
            "invalid_choice": "Choose one of the people shown",
        },
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["filled_by"].queryset = people


class ReadinessPageForm(NHSForm):
    """The statements of one condition."""

    submit_label = "Save and continue"

    def __init__(self, *args, items: Sequence[Item], scale: Sequence[Option], **kwargs):
        # Shadows the class's own (empty) declaration: forms copy their fields from here.
        self.base_fields = {item.code: _statement(item, scale) for item in items}
        super().__init__(*args, **kwargs)

    def layout(self) -> Layout:
        return Layout(*(Statement(code) for code in self.fields))

    @property
    def given(self) -> Mapping[str, str]:
        return {code: answer for code, answer in self.cleaned_data.items() if answer}


class FinishReadinessCheckForm(NHSForm):
    submit_label = "Finish the check"

    agreed_by = forms.IntegerField(
        label="How many people agreed these answers?",
        help_text="Enter 1 if you answered alone. It is fine, and two or three see more than one.",
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages={
            "required": "Enter how many people agreed these answers",
            "invalid": "The number of people must be a whole number",
            "min_value": "The number of people must be 1 or more",
            "max_value": f"The number of people must be {MOST_PEOPLE} or fewer",
        },
    )


def _statement(item: Item, scale: Sequence[Option]) -> forms.ChoiceField:
    apart = [(DONT_KNOW, "Don't know"), (NOT_APPLICABLE, "Does not apply")]
    return forms.ChoiceField(
        label=item.text,
        choices=[*((str(option.value), option.label) for option in scale), *apart],
        required=False,
        widget=StatementRadios(apart=(DONT_KNOW, NOT_APPLICABLE)),
        error_messages={"invalid_choice": f"Select one of the answers shown: {item.text}"},
    )

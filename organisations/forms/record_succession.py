from django import forms

from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from organisations.enums import SuccessionKind
from organisations.models import Organisation
from organisations.selectors.organisations import with_code


class RecordSuccessionForm(NHSForm):
    submit_label = "Save"

    successor = forms.CharField(
        label="Code of the organisation that took on its work",
        help_text="Its ODS code or local id. You find it in the list of organisations.",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10"}),
        error_messages={
            "required": "Enter the code of the organisation that took on its work",
            "max_length": "No organisation in the register has a code as long as this",
        },
    )
    happened_on = DateField(
        label="The first day under the new organisation",
        error_messages={"required": "Enter the first day under the new organisation"},
    )
    kind = forms.ChoiceField(
        label="What happened?",
        choices=SuccessionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happened"},
    )

    def __init__(self, *args, predecessor: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.predecessor = predecessor

    def clean_successor(self) -> Organisation:
        code = self.cleaned_data["successor"].strip()
        successor = with_code(code)
        if successor is None:
            raise forms.ValidationError(f"No organisation in the register has the code {code}")
        if successor == self.predecessor:
            raise forms.ValidationError(
                "That is this organisation's own code: enter the one that came after it"
            )
        return successor

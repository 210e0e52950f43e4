from collections.abc import Sequence

from django import forms

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios


class AgreeSheetForm(NHSForm):
    submit_label = "Begin an empty sheet"

    subject = forms.ChoiceField(
        label="What do you want to agree on?",
        widget=Radios(),
        error_messages={"required": "Select what you want to agree on"},
    )

    def __init__(self, *args, choices: Sequence[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = choices

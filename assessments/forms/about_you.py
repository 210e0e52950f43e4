from django import forms

from models_engine import Instrument
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios

NOT_SAID = "not_said"


class AboutYouForm(NHSForm):
    role = forms.ChoiceField(
        label="What best describes your role?",
        help_text="The groups are broad so that they point to nobody. You do not have to answer.",
        required=False,
        widget=Radios(apart=(NOT_SAID,)),
        error_messages={"invalid_choice": "Select one of the roles shown"},
    )
    page_heading_field = "role"
    submit_label = "Save and continue"

    def __init__(self, *args, instrument: Instrument, **kwargs):
        super().__init__(*args, **kwargs)
        roles = [(role.code, role.label) for role in instrument.respondent_roles]
        self.fields["role"].choices = [*roles, (NOT_SAID, "I would rather not say")]

    def clean_role(self) -> str:
        """A code of the instrument, or "" for not said."""
        chosen: str = self.cleaned_data["role"]
        return "" if chosen == NOT_SAID else chosen

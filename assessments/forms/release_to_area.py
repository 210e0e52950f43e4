from collections.abc import Mapping

from django import forms

from assessments.presenters.area_releases import reader_hint, reader_name
from assessments.selectors.area_releases import Reader
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios


class ReleaseToAreaForm(NHSForm):
    """The consent is the button. Cleans to `to`: a Reader."""

    submit_label = "Release this by name"

    to = forms.ChoiceField(label="Who may see this?", error_messages={"required": "Select who may see this"})

    def __init__(self, *args, readers: Mapping[str, Reader], **kwargs):
        super().__init__(*args, **kwargs)
        self.readers = readers
        field = self.fields["to"]
        hints = {key: reader_hint(reader) for key, reader in readers.items()}
        field.widget = Radios(hints=hints)
        field.choices = [(key, reader_name(reader)) for key, reader in readers.items()]
        field.error_messages["invalid_choice"] = "Select one of those who are listed"

    def clean_to(self) -> Reader:
        return self.readers[self.cleaned_data["to"]]

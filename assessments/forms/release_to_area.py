from collections.abc import Mapping

from django import forms

from assessments.selectors.area_releases import Reader
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.presenters.partners import in_words


class ReleaseToAreaForm(NHSForm):
    """The consent is the button. Cleans to `to`: a Reader."""

    submit_label = "Release this by name"

    to = forms.ChoiceField(label="Who may see this?", error_messages={"required": "Select who may see this"})

    def __init__(self, *args, readers: Mapping[str, Reader], **kwargs):
        super().__init__(*args, **kwargs)
        self.readers = readers
        field = self.fields["to"]
        hints = {key: _hint(reader) for key, reader in readers.items()}
        field.widget = Radios(hints=hints)
        field.choices = [(key, _name(reader)) for key, reader in readers.items()]
        field.error_messages["invalid_choice"] = "Select one of those who are listed"

    def clean_to(self) -> Reader:
        return self.readers[self.cleaned_data["to"]]


def _name(reader: Reader) -> str:
    return f"People with a role for {reader}" if reader.area else f"The circle “{reader}”"


def _hint(reader: Reader) -> str:
    if reader.circle is None:
        return ""
    who = in_words(list(reader.people))
    return f"{reader.circle.purpose} In it today: {who}. Who joins later does not see it."

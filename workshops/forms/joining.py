"""Coming in: the code that was read out, and who sits at the device, as far as they want to say."""

from django import forms

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from workshops.models import Group, Participant

WRONG_CODE = "This code does not work. Check it with whoever runs the workshop"
RATHER_NOT = "none"
LONGEST_NAME = Participant._meta.get_field("name").max_length


class CodeForm(NHSForm):
    code = forms.CharField(
        label="What is the code?",
        help_text="Six letters and digits, on the screen in the room. Capitals and spaces do not matter.",
        error_messages={"required": "Enter the code"},
        # Whatever else is typed is a wrong code; a page of text is none at all.
        max_length=40,
        widget=forms.TextInput(
            {
                "class": "nhsuk-input--width-10 nhsuk-input--code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    submit_label = "Continue"


class SeatForm(NHSForm):
    """`groups` are those of the workshop; without any, none is asked for. Nothing has to be filled in."""

    name = forms.CharField(
        label="Your name (optional)",
        help_text="Only the facilitator sees it. It is erased when the workshop ends.",
        max_length=LONGEST_NAME,
        required=False,
        error_messages={"max_length": f"Your name must be {LONGEST_NAME} characters or fewer"},
        widget=forms.TextInput({"autocomplete": "name", "spellcheck": "false"}),
    )
    group = forms.ChoiceField(
        label="Which organisation are you with? (optional)",
        required=False,
        error_messages={"invalid_choice": "Choose one of the groups shown"},
    )
    is_table = forms.BooleanField(
        label="A table answers on this device",
        help_text="You agree on an answer before you send it. It counts as one.",
        required=False,
    )

    def __init__(self, *args, groups: list[Group], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(str(group.pk), group.name) for group in groups]
        if choices:
            self.fields["group"].widget = Radios(apart=(RATHER_NOT,))
            self.fields["group"].choices = [*choices, (RATHER_NOT, "I’d rather not say")]
        else:
            del self.fields["group"]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    @property
    def seat(self) -> dict[str, object]:
        """As the service takes it."""
        group = self.cleaned_data.get("group")
        return {
            "name": self.cleaned_data["name"],
            "group_id": int(group) if group and group != RATHER_NOT else None,
            "is_table": self.cleaned_data["is_table"],
        }

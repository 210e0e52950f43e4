from django import forms

from accounts.models import User
from accounts.selectors.people import person_with_email
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import CountedTextarea


class CircleForm(NHSForm):
    submit_label = "Make this circle"

    name = forms.CharField(
        label="Name",
        help_text="Leads choose by it to whom they release a result, for example “Shared record programme board”.",
        max_length=120,
        error_messages={"required": "Enter a name"},
    )
    purpose = forms.CharField(
        label="What it is for",
        help_text="One or two sentences. Leads read it before they release anything.",
        max_length=500,
        widget=CountedTextarea(maxlength=500),
        error_messages={"required": "Enter what it is for"},
    )


class CircleMemberForm(NHSForm):
    """Cleans to `email`: the person with that address."""

    submit_label = "Add to the circle"

    email = forms.EmailField(
        label="Email address",
        help_text="Of somebody who has an account here.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter an email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )

    def clean_email(self) -> User:
        person = person_with_email(self.cleaned_data["email"])
        if person is None or not person.is_active:
            raise forms.ValidationError(
                "Nobody with this address has an account here. They need one first: their organisation can invite them"
            )
        return person

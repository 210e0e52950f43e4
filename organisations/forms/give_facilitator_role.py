from django import forms

from nhsuk_forms.forms import NHSForm


class GiveFacilitatorRoleForm(NHSForm):
    submit_label = "Let them run workshops"

    email = forms.EmailField(
        label="Email address",
        help_text="With an account here, they can start at once. Without one, they get an invitation.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter an email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )

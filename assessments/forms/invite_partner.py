from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.models import Organisation
from organisations.selectors.people import already_here


class InvitePartnerForm(NHSForm):
    """Cleans to `partner` and `email`. Where there is only one partner nobody is asked which."""

    submit_label = "Send invitation"

    partner = forms.ModelChoiceField(
        label="Which partner does this person work for?",
        queryset=None,
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Select the partner"},
    )
    email = forms.EmailField(
        label="Email address of your contact",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter the email address of your contact",
            "max_length": "Enter an email address of 254 characters or fewer",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )

    def __init__(self, *args, partners: QuerySet[Organisation], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners
        self.only = partners[0] if len(partners) == 1 else None
        if self.only:
            del self.fields["partner"]

    def clean(self) -> dict:
        email, partner = (
            self.cleaned_data.get("email", "").lower(),
            self.cleaned_data.get("partner", self.only),
        )
        if email and partner:
            self.cleaned_data |= {"email": email, "partner": partner}
            members, invited = already_here(partner, [email], moment=timezone.now())
            if members:
                self.add_error("email", f"This person is at {partner} here already. Tell them to sign in")
            elif invited:
                self.add_error("email", f"This person has been invited to {partner} already")
        return self.cleaned_data

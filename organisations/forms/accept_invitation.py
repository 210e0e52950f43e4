from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.forms.account import PASSWORD_HINT
from accounts.models import User
from nhsuk_forms.forms import NHSForm


class AcceptInvitationForm(NHSForm):
    submit_label = "Join"

    name = forms.CharField(
        label="Full name",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter your full name"},
    )
    password = forms.CharField(
        label="Choose a password",
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password"},
    )
    password_again = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the same password again"},
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, User(email=self.email, name=self.cleaned_data.get("name", "")))
        return password

    def clean(self) -> dict:
        again = self.cleaned_data.get("password_again")
        if again and "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            self.add_error("password_again", "The two passwords differ. Enter the same one twice")
        return self.cleaned_data

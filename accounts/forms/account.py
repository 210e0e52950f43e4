"""allauth's forms as NHS forms: our labels, hints and messages, no placeholders. Settings name them (ACCOUNT_FORMS)."""

from allauth.account import forms as allauth_forms
from django import forms

from nhsuk_forms.forms import NHSFormMixin

PASSWORD_HINT = "At least 12 characters. Three words that do not belong together work well."
WORDS = {
    "login": ("Email address", "", "Enter your email address"),
    "email": ("Email address", "", "Enter an email address"),
    "password": ("Password", "", "Enter your password"),
    "oldpassword": ("Current password", "", "Enter your current password"),
    "password1": ("New password", PASSWORD_HINT, "Enter a new password"),
    "password2": ("New password again", "", "Enter the new password again"),
}
EMAIL_FORMAT = "Enter an email address in the correct format, like name@example.com"


class AccountForm(NHSFormMixin):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, hint, missing) in WORDS.items():
            if field := self.fields.get(name):
                field.label, field.help_text = label, hint
                field.error_messages |= {"required": missing, "invalid": EMAIL_FORMAT}


class SignInForm(AccountForm, allauth_forms.LoginForm):
    submit_label = "Sign in"


class ResetPasswordForm(AccountForm, allauth_forms.ResetPasswordForm):
    submit_label = "Send me a link"


class ResetPasswordKeyForm(AccountForm, allauth_forms.ResetPasswordKeyForm):
    submit_label = "Save new password"


class ChangePasswordForm(AccountForm, allauth_forms.ChangePasswordForm):
    submit_label = "Save new password"


class SetPasswordForm(AccountForm, allauth_forms.SetPasswordForm):
    submit_label = "Save password"


class ChangeEmailForm(AccountForm, allauth_forms.AddEmailForm):
    submit_label = "Change email address"
    # The page has several buttons; allauth tells them by name, and the main one of ours has none.
    action_add = forms.CharField(widget=forms.HiddenInput, initial="1", required=False)


class ReauthenticateForm(AccountForm, allauth_forms.ReauthenticateForm):
    submit_label = "Continue"

from django import forms

from assessments.rules import WORKING_DAYS_ALONE
from nhsuk_forms.forms import NHSForm


class ReleaseForm(NHSForm):
    """The consent is the button; the box is only about the time to look at one's own result."""

    submit_label = "Release this"

    wait_waived = forms.BooleanField(
        label="We have looked at our own result: open as soon as both sides have released",
        help_text=f"Both sides have to say so. Else both open after {WORKING_DAYS_ALONE} working days.",
        required=False,
    )

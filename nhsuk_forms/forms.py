from crispy_forms.helper import FormHelper
from django import forms


class NHSForm(forms.Form):
    """The base of every form: the crispy helper is made here once, templates say {% crispy form %}."""

    submit_label = "Continue"
    use_required_attribute = False

    @property
    def helper(self) -> FormHelper:
        return FormHelper(self)

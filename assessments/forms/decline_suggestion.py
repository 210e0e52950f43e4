from django import forms

from nhsuk_forms.forms import NHSForm


class DeclineSuggestionForm(NHSForm):
    reason = forms.CharField(
        label="Why is it not for you?",
        help_text="One sentence is enough. Your colleagues see it beside the suggestion.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Enter why it is not for you",
            "max_length": "The reason must be 300 characters or fewer",
        },
    )
    submit_label = "Not for us"

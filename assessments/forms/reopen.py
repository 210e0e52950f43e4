from django import forms

from nhsuk_forms.forms import NHSForm


class ReopenForm(NHSForm):
    reason = forms.CharField(
        label="Why do you want to change your answers?",
        help_text="One sentence is enough. It is kept with your answers and only you see it.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Enter why you want to change your answers",
            "max_length": "The reason must be 500 characters or fewer",
        },
    )
    submit_label = "Reopen my answers"

    def __init__(self, *args, together: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if together:
            self.submit_label = "Reopen these answers"
            self.fields[
                "reason"
            ].help_text = (
                "One sentence is enough. It is kept with the answers, and those who work on them see it."
            )

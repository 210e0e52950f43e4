from django import forms
from django.utils.formats import date_format

from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from organisations.models import Partnership


class EndPartnershipForm(NHSForm):
    submit_label = "End this partnership"

    ended_on = DateField(
        label="Its last day", error_messages={"required": "Enter the partnership's last day"}
    )
    end_reason = forms.CharField(
        label="Why did it end?",
        max_length=500,
        help_text="For example: the programme stopped, the goal was reached, the organisations merged.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter why it ended"},
    )

    def __init__(self, *args, partnership: Partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        if partnership.ended_on:
            self.submit_label = "Save changes"

    def clean_ended_on(self):
        ended_on, started_on = self.cleaned_data["ended_on"], self.partnership.started_on
        if started_on and ended_on < started_on:
            raise forms.ValidationError(
                f"It cannot have ended before it started, on {date_format(started_on, 'j F Y')}"
            )
        return ended_on

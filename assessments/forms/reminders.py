from django import forms
from django.utils import timezone

from assessments.models import Campaign
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from organisations.presenters.dates import day


class ReminderDayForm(NHSForm):
    submit_label = "Plan a reminder"
    submit_kind = "secondary"

    on = DateField(
        label="Remind people on",
        help_text="For example, 12 4 2027. Letters leave between 8 in the morning and 7 in the evening.",
        error_messages={"required": "Enter the day of the reminder"},
    )

    def __init__(self, *args, campaign: Campaign, last_day, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.last_day = last_day

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on < timezone.localdate():
            raise forms.ValidationError("The day of the reminder must be today or later")
        if not self.campaign.first_day <= on <= self.last_day:
            raise forms.ValidationError(
                f"The reminder must fall in the round: {day(self.campaign.first_day)} to {day(self.last_day)}"
            )
        return on

from datetime import timedelta

from django import forms
from django.utils import timezone

from assessments.models import Campaign
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from organisations.presenters.dates import day

LETTERS_LEAVE = "Letters leave between 8 in the morning and 7 in the evening."


class ReminderDayForm(NHSForm):
    submit_label = "Plan a reminder"
    submit_kind = "secondary"

    on = DateField(
        label="Remind people on",
        error_messages={"required": "Enter the day of the reminder"},
    )

    def __init__(self, *args, campaign: Campaign, last_day, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.last_day = last_day
        self.fields["on"].help_text = f"For example, {self._example()}. {LETTERS_LEAVE}"

    def _example(self) -> str:
        """A week before the end, or today where that is past: a day that would be taken."""
        week_before = max(self.campaign.first_day, self.last_day - timedelta(days=7))
        on = min(max(week_before, timezone.localdate()), self.last_day)
        return f"{on.day} {on.month} {on.year}"

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on < timezone.localdate():
            raise forms.ValidationError("The day of the reminder must be today or later")
        if not self.campaign.first_day <= on <= self.last_day:
            raise forms.ValidationError(
                f"The reminder must fall in the round: {day(self.campaign.first_day)} to {day(self.last_day)}"
            )
        return on

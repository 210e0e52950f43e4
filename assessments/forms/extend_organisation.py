from django import forms
from django.utils import timezone

from assessments.models import CampaignOrganisation
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from organisations.presenters.dates import day


class ExtendOrganisationForm(NHSForm):
    """Cleans `extended_until` to a day after the round's own last day, or to None: as long as everybody."""

    submit_label = "Save"

    extended_until = DateField(
        label="Last day for this organisation",
        help_text="Leave it empty to let the round close here as it does for everybody.",
        required=False,
    )

    def __init__(self, *args, asking: CampaignOrganisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.asking = asking

    def clean_extended_until(self):
        last_day = self.cleaned_data["extended_until"]
        if last_day is None:
            return None
        if last_day <= self.asking.campaign.last_day:
            raise forms.ValidationError(
                f"Last day must be after the round's own, {day(self.asking.campaign.last_day)}"
            )
        if last_day < timezone.localdate():
            raise forms.ValidationError("Last day must be today or later")
        return last_day

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from assessments.enums import CampaignMode, CampaignPrivacy
from assessments.selectors.campaigns import published_instruments
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.models import Organisation

MODE_HINTS = {
    CampaignMode.EACH: "Answers of one organisation are put together, and nobody sees a colleague's.",
    CampaignMode.SHARED: "The lead of each organisation hands out sections. Those who fill them in see each other's "
    "answers, and the lead sends them.",
}
PRIVACY_HINTS = {
    CampaignPrivacy.CONFIDENTIAL: "Answers are stored with each person's account and shown to nobody. People can come "
    "back by signing in, see their own result and be reminded if they have not finished.",
    CampaignPrivacy.ANONYMOUS: "Nothing that is stored says who gave which answers. Each person answers by a link that "
    "we cannot replace. There are no notes and no job roles, and no result before the round has closed.",
}
PAST = "Last day must be today or later"


class InstrumentField(forms.ModelChoiceField):
    def label_from_instance(self, instrument) -> str:
        return f"{instrument.title}, version {instrument.version}"


class CreateCampaignForm(NHSForm):
    submit_label = "Save and choose organisations"

    title = forms.CharField(
        label="Name of the round",
        help_text="For example, “Autumn 2026”. Everybody who is asked sees it.",
        max_length=120,
        error_messages={
            "required": "Enter a name for the round",
            "max_length": "Name must be 120 characters or fewer",
        },
    )
    instrument = InstrumentField(
        label="Questionnaire",
        help_text="It cannot be changed later.",
        queryset=None,
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Select a questionnaire"},
    )
    area = forms.ModelChoiceField(
        label="Which area is it for?",
        help_text="It can ask organisations that belong to this area on its first day.",
        queryset=Organisation.objects.none(),
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Select an area", "invalid_choice": "Select one of your areas"},
    )
    mode = forms.ChoiceField(
        label="How do people answer?",
        help_text="It cannot be changed later: people are told who sees what before they answer.",
        choices=CampaignMode.choices,
        initial=CampaignMode.EACH,
        widget=Radios(hints=MODE_HINTS),
        error_messages={"required": "Select how people answer"},
    )
    privacy = forms.ChoiceField(
        label="What is kept of who gave which answers?",
        help_text="It cannot be changed later: people are told before they answer.",
        choices=CampaignPrivacy.choices,
        initial=CampaignPrivacy.CONFIDENTIAL,
        widget=Radios(hints=PRIVACY_HINTS),
        error_messages={"required": "Select what is kept of who gave which answers"},
    )
    opens_on = DateField(
        label="First day", help_text="For example, 27 3 2027. The round opens as this day begins."
    )
    closes_on = DateField(label="Last day", help_text="People can send answers until this day ends.")

    def __init__(self, *args, areas: QuerySet[Organisation], for_everybody: bool, **kwargs):
        """A round is for the whole service where somebody may set that up, and else for one of the `areas`."""
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = published_instruments()
        self.fields["instrument"].initial = published_instruments().first()
        if for_everybody:
            del self.fields["area"]
            return
        self.fields["area"].queryset = areas
        self.fields["area"].initial = areas.first()

    def clean_closes_on(self):
        closes_on = self.cleaned_data["closes_on"]
        if closes_on < timezone.localdate():
            raise forms.ValidationError(PAST)
        return closes_on

    def clean(self) -> dict:
        if self.cleaned_data.get("mode") == CampaignMode.SHARED:
            self._check_not_anonymous()
        opens_on, closes_on = self.cleaned_data.get("opens_on"), self.cleaned_data.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", "Last day must be the same as or after the first day")
        return self.cleaned_data

    def _check_not_anonymous(self) -> None:
        if self.cleaned_data.get("privacy") == CampaignPrivacy.ANONYMOUS:
            self.add_error(
                "privacy",
                "A round that asks for one shared answer cannot be anonymous: people see who fills in what",
            )


class EditCampaignForm(NHSForm):
    submit_label = "Save"

    title = CreateCampaignForm.base_fields["title"]
    closes_on = DateField(label="Last day", help_text="People can send answers until this day ends.")

    def __init__(self, *args, opens_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.opens_on = opens_on

    def clean_closes_on(self):
        closes_on = self.cleaned_data["closes_on"]
        if closes_on < timezone.localdate():
            raise forms.ValidationError(PAST)
        if closes_on < self.opens_on:
            raise forms.ValidationError("Last day must be the same as or after the first day")
        return closes_on

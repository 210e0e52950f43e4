from django import forms
from django.db.models import QuerySet

from assessments.selectors.campaigns import areas
from nhsuk_forms.buttons import Button
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Checkboxes
from organisations.forms.find_organisations import FindOrganisationsForm
from organisations.models import Organisation

LISTED = 50


class FindOrganisationsToAskForm(FindOrganisationsForm):
    area = forms.ModelChoiceField(
        label="Board or region", required=False, queryset=areas(), empty_label="Everywhere"
    )


class OrganisationsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, organisation) -> str:
        return f"{organisation.name} ({organisation.code})"


class AddOrganisationsForm(NHSForm):
    """Cleans `organisations` to those ticked, or to everything found where that button was pressed."""

    submit_label = "Ask these organisations"

    organisations = OrganisationsField(
        label="Organisations",
        queryset=None,
        required=False,
        widget=Checkboxes,
        error_messages={"invalid_choice": "One of these is asked already or is not in the register"},
    )

    def __init__(self, *args, found: QuerySet[Organisation], number_found: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = found
        field = self.fields["organisations"]
        field.queryset = found
        field.choices = [(o.pk, field.label_from_instance(o)) for o in found[:LISTED]]
        if number_found > 1:
            self.other_buttons = (Button(f"Ask all {number_found} found", name="all"),)

    def clean_organisations(self) -> QuerySet[Organisation]:
        if "all" in self.data:
            return self.found
        if not self.cleaned_data["organisations"]:
            raise forms.ValidationError("Select at least one organisation")
        return self.cleaned_data["organisations"]

import re

from django import forms

from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from organisations.enums import OrganisationKind
from organisations.models import Organisation

ODS_CODE = re.compile(r"[A-Z0-9]{3,12}")


class CreateOrganisationForm(NHSForm):
    submit_label = "Add this organisation"

    name = forms.CharField(label="Name of the organisation", max_length=200)
    kind = forms.ChoiceField(
        label="What kind of organisation is it?", choices=OrganisationKind.choices, widget=forms.RadioSelect
    )
    ods_code = forms.CharField(
        label="ODS code, if it has one",
        required=False,
        help_text="The code of the Organisation Data Service, such as RWX or G6V2S. Without one, we give it an id.",
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10", "autocapitalize": "characters"}),
    )
    board = forms.ModelChoiceField(
        label="Integrated care board it belongs to",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="None, or not known",
    )
    opened_on = DateField(
        label="The day it opened", required=False, help_text="Leave this empty if not known."
    )

    def __init__(self, *args, boards, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["board"].queryset = boards

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_ods_code(self) -> str:
        code = self.cleaned_data["ods_code"].strip().upper()
        if code and not ODS_CODE.fullmatch(code):
            raise forms.ValidationError("An ODS code has 3 to 12 letters and digits, such as RWX or G6V2S")
        if code and Organisation.objects.filter(ods_code=code).exists():
            raise forms.ValidationError(f"{code} is in the register already")
        return code

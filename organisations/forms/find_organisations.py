from django import forms

from nhsuk_forms.forms import NHSForm
from organisations.enums import OrganisationKind


class FindOrganisationsForm(NHSForm):
    """The search over the register; sent by GET, so that a list can be bookmarked.

    The list also stays what it is when a form below it is refused.
    """

    words = forms.CharField(label="Name or code", required=False, max_length=100)
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Every kind"), *OrganisationKind.choices]
    )

    form_method = "get"
    submit_label = "Search"
    submit_kind = "secondary"

from django import forms

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.enums import MemberRole
from organisations.forms.invite_people import ROLE_HINTS


class ChangeRoleForm(NHSForm):
    submit_label = "Save role"

    role = forms.ChoiceField(
        label="What can this person do?",
        choices=MemberRole.choices,
        widget=Radios(hints=ROLE_HINTS),
        error_messages={"required": "Select what this person can do"},
    )

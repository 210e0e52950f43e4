from django import forms

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.enums import AreaRoleCode
from organisations.models import Organisation
from organisations.selectors.area_people import areas_by_name
from organisations.selectors.areas import ENGLAND, AreaTree

ROLE_HINTS = {
    AreaRoleCode.REGIONAL_VIEWER: "Sees the figures of one region or ICB, and what was released to it by name.",
    AreaRoleCode.REGIONAL_LEAD: "Sees this too, sets up rounds there, and writes commentary.",
    AreaRoleCode.NATIONAL_VIEWER: "Sees the figures of England and of every area. Only for England.",
}


class GiveAreaRoleForm(NHSForm):
    """Cleans to `email`, `role` and `area`: the region's or board's row, None for England."""

    submit_label = "Give this role"

    email = forms.EmailField(
        label="Email address",
        help_text="With an account here, they hold the role at once. Without one, they get an invitation.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter an email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )
    role = forms.ChoiceField(
        label="What can this person do?",
        choices=AreaRoleCode.choices,
        widget=Radios(hints=ROLE_HINTS),
        error_messages={"required": "Select what this person can do"},
    )
    area = forms.ChoiceField(label="For which area?", error_messages={"required": "Select an area"})

    def __init__(self, *args, tree: AreaTree, **kwargs):
        super().__init__(*args, **kwargs)
        self.tree = tree
        names = [(area.code, area.name) for area in areas_by_name(tree)]
        self.fields["area"].choices = [("", "Select an area"), *names]

    def clean_area(self) -> Organisation | None:
        return self.tree.areas[self.cleaned_data["area"]].organisation

    def clean(self) -> dict:
        role, chosen = self.cleaned_data.get("role"), "area" in self.cleaned_data
        if role and chosen:
            national = role == AreaRoleCode.NATIONAL_VIEWER
            if national and self.cleaned_data["area"] is not None:
                self.add_error(
                    "area", f"A national viewer sees all of England: select {self._name_of(ENGLAND)}"
                )
            if not national and self.cleaned_data["area"] is None:
                self.add_error("area", "Select a region or an ICB, or make this person a national viewer")
        return self.cleaned_data

    def _name_of(self, code: str) -> str:
        return self.tree.areas[code].name

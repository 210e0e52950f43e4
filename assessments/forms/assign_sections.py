from collections.abc import Sequence

from django import forms

from accounts.models import User
from assessments.models import CampaignOrganisation
from assessments.selectors.shared_sheets import vouched_for_members
from models_engine import Sheet
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Checkboxes
from organisations.models import Partnership
from organisations.selectors.people import members_of

NO_MEMBER = (
    "Nobody at your organisation has this address. Invite them first, under “People and invitations”; "
    "once they have joined you can give them sections"
)
NOT_CONFIRMED = "Confirm first, under “People and invitations”, that this person works at your organisation"


class AssignSectionsForm(NHSForm):
    """A colleague's address and, for every sheet, which of its sections they fill in.

    After cleaning `person` and `sections` say it as the service takes it.
    """

    submit_label = "Give these sections and write to them"

    email = forms.EmailField(
        label="Your colleague's email address",
        help_text="Of somebody who has joined your organisation here.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your colleague's email address",
            "invalid": "Enter an email address in the correct format, like name@example.org",
        },
    )

    def __init__(
        self,
        *args,
        asking: CampaignOrganisation,
        sheets: Sequence[tuple[Sheet, Partnership | None]],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.asking = asking
        self.person: User | None = None
        self.subjects: dict[str, Partnership | None] = {}
        for number, (sheet, partnership) in enumerate(sheets):
            name = f"sections_{number}"
            self.subjects[name] = partnership
            self.fields[name] = forms.MultipleChoiceField(
                label=f"Sections about {partnership or asking.organisation}",
                choices=[(section.code, section.title) for section in sheet.sections],
                required=False,
                widget=Checkboxes(),
                error_messages={"invalid_choice": "Select from the sections shown"},
            )

    @property
    def sections(self) -> list[tuple[Partnership | None, str]]:
        return [
            (partnership, section)
            for name, partnership in self.subjects.items()
            for section in self.cleaned_data[name]
        ]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        membership = members_of(self.asking.organisation).filter(person__email__iexact=email).first()
        if membership is None:
            raise forms.ValidationError(NO_MEMBER)
        if not vouched_for_members(self.asking.organisation).filter(pk=membership.pk).exists():
            raise forms.ValidationError(NOT_CONFIRMED)
        self.person = membership.person
        return membership.person.email

    def clean(self) -> dict:
        first = next(iter(self.subjects), None)
        if first and not any(self.cleaned_data.get(name) for name in self.subjects) and not self.errors:
            self.add_error(first, "Select at least one section")
        return self.cleaned_data

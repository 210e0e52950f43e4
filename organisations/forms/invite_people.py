from django import forms
from django.utils import timezone

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.enums import MemberRole
from organisations.forms.addresses import read_addresses
from organisations.models import Organisation
from organisations.selectors.people import already_here

MOST_AT_ONCE = 100
ROLE_HINTS = {
    MemberRole.RESPONDENT: "Answers questions and sees results.",
    MemberRole.LEAD: "Does this too, and invites people, registers partnerships and chooses which to ask about.",
}


class InvitePeopleForm(NHSForm):
    """Cleans to `addresses` (new ones), `members` and `invited` (those who are here or asked already) and `role`."""

    submit_label = "Send invitations"

    addresses = forms.CharField(
        label="Email addresses",
        help_text="One on each line, or with commas or semicolons between them. You can paste them from an email.",
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        max_length=20_000,
        error_messages={"required": "Enter at least one email address"},
    )
    role = forms.ChoiceField(
        label="What can these people do?",
        choices=MemberRole.choices,
        initial=MemberRole.RESPONDENT,
        widget=Radios(hints=ROLE_HINTS),
        error_messages={"required": "Select what these people can do"},
    )

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.members: set[str] = set()
        self.invited: set[str] = set()

    def clean_addresses(self) -> list[str]:
        addresses, problems = read_addresses(self.cleaned_data["addresses"])
        if problems:
            raise forms.ValidationError([forms.ValidationError(problem) for problem in problems])
        if len(addresses) > MOST_AT_ONCE:
            raise forms.ValidationError(
                f"You can invite {MOST_AT_ONCE} people at once; these are {len(addresses)}. Send them in parts."
            )
        self.members, self.invited = already_here(self.organisation, addresses, moment=timezone.now())
        new = [address for address in addresses if address not in self.members | self.invited]
        if not new:
            raise forms.ValidationError("Everybody on this list is here already, or has been invited.")
        return new

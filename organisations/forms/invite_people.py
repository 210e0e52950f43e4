from django import forms
from django.utils import timezone

from nhsuk_forms.buttons import Button
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.enums import MemberRole
from organisations.forms.people_list import PeopleList, read_people
from organisations.models import Organisation
from organisations.selectors.people import already_here

MOST_AT_ONCE = 100
LONGEST_LIST = 20_000
# As many bytes as that many signs can take.
LARGEST_FILE = 4 * LONGEST_LIST
ROLE_HINTS = {
    MemberRole.RESPONDENT: "Answers questions and sees results.",
    MemberRole.LEAD: "Does this too, and invites people, registers partnerships and chooses which to ask about.",
}


class InvitePeopleForm(NHSForm):
    """Cleans to `people` (new ones, with their roles), `members` and `invited` (those who are here or asked already).

    Nothing is sent as long as a line is wrong, unless that is chosen; then `left_out` says which were not sent. What
    came from a file stands in the box afterwards, so that a refused file is mended where its errors stand.
    """

    submit_label = "Send invitations"

    addresses = forms.CharField(
        label="Email addresses",
        help_text="One on each line, or with commas or semicolons between them. You can paste them from an email, or "
        "columns from a spreadsheet with a first line that says “email” and, if you like, “role”.",
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        max_length=LONGEST_LIST,
        required=False,
    )
    file = forms.FileField(
        label="Or a CSV file",
        help_text="With a column “email”. A column “role” (respondent or organisation lead) is read too; other columns "
        "are not.",
        required=False,
        allow_empty_file=True,
    )
    role = forms.ChoiceField(
        label="What can these people do?",
        help_text="Where the list has no role of their own.",
        choices=MemberRole.choices,
        initial=MemberRole.RESPONDENT,
        widget=Radios(hints=ROLE_HINTS),
        error_messages={"required": "Select what these people can do"},
    )

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.people: dict[str, MemberRole] = {}
        self.members: set[str] = set()
        self.invited: set[str] = set()
        self.left_out: list[str] = []

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("The file is too large for a list of addresses. Save it as CSV")
        content = file.read()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            # What Excel saves where nobody chose “CSV UTF-8”.
            text = content.decode("cp1252", errors="replace")
        if "\0" in text or len(text) > LONGEST_LIST:
            raise forms.ValidationError("The file must be a CSV file, not a workbook. Save it as CSV")
        return text

    def clean(self) -> dict:
        if self.errors:
            return self.cleaned_data
        text, pasted = self.cleaned_data["file"], self.cleaned_data["addresses"]
        if text and pasted:
            self.add_error("file", "Choose a file or enter addresses, not both")
        elif not text and not pasted:
            self.add_error("addresses", "Enter at least one email address, or choose a file")
        else:
            if text:
                self.data = self.data.copy()
                self.data["addresses"] = text
            self._read(read_people(text or pasted))
        return self.cleaned_data

    def _read(self, found: PeopleList) -> None:
        if len(found.roles) > MOST_AT_ONCE:
            return self.add_error(
                "addresses",
                f"You can invite {MOST_AT_ONCE} people at once; these are {len(found.roles)}. Send them in parts.",
            )
        self.members, self.invited = already_here(self.organisation, list(found.roles), moment=timezone.now())
        chosen = MemberRole(self.cleaned_data["role"])
        here = self.members | self.invited
        self.people = {
            address: role or chosen for address, role in found.roles.items() if address not in here
        }
        if found.problems and not (self.people and "only_right" in self.data):
            if self.people:
                label = f"Send the {len(self.people)} that are right"
                self.other_buttons = (Button(label, name="only_right"),)
            return self.add_error("addresses", found.problems)
        if not self.people:
            return self.add_error("addresses", "Everybody on this list is here already, or has been invited.")
        self.left_out = found.problems
        return None

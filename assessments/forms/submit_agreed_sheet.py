from django import forms

from accounts.models import User
from assessments.models import Response
from assessments.rules import CannotChange, check_number_agreeing, fewest_agreeing, most_agreeing
from assessments.selectors.shared_sheets import vouched_for_members
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Checkboxes

SEEN_BY = "Your colleagues who work on this sheet see the names. Everybody else sees how many you are."


class SubmitAgreedSheetForm(NHSForm):
    """Cleans to `people`: those who agree to the answers, by their accounts."""

    submit_label = "Confirm and send"

    people = forms.MultipleChoiceField(
        label="Who agrees to these answers?",
        widget=Checkboxes(),
        error_messages={"required": "Select who agrees to these answers"},
    )

    def __init__(self, *args, response: Response, sender: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign = response.assessment.campaign
        members = vouched_for_members(response.assessment.organisation)
        self.members = {str(member.person_id): member.person for member in members}
        field = self.fields["people"]
        field.choices = [(pk, str(person)) for pk, person in self.members.items()]
        field.initial = [str(sender.pk)]
        field.help_text = f"Select {self.how_many}. {SEEN_BY}"

    @property
    def how_many(self) -> str:
        fewest = fewest_agreeing(self.campaign)
        if self.campaign.asks_for_one_answer:
            return "everybody who agrees"
        return f"{fewest} to {most_agreeing(self.campaign)} people"

    def clean_people(self) -> list[User]:
        people = [self.members[pk] for pk in self.cleaned_data["people"]]
        try:
            check_number_agreeing(self.campaign, len(people))
        except CannotChange:
            raise forms.ValidationError(f"Select {self.how_many}") from None
        return people

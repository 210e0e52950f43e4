"""What is written down in the room: notes, decisions, and what is to be done by whom."""

from collections.abc import Mapping

from django import forms

from accounts.models import User
from assessments.forms.action import LONGEST_TEXT, ActionForm
from assessments.selectors.plans import people_for_actions
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import CountedTextarea, Radios
from organisations.models import Organisation
from workshops.models import Step

LONGEST_NOTE = 1000
LONGEST_DECISION = 300
READS_IT = "The room reads what, who and by when. Without the tick only facilitators and its organisation do."
HIDDEN_FROM_WHOM = "Select the organisation that keeps it to itself, or show it to every organisation here"
NO_ORGANISATION = ("", "Not one of these, or not known yet")


class OutcomeForm(NHSForm):
    """`step` is the one it was typed at, which the room may have left by the time it is sent."""

    text = forms.CharField()
    step = forms.ModelChoiceField(
        queryset=Step.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": "Begin the first step. Then write this down.",
            "invalid_choice": "This step is gone.",
        },
    )

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].queryset = steps


class NoteForm(OutcomeForm):
    submit_label = "Save the note"

    text = forms.CharField(
        label="Note",
        max_length=LONGEST_NOTE,
        widget=CountedTextarea({"rows": 4}, maxlength=LONGEST_NOTE),
        help_text="For the record. It is on no screen but the facilitators'.",
        error_messages={
            "required": "Enter a note",
            "max_length": f"The note must be {LONGEST_NOTE:,} characters or fewer",
        },
    )


class DecisionForm(OutcomeForm):
    submit_label = "Save the decision"

    text = forms.CharField(
        label="What did we decide?",
        max_length=LONGEST_DECISION,
        widget=CountedTextarea({"rows": 3}, maxlength=LONGEST_DECISION),
        help_text="One sentence. The room reads it on every screen.",
        error_messages={
            "required": "Enter what you decided",
            "max_length": f"The decision must be {LONGEST_DECISION} characters or fewer",
        },
    )

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class RoomActionForm(ActionForm):
    """As any action of a plan, in which it is to end. People of an organisation stand in the list only where the
    facilitator is one of those whom it has confirmed; for others there is the name."""

    submit_label = "Write down the action"
    field_order = ("text", "organisation", "owner", "owner_name", "due_on", "shared_with_partner", "step")

    organisation = forms.ModelChoiceField(
        label="Which organisation does it?",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=NO_ORGANISATION[1],
        widget=Radios,
        help_text="It waits there for somebody who may change its plan. Leave it open if it is none of these.",
        error_messages={"invalid_choice": "Select one of the organisations shown"},
    )
    step = forms.ModelChoiceField(
        queryset=Step.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": "Begin the first step. Then write this down.",
            "invalid_choice": "This step is gone.",
        },
    )

    def __init__(self, *args, steps, organisations, people, with_partner: bool, **kwargs):
        super().__init__(*args, people=people, with_partner=with_partner, **kwargs)
        self.fields["step"].queryset = steps
        self.fields["organisation"].queryset = organisations
        self.fields["owner"].help_text = ""
        self.fields["owner_name"].help_text = "A name, as everybody in the room knows it."
        self.fields[
            "text"
        ].help_text = f"One step that somebody can finish, in up to {LONGEST_TEXT} characters."
        if with_partner:
            self.fields["shared_with_partner"].label = "Show it on the screens and to every organisation here"
            self.fields["shared_with_partner"].help_text = READS_IT
        if not organisations:
            del self.fields["organisation"]
        if not people:
            del self.fields["owner"]
            self.fields["owner_name"].label = "Who takes it on?"
            self.fields["owner_name"].required = True
            self.fields["owner_name"].error_messages["required"] = "Enter who takes it on"

    def clean(self) -> dict:
        """Where there is no partner to keep it from, the room reads it."""
        if "owner" in self.fields:
            super().clean()
        if "shared_with_partner" not in self.fields:
            self.cleaned_data["shared_with_partner"] = True
        owner, organisation = self.cleaned_data.get("owner"), self.cleaned_data.get("organisation")
        nobodys = "organisation" in self.cleaned_data and organisation is None
        if nobodys and not self.cleaned_data["shared_with_partner"]:
            self.add_error("organisation", HIDDEN_FROM_WHOM)
        if owner and not _belongs(owner, organisation):
            self.add_error("owner", "Choose somebody of the organisation that does it, or enter a name")
        return self.cleaned_data

    def facts(self) -> Mapping[str, object]:
        """What the service takes: the step by its id."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "step"}
        return said | {"step_id": self.cleaned_data["step"].pk}


def _belongs(owner: User, organisation: Organisation | None) -> bool:
    return organisation is not None and people_for_actions(organisation).filter(pk=owner.pk).exists()

"""The forms of a plan: what, who and when; and how far it is."""

from collections.abc import Mapping

from django import forms

from accounts.models import User
from assessments.enums import ActionStatus
from assessments.forms.held import Held
from assessments.models import Action
from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import CountedTextarea, Radios

LONGEST_TEXT = 300
LONGEST_NOTE = 1000
CHOOSE = "Choose a person"


class RevisionForm(NHSForm):
    """Carries the revision it was filled from. `caught_up` shows what was typed again, on top of what stands now."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)

    def clean_revision(self) -> int:
        """Without one, a forged form: it is treated as stale and shown what stands now."""
        return self.cleaned_data["revision"] or 0

    def caught_up(self, revision: int) -> "RevisionForm":
        self.data = self.data.copy()
        self.data["revision"] = str(revision)
        return self


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: User) -> str:
        return f"{person.name} ({person.email})" if person.name else person.email


class ActionForm(RevisionForm):
    submit_label = "Add to the plan"

    text = forms.CharField(
        label="What will be done?",
        max_length=LONGEST_TEXT,
        widget=CountedTextarea({"rows": 3}, maxlength=LONGEST_TEXT),
        help_text="One step that somebody can finish. For example: agree with our partner who maintains the interface.",
        error_messages={
            "required": "Enter what will be done",
            "max_length": f"What will be done must be {LONGEST_TEXT} characters or fewer",
        },
    )
    owner = PersonField(
        label="Who takes it on?",
        queryset=None,
        required=False,
        empty_label=CHOOSE,
        help_text="People of your organisation. They get an email a week before the date, and one if it passes.",
        error_messages={"invalid_choice": "Choose one of the people shown"},
    )
    owner_name = forms.CharField(
        label="Or enter a name",
        max_length=120,
        required=False,
        help_text="For somebody who has no account here. They get no emails.",
        error_messages={"max_length": "The name must be 120 characters or fewer"},
    )
    due_on = DateField(
        label="By when?",
        help_text="For example, 27 3 2027.",
        error_messages={"required": "Enter the day by which it will be done"},
    )
    shared_with_partner = forms.BooleanField(
        label="Show it to our partner",
        required=False,
        help_text="They see what will be done, our name and the date. Not who does it, and not how it goes.",
    )

    def __init__(self, *args, people, action: Action | None = None, with_partner: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people
        if not with_partner:
            del self.fields["shared_with_partner"]
        if action is None:
            del self.fields["revision"]

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())

    def clean_owner_name(self) -> str:
        return " ".join(self.cleaned_data["owner_name"].split())

    def clean(self) -> dict:
        owner, name = self.cleaned_data.get("owner"), self.cleaned_data.get("owner_name")
        if not self.has_error("owner") and not self.has_error("owner_name"):
            if owner and name:
                self.add_error("owner_name", "Choose a person or enter a name, not both")
            elif not owner and not name:
                self.add_error("owner", "Choose a person, or enter a name")
        self.cleaned_data.setdefault("shared_with_partner", False)
        return self.cleaned_data


class ReportForm(RevisionForm):
    submit_label = "Save"

    status = forms.ChoiceField(
        label="How far is it?",
        choices=ActionStatus.choices,
        widget=Radios,
        error_messages={
            "required": "Select how far it is",
            "invalid_choice": "Select one of the answers shown",
        },
    )
    review_note = forms.CharField(
        label="What came of it?",
        max_length=LONGEST_NOTE,
        required=False,
        widget=CountedTextarea(maxlength=LONGEST_NOTE),
        help_text="When it is done or dropped: a sentence for whoever plans the next round. "
        "Your colleagues see it; your partner does not.",
        error_messages={"max_length": f"What came of it must be {LONGEST_NOTE} characters or fewer"},
    )

    def clean(self) -> dict:
        closing = self.cleaned_data.get("status") in (ActionStatus.DONE, ActionStatus.DROPPED)
        if closing and not self.cleaned_data.get("review_note") and not self.has_error("review_note"):
            self.add_error("review_note", "Enter what came of it, or why you dropped it")
        return self.cleaned_data


def action_facts(action: Action) -> dict[str, object]:
    """What the form about an action begins with."""
    names = ("text", "owner", "owner_name", "due_on", "shared_with_partner", "revision")
    return {name: getattr(action, name) for name in names}


def held_facts(typed: Mapping[str, Held]) -> dict[str, object]:
    """What was typed about an action when the session had ended: a date comes in its three boxes, a tick not at all
    where there was none."""
    if not typed:
        return {}
    parts = [typed.get(f"due_on_{part}", "") for part in ("day", "month", "year")]
    return {**typed, "due_on": parts, "shared_with_partner": "shared_with_partner" in typed}


def report_facts(action: Action) -> dict[str, object]:
    return {name: getattr(action, name) for name in ("status", "review_note", "revision")}

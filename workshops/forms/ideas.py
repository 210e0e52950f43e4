"""What a facilitator does with ideas: shows them, does not, merges two, finds better words, adds one."""

from django import forms

from nhsuk_forms.forms import NHSForm
from workshops.enums import IdeaState
from workshops.forms.running import CommandForm
from workshops.models import LONGEST_IDEA, Idea


class DecideIdeaForm(CommandForm):
    idea = forms.ModelChoiceField(queryset=Idea.objects.none())
    state = forms.ChoiceField(
        choices=[(state.value, state.label) for state in (IdeaState.SHOWN, IdeaState.REFUSED)]
    )

    def __init__(self, *args, ideas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["idea"].queryset = ideas


class EditIdeaForm(NHSForm):
    """New words for an idea, or another one that says the same and stands for both; not both at once."""

    submit_label = "Save"

    text = forms.CharField(
        label="In other words",
        max_length=LONGEST_IDEA,
        error_messages={
            "required": "Enter the idea in a few words",
            "max_length": f"The idea must be {LONGEST_IDEA} characters or fewer",
        },
    )
    into = forms.ModelChoiceField(
        label="It says the same as",
        queryset=Idea.objects.none(),
        required=False,
        empty_label="No other idea",
        help_text="Then only the other one stays on the screens.",
        error_messages={"invalid_choice": "Select one of the ideas shown"},
    )

    def __init__(self, *args, idea: Idea, ideas, **kwargs):
        super().__init__(*args, initial={"text": idea.text}, **kwargs)
        self.fields["into"].queryset = ideas.filter(state=IdeaState.SHOWN).exclude(pk=idea.pk)
        if idea.prepared:
            del self.fields["text"]


class AddIdeaForm(NHSForm):
    submit_label = "Add this idea"
    submit_kind = "secondary"

    text = forms.CharField(
        label="An idea of the room, or your own",
        max_length=LONGEST_IDEA,
        help_text=f"In a few words, up to {LONGEST_IDEA} characters. It is on the screens at once.",
        error_messages={
            "required": "Enter the idea in a few words",
            "max_length": f"The idea must be {LONGEST_IDEA} characters or fewer",
        },
    )

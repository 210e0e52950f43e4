"""Small forms of the page on which a workshop is prepared."""

from collections.abc import Sequence

from django import forms

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Checkboxes

MOST_TOPICS = 8
MOST_GROUPS, LONGEST_GROUP = 12, 120


class TopicsForm(NHSForm):
    """Cleans to `topics`: codes of conditions, in the order in which they are offered. `choices` are (code, name, why,
    heading above it)."""

    submit_label = "Use these conditions"

    topics = forms.MultipleChoiceField(
        label="Which conditions should the room talk about?",
        help_text="Three to five fit into most workshops.",
        widget=Checkboxes(),
        error_messages={"required": "Select at least one condition"},
    )

    def __init__(self, *args, choices: Sequence[tuple[str, str, str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["topics"]
        field.choices = [(code, label) for code, label, _, _ in choices]
        field.widget.hints = {code: why for code, _, why, _ in choices if why}
        field.widget.headings = {code: heading for code, _, _, heading in choices if heading}

    def clean_topics(self) -> list[str]:
        topics = self.cleaned_data["topics"]
        if len(topics) > MOST_TOPICS:
            raise forms.ValidationError(f"Select at most {MOST_TOPICS} conditions")
        return [code for code, _ in self.fields["topics"].choices if code in topics]


class GroupsForm(NHSForm):
    """Cleans to `groups`: names, each once."""

    submit_label = "Save groups"

    groups = forms.CharField(
        label="Groups",
        required=False,
        help_text="One to a line, for example organisations or roles. Leave it empty for no groups.",
        widget=forms.Textarea({"rows": 8}),
    )

    def clean_groups(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["groups"].splitlines()]
        names = list({line.casefold(): line for line in reversed(lines) if line}.values())[::-1]
        long = next((place for place, name in enumerate(names, 1) if len(name) > LONGEST_GROUP), None)
        if long:
            raise forms.ValidationError(f"Group {long} must be {LONGEST_GROUP} characters or fewer")
        if len(names) > MOST_GROUPS:
            raise forms.ValidationError(f"Enter at most {MOST_GROUPS} groups")
        return names

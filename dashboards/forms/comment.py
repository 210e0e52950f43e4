from collections.abc import Sequence

from django import forms

from assessments.models import Campaign
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import CountedTextarea

LONGEST = 2000


class EditCommentForm(NHSForm):
    submit_label = "Save"

    text = forms.CharField(
        label="Your comment",
        help_text="Everybody who sees this area reads it with your name. Do not name people, and do not guess which "
        "organisation stands behind a figure.",
        max_length=LONGEST,
        widget=CountedTextarea(maxlength=LONGEST),
        error_messages={
            "required": "Enter your comment",
            "max_length": f"Your comment must be {LONGEST} characters or fewer",
        },
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_after(self) -> int:
        return self.cleaned_data["after"] or 0


class WriteCommentForm(EditCommentForm):
    """Cleans to `text` and `round`: a Campaign of those offered."""

    submit_label = "Publish this comment"

    round = forms.ChoiceField(
        label="Which round is it about?",
        error_messages={"required": "Select a round", "invalid_choice": "Select one of the rounds listed"},
    )
    after = None
    field_order = ["round", "text"]

    def __init__(self, *args, rounds: Sequence[Campaign], **kwargs):
        super().__init__(*args, **kwargs)
        self.rounds = {str(campaign.pk): campaign for campaign in rounds}
        self.fields["round"].choices = [(key, campaign.title) for key, campaign in self.rounds.items()]

    def clean_round(self) -> Campaign:
        return self.rounds[self.cleaned_data["round"]]

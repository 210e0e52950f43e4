"""What a device sends from its seat: answers, an idea, and at the end how it was."""

from collections.abc import Sequence

from django import forms

from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from workshops.enums import Refusal, VoteKind
from workshops.models import LONGEST_IDEA, Feedback
from workshops.selectors.questions import Question
from workshops.services.cast_votes import Answers

LONGEST_WORDS = Feedback._meta.get_field("words").max_length
USEFUL = [
    ("5", "Yes, very much"),
    ("4", "Yes, mostly"),
    ("3", "Partly"),
    ("2", "Not much"),
    ("1", "No"),
]


class AnswerForm(NHSForm):
    """The questions that are open now, under their codes. Of several with one answer each, some may be left out; of
    those that are ticked, `asked` names which the page showed, so that nothing ticked is an answer, too."""

    def __init__(self, *args, questions: Sequence[Question], **kwargs):
        # As templates/workshops/_question.html names what can be chosen.
        super().__init__(*args, auto_id="%s-1", **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[question.code] = self._field(question)

    def _field(self, question: Question) -> forms.Field:
        ticks = question.kind == VoteKind.TICKS
        field = (forms.MultipleChoiceField if ticks else forms.ChoiceField)(
            label=question.text,
            choices=[(option.code, option.label) for option in question.all_options],
            required=False,
            widget=forms.CheckboxSelectMultiple if ticks else forms.RadioSelect,
        )
        field.error_messages["invalid_choice"] = Refusal.NOT_AN_ANSWER.label
        return field

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        for question in self.questions:
            if question.most is not None and len(cleaned.get(question.code, ())) > question.most:
                self.add_error(question.code, f"Choose up to {question.most}")
        if self.questions and not self.errors and not self.answers:
            self.add_error(self.questions[0].code, "Choose an answer")
        return cleaned

    @property
    def answers(self) -> Answers:
        asked = self.data.getlist("asked")
        return {code: value for code, value in self.cleaned_data.items() if value or code in asked}

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What was sent, right or wrong, to stand on the page again."""
        return {question.code: tuple(self.data.getlist(question.code)) for question in self.questions}


class IdeaForm(NHSForm):
    """`step` is the one that the page showed: an idea does not land where it was not meant."""

    step = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": Refusal.IDEAS_CLOSED.label})
    text = forms.CharField(
        label="Your idea, in a few words",
        max_length=LONGEST_IDEA,
        error_messages={
            "required": "Write your idea",
            "max_length": f"Your idea must be {LONGEST_IDEA} characters or fewer",
        },
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    submit_label = "Send my idea"


class FeedbackForm(NHSForm):
    useful = forms.TypedChoiceField(
        label="Was this workshop worth your time?",
        choices=USEFUL,
        coerce=int,
        widget=Radios,
        error_messages={"required": "Say whether it was worth your time"},
    )
    words = forms.CharField(
        label="Why? (optional)",
        help_text="A few words. Do not name anybody.",
        max_length=LONGEST_WORDS,
        required=False,
        error_messages={"max_length": f"Your words must be {LONGEST_WORDS} characters or fewer"},
        widget=forms.Textarea({"rows": 3}),
    )

    submit_label = "Send"

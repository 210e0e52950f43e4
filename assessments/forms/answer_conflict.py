from collections.abc import Iterable, Mapping, Sequence

from django import forms

from assessments.forms.seen_notes import mark_of
from assessments.forms.ticks import shown
from assessments.selectors.answered import TwoAnswers
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios

# What this page sends instead of answers: which questions are to be decided, and of each what was chosen here.
DECIDE = "decide"
MINE, THEIRS = "mine", "theirs"


def keep(question: str) -> str:
    return f"keep_{question}"


def mine(question: str) -> str:
    return f"mine_{question}"


class AnswerConflictForm(NHSForm):
    """Which of two answers stands, and one note made of two. It is sent to the question page, which saves it.

    `texts` and `options` are the questions and the two answers in words. `passed_on` is what else the question page
    had to say: whether the section is completed, which button was pressed.
    """

    submit_label = "Save and continue"

    def __init__(
        self,
        *,
        both: Sequence[TwoAnswers],
        texts: Mapping[str, str],
        options: Mapping[str, Sequence[tuple[str, str]]],
        passed_on: Mapping[str, str],
        undecided: Iterable[str] = (),
    ):
        self.base_fields = {}
        self.filled: dict[str, str | list[str]] = {}
        decide = [two.question for two in both if two.answers_differ]
        self._hide_list(DECIDE, decide)
        for two in both:
            if two.answers_differ:
                self._ask_which(two, texts[two.question], options[two.question])
            if two.note is not None:
                self._ask_for_note(two.question, texts[two.question], two.note, two.stored.note)
        for name, value in passed_on.items():
            self._hide(name, value)
        # Whoever has been here and chose nothing is told so.
        super().__init__(self.filled if {*undecided} & {*decide} else None, initial=self.filled)

    def _ask_which(self, two: TwoAnswers, text: str, options: Sequence[tuple[str, str]]) -> None:
        self._hide(shown(two.question), two.stored.given)
        self._hide_list(mine(two.question), two.sent)
        self.base_fields[keep(two.question)] = forms.ChoiceField(
            label=f"Which answer do you keep? {text}",
            choices=options,
            widget=Radios(),
            error_messages={"required": f"Select which answer to keep: {text}"},
        )

    def _ask_for_note(self, question: str, text: str, here: str, stored: str) -> None:
        self._hide(f"seen_{question}", mark_of(stored))
        self.base_fields[f"note_{question}"] = forms.CharField(
            label=f"The note on “{text}”",
            help_text="Both notes are in the box. Keep what you want of them.",
            widget=forms.Textarea(attrs={"rows": 6}),
            required=False,
        )
        self.filled[f"note_{question}"] = f"{here}\n\n{stored}".strip()

    def _hide(self, name: str, value: str) -> None:
        self.base_fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.filled[name] = value

    def _hide_list(self, name: str, values: Sequence[str]) -> None:
        self.base_fields[name] = forms.MultipleChoiceField(
            required=False, widget=forms.MultipleHiddenInput, choices=[(value, value) for value in values]
        )
        self.filled[name] = [*values]

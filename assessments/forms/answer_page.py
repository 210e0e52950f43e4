from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from assessments.forms.seen_notes import mark_of, reconcile
from assessments.forms.ticks import (
    answer_of,
    held_ticks,
    shown,
    shown_field,
    tick_field,
    ticked,
    ticked_since,
)
from assessments.models import DONT_KNOW, NO_ANSWER, NOT_APPLICABLE, Answer
from assessments.selectors.steps import Step
from models_engine import FactQuestion, Instrument, Item, ScaleQuestion, TickQuestion
from nhsuk_forms.buttons import Button
from nhsuk_forms.fields import WordLimitField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.layout import Statement
from nhsuk_forms.widgets import Radios, StatementRadios

NOTE_WORDS = 500
# Words can be long; nobody writes this much in 500 of them.
NOTE_CHARACTERS = 10_000
CLEAR = "clear"
COMPLETED = "section_completed"
NOTE_HINT = "Optional. Only you see it for now. Do not write anything about patients."


class AnswerPageForm(NHSForm):
    """The questions of one page. Nothing is required: an answer may always wait.

    `asks_completion`: the page ends its section and asks whether the section is completed; that has to be said to
    go on, and not to leave by another button. `skip_buttons` are offered beside Continue. `last` are the words of what
    the person answered in an earlier round.
    """

    submit_label = "Continue"
    form_id = "answers"
    # What was changed by several people at once: only where several fill in a sheet (shared_answer_page.py).
    only_conflicts = False
    based_on: Mapping[str, tuple[str, str]] | None = None
    label_size = ""
    with_notes = True

    def __init__(
        self,
        data=None,
        *,
        step: Step,
        instrument: Instrument,
        partner: str,
        whys: Mapping[str, str],
        answers: Mapping[str, Answer],
        held: Mapping[str, str | list[str]] | None = None,
        asks_completion: bool = False,
        completed: bool | None = None,
        skip_buttons: tuple[Button, ...] = (),
        last: Mapping[str, str] | None = None,
    ):
        self.step = step
        self.instrument = instrument
        self.held = dict(held or {})
        self.questions = [instrument.question(code) for code in step.page.question_codes]
        self.tick_codes = [q.code for q in self.questions if isinstance(q, TickQuestion)]
        self.partner = partner
        self.whys = whys
        self.scale = [(str(option.value), option.label) for option in instrument.scale]
        self.asks_completion = asks_completion
        self.other_buttons = (
            Button("Save and come back later", name="action", value="later"),
            *skip_buttons,
        )
        # Shadows the class's own (empty) declaration: forms copy their fields from here.
        self.base_fields: dict[str, forms.Field] = {}
        for question in self.questions:
            answer = answers.get(question.code)
            self._add(question, answered=bool(answer and answer.given != NO_ANSWER))
            if last and question.code in last:
                self._add_last(question.code, last[question.code])
        if asks_completion:
            self._add_completion()
        self.stored_notes = {code: answer.note for code, answer in answers.items()}
        self.changed_in_both: list[str] = []
        if data is not None:
            codes = [question.code for question in self.questions]
            data, self.changed_in_both = reconcile(data, self.stored_notes, codes)
        super().__init__(data, initial=self._initial(answers, completed) | self._held())

    @property
    def given(self) -> dict[str, str]:
        """The valid answers that came; a statement that came without one is left out, not cleared."""
        chosen = {
            q.code: self.cleaned_data.get(q.code) for q in self.questions if q.code not in self.tick_codes
        }
        given = {code: NO_ANSWER if value == CLEAR else value for code, value in chosen.items() if value}
        return given | self.ticks_given

    @property
    def notes(self) -> dict[str, str]:
        """The valid notes that came, with line ends as the database keeps them; an empty one empties the note."""
        names = {q.code: f"note_{q.code}" for q in self.questions}
        return {
            code: self.cleaned_data[name].replace("\r\n", "\n")
            for code, name in names.items()
            if name in self.data and name in self.cleaned_data
        }

    @property
    def marks(self) -> dict[str, str]:
        """By field: what an open page has to carry once `given` and `notes` are stored."""
        seen = {f"seen_{code}": mark_of(note) for code, note in self.notes.items()}
        return seen | {shown(code): given for code, given in self.ticks_given.items()}

    @property
    def completed(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data.get(COMPLETED, ""))

    def clean(self) -> dict:
        self.ticks_given = self._ticks_given()
        for code, given in self.ticks_given.items():
            self.data[shown(code)] = given
        for code in self.changed_in_both:
            self.add_error(
                f"note_{code}", f"{self.words_on_change(code)} There it says: “{self.stored_notes[code]}”"
            )
        return self.cleaned_data

    def words_on_change(self, code: str) -> str:
        return (
            "You changed this note in another window too. Put together what you want to keep, then continue."
        )

    def clean_section_completed(self) -> str:
        said = self.cleaned_data[COMPLETED]
        if not said and "action" not in self.data:
            raise ValidationError("Select whether you have completed this section")
        return said

    def layout(self) -> Layout:
        if self.page_heading_field:
            return super().layout()
        statements = [
            Statement(
                item.code,
                note=f"note_{item.code}" if self.with_notes else "",
                why=self.whys.get(item.code, ""),
                stem=(getattr(item, "stem", "") or "").replace("{partner}", self.partner),
            )
            for item in self.questions
        ]
        return Layout(*statements, *([COMPLETED] if self.asks_completion else []))

    def _ticks_given(self) -> dict[str, str]:
        """Valid ticks, where they are not those that the page showed."""
        came = {
            code: answer_of(self.cleaned_data[code], self.instrument)
            for code in self.tick_codes
            if code in self.cleaned_data
        }
        return {code: given for code, given in came.items() if ticked_since(self.data, code, given)}

    def _add(self, question: Item | FactQuestion | ScaleQuestion | TickQuestion, *, answered: bool) -> None:
        if isinstance(question, TickQuestion):
            self.base_fields[question.code] = tick_field(question, self.instrument, answered=answered)
            self.base_fields[shown(question.code)] = shown_field()
            self.page_heading_field = question.code
        else:
            self._add_choice(question, answered=answered)
        if self.with_notes:
            self._add_note(question)

    def _add_last(self, code: str, words: str) -> None:
        """What the person answered last time stands beside the question; no answer is chosen."""
        field = self.base_fields[code]
        field.help_text = " ".join(filter(None, (str(field.help_text), words)))

    def _add_choice(self, question: Item | FactQuestion | ScaleQuestion, *, answered: bool) -> None:
        clear = [(CLEAR, "Clear my answer")] if answered else []
        if isinstance(question, FactQuestion):
            choices = [(choice.code, choice.label) for choice in question.choices]
            widget = Radios(apart=("dont_know", CLEAR))
            hint = question.why_we_ask
            self.page_heading_field = question.code
        else:
            apart = [(DONT_KNOW, "Don't know"), (NOT_APPLICABLE, "Does not apply")]
            choices = [*self.scale, *apart]
            widget = StatementRadios(apart=(DONT_KNOW, NOT_APPLICABLE, CLEAR))
            hint = ""
        self.base_fields[question.code] = forms.ChoiceField(
            label=question.text,
            help_text=hint,
            choices=[*choices, *clear],
            required=False,
            widget=widget,
            error_messages={"invalid_choice": f"Select one of the answers shown: {question.text}"},
        )

    def _add_note(self, question: Item | FactQuestion | ScaleQuestion | TickQuestion) -> None:
        self.base_fields[f"note_{question.code}"] = WordLimitField(
            label=f"Your note on “{question.text}”",
            help_text=NOTE_HINT,
            maxwords=NOTE_WORDS,
            max_length=NOTE_CHARACTERS,
            required=False,
            error_messages={
                "max_length": f"Your note on “{question.text}” is too long: use {NOTE_WORDS} words"
            },
        )
        self.base_fields[f"seen_{question.code}"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=mark_of("")
        )

    def _add_completion(self) -> None:
        self.base_fields[COMPLETED] = forms.ChoiceField(
            label="Have you completed this section?",
            help_text="You can say yes and leave statements without an answer. They count as not answered.",
            choices=[
                ("yes", "Yes, I have completed this section"),
                ("no", "No, I will come back to it later"),
            ],
            required=False,
            widget=Radios(),
            error_messages={"invalid_choice": "Select whether you have completed this section"},
        )

    def _initial(self, answers: Mapping[str, Answer], completed: bool | None) -> dict[str, Any]:
        initial: dict[str, Any] = {COMPLETED: {True: "yes", False: "no", None: ""}[completed]}
        for code, answer in answers.items():
            initial |= {
                code: answer.given,
                f"note_{code}": answer.note,
                f"seen_{code}": mark_of(answer.note),
            }
            if code in self.tick_codes:
                initial |= {code: ticked(answer.given), shown(code): answer.given}
        return initial

    def _held(self) -> dict[str, Any]:
        held: dict[str, Any] = dict(self.held)
        for code in self.tick_codes:
            held |= held_ticks(self.held, code)
        return held

"""A question page that several people have open: nobody overwrites what they have not seen.

The page carries each answer as it showed it (and a mark of each note, as every page does). What was not touched here
stays as it is stored. What was changed here and by somebody else is a conflict, and whoever sends it decides, with
both before them (forms/answer_conflict.py).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from assessments.forms.answer_conflict import DECIDE, MINE, THEIRS, keep, mine
from assessments.forms.answer_page import COMPLETED, AnswerPageForm
from assessments.forms.ticks import shown, shown_field, ticked
from assessments.models import NO_ANSWER, TICKS, Answer
from assessments.selectors.answered import TwoAnswers

NOTE_HINT = "Optional. Everybody who works on these answers sees it. Do not write anything about patients."


class SharedAnswerPageForm(AnswerPageForm):
    """`both` are the questions of which an answer or a note was changed here and by somebody else."""

    def __init__(self, data=None, *, answers: Mapping[str, Answer], **kwargs):
        self.stored = answers
        self.undecided: set[str] = set()
        self.answers_in_conflict: dict[str, str] = {}
        if data is not None:
            data, self.undecided = _decided(data, data.getlist(DECIDE))
        self.sent = data
        super().__init__(data, answers=answers, **kwargs)

    @property
    def given(self) -> dict[str, str]:
        """Only what was changed here: a page that is open for long would bring old answers back."""
        return {
            code: given
            for code, given in super().given.items()
            if code not in self.answers_in_conflict and given != self._shown_here(code)
        }

    @property
    def marks(self) -> dict[str, str]:
        return super().marks | {shown(code): given for code, given in self.given.items()}

    @property
    def based_on(self) -> dict[str, tuple[str, str]]:
        return {code: (answer.given, answer.note) for code, answer in self.stored.items()}

    @property
    def both(self) -> list[TwoAnswers]:
        """The conflicts, in the order of the page."""
        return [
            TwoAnswers(
                question=question.code,
                given=self.answers_in_conflict.get(question.code, self._stored(question.code)),
                sent=tuple(self.sent.getlist(question.code)),
                note=self.sent[f"note_{question.code}"] if question.code in self.changed_in_both else None,
                stored=self.stored[question.code],
            )
            for question in self.questions
            if question.code in {*self.answers_in_conflict, *self.changed_in_both}
        ]

    @property
    def passed_on(self) -> dict[str, str]:
        return {name: self.sent[name] for name in (COMPLETED, "action") if name in self.sent}

    @property
    def only_conflicts(self) -> bool:
        """There is nothing else to put right first, so both can be shown."""
        fields = {*self.answers_in_conflict, *(f"note_{code}" for code in self.changed_in_both)}
        return bool(self.errors) and set(self.errors) <= fields

    def clean(self) -> dict:
        super().clean()
        for code, given in super().given.items():
            if code not in self.stored:
                # Nobody has said anything: whatever the page says it showed, there is nothing to overwrite.
                continue
            now, before = self._stored(code), self._shown_here(code)
            if given != now and (code in self.undecided or (given != before and now != before)):
                self.answers_in_conflict[code] = given
                self.add_error(code, self.words_on_change(code).removesuffix("."))
                # Sent again it is a conflict still.
                self.data[shown(code)] = before
        return self.cleaned_data

    def words_on_change(self, code: str) -> str:
        who = self.stored[code].saved_by or "Somebody else"
        return f"{who} has changed this since you opened the page. Press Continue to see both."

    def _shown_here(self, code: str) -> str:
        return str(self.sent.get(shown(code), NO_ANSWER))

    def _stored(self, code: str) -> str:
        return self.stored[code].given if code in self.stored else NO_ANSWER

    def _add(self, question: Any, *, answered: bool) -> None:
        super()._add(question, answered=answered)
        self.base_fields.setdefault(shown(question.code), shown_field())
        self.base_fields[f"note_{question.code}"].help_text = NOTE_HINT

    def _initial(self, answers: Mapping[str, Answer], completed: bool | None) -> dict[str, Any]:
        seen = {shown(code): answer.given for code, answer in answers.items()}
        return super()._initial(answers, completed) | seen


def _decided(data: QueryDict, questions: Iterable[str]) -> tuple[QueryDict, set[str]]:
    """What the page of both answers brought, as a question page would; and the questions left undecided."""
    data, undecided = data.copy(), set()
    for question in questions:
        if data.get(keep(question)) == THEIRS:
            data.setlist(question, _boxes(data.get(shown(question), NO_ANSWER)))
            continue
        data.setlist(question, data.getlist(mine(question)))
        if data.get(keep(question)) != MINE:
            undecided.add(question)
    return data, undecided


def _boxes(given: str) -> list[str]:
    """An answer as its question's fields send it."""
    if given.startswith(TICKS):
        return ticked(given)
    return [given] if given else []

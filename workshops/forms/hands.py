"""Raised hands: how many for each answer, in columns by group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField

from nhsuk_forms.forms import NHSForm
from workshops.models import Group
from workshops.selectors.questions import Question
from workshops.selectors.revealed import NO_GROUP
from workshops.services.count_hands import MOST_HANDS


@dataclass(frozen=True)
class HandsRow:
    label: str
    fields: tuple[BoundField, ...]


@dataclass(frozen=True)
class HandsTable:
    question: str
    groups: tuple[str, ...]
    rows: tuple[HandsRow, ...]


class HandsForm(NHSForm):
    """Begins empty even where hands were counted before: those counts are hidden like every answer. An empty box is
    nobody."""

    submit_label = "Save these counts"

    def __init__(self, *args, questions: Sequence[Question], groups: Sequence[Group], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.groups: list[tuple[int | None, str]] = [
            *((group.pk, group.name) for group in groups),
            (None, NO_GROUP),
        ]
        for question, option, group_id, name in self._cells():
            label = f"{question.text}: {option.label}, {name}"
            self.fields[_name(question.code, group_id, option.code)] = _count_field(label)

    def counts(self) -> dict[tuple[str, int | None, str], int]:
        """As the service takes them, without those where no hand was up."""
        found = {
            (question.code, group_id, option.code): self.cleaned_data[
                _name(question.code, group_id, option.code)
            ]
            for question, option, group_id, _ in self._cells()
        }
        return {cell: count for cell, count in found.items() if count}

    def tables(self) -> tuple[HandsTable, ...]:
        return tuple(
            HandsTable(question.text, tuple(name for _, name in self.groups), tuple(self._rows(question)))
            for question in self.questions
        )

    def _rows(self, question: Question) -> Iterator[HandsRow]:
        for option in question.all_options:
            cells = (self[_name(question.code, group_id, option.code)] for group_id, _ in self.groups)
            yield HandsRow(option.label, tuple(cells))

    def _cells(self) -> Iterator[tuple]:
        for question in self.questions:
            for option in question.all_options:
                for group_id, name in self.groups:
                    yield question, option, group_id, name


def _name(question: str, group_id: int | None, answer: str) -> str:
    return f"hands_{question}_{group_id or 0}_{answer}"


def _count_field(label: str) -> forms.IntegerField:
    wrong = f"Enter a number from 0 to {MOST_HANDS}: {label}"
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_HANDS,
        widget=forms.TextInput({"inputmode": "numeric", "aria-label": label}),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )

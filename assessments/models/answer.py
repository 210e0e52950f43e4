from typing import Any

from django.db import models
from django.db.models import Q

from assessments.enums import AnswerKind

DONT_KNOW = "DK"
NOT_APPLICABLE = "NA"
NO_ANSWER = ""


def answer_columns(given: str) -> dict[str, Any]:
    """The columns of an answer as pages give it: "1" to "5", "DK", "NA", the code of a choice, or "" for none."""
    kinds = {
        DONT_KNOW: AnswerKind.DONT_KNOW,
        NOT_APPLICABLE: AnswerKind.NOT_APPLICABLE,
        NO_ANSWER: AnswerKind.NONE,
    }
    if given in kinds:
        return {"kind": kinds[given], "value": None, "choice": ""}
    if given.isdecimal():
        return {"kind": AnswerKind.VALUE, "value": int(given), "choice": ""}
    return {"kind": AnswerKind.CHOICE, "value": None, "choice": given}


class Answer(models.Model):
    """One question of a response. No row, or a row of kind NONE, is unanswered."""

    response = models.ForeignKey("assessments.Response", on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=10, help_text="Item code, or the code of a fact question.")
    kind = models.CharField(max_length=20, choices=AnswerKind.choices)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    choice = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="one_answer_per_question"),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.VALUE, value__gte=1, value__lte=5)
                | (~Q(kind=AnswerKind.VALUE) & Q(value__isnull=True)),
                name="only_a_value_has_a_value",
            ),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.CHOICE) & ~Q(choice="")
                | (~Q(kind=AnswerKind.CHOICE) & Q(choice="")),
                name="only_a_choice_has_a_choice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.get_kind_display()}"

    @property
    def given(self) -> str:
        """The inverse of `answer_columns`."""
        if self.kind == AnswerKind.VALUE:
            return str(self.value)
        marks = {AnswerKind.DONT_KNOW: DONT_KNOW, AnswerKind.NOT_APPLICABLE: NOT_APPLICABLE}
        return marks.get(self.kind, self.choice)

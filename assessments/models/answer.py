from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.enums import AnswerKind

DONT_KNOW = "DK"
NOT_APPLICABLE = "NA"
NO_ANSWER = ""
TICKS = "ticks:"


def answer_columns(given: str) -> dict[str, Any]:
    """The columns of an answer as pages give it.

    "1" to "5", "DK", "NA", the code of a choice, "ticks:" before the codes of what was ticked ("ticks:POL MAN"), or
    "" for none.
    """
    kinds = {
        DONT_KNOW: AnswerKind.DONT_KNOW,
        NOT_APPLICABLE: AnswerKind.NOT_APPLICABLE,
        NO_ANSWER: AnswerKind.NONE,
    }
    if given in kinds:
        return {"kind": kinds[given], "value": None, "choice": "", "ticks": ""}
    if given.isdecimal():
        return {"kind": AnswerKind.VALUE, "value": int(given), "choice": "", "ticks": ""}
    if given.startswith(TICKS):
        return {"kind": AnswerKind.TICKS, "value": None, "choice": "", "ticks": given.removeprefix(TICKS)}
    return {"kind": AnswerKind.CHOICE, "value": None, "choice": given, "ticks": ""}


class Answer(models.Model):
    """One question of a response. No row, or a row of kind NONE, is unanswered."""

    response = models.ForeignKey("assessments.Response", on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=10, help_text="Item code, or the code of another question.")
    kind = models.CharField(max_length=20, choices=AnswerKind.choices)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    choice = models.CharField(max_length=40, blank=True)
    # With a default in the database, the version of the service before this one can go on writing answers.
    ticks = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="Codes of what was ticked, spaces between, in the instrument's order.",
    )
    note = models.TextField(blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who of several wrote it last; empty on a person's own sheet.",
    )
    saved_at = models.DateTimeField(auto_now=True)
    carried = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Taken over from an earlier round by “nothing has changed”, and not edited since.",
    )

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
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.TICKS) & ~Q(ticks="") | (~Q(kind=AnswerKind.TICKS) & Q(ticks="")),
                name="only_ticks_have_ticks",
            ),
        ]
        # Few are, and how many is asked of every organisation's answers whenever a rollup is counted.
        indexes = [models.Index(fields=["response"], condition=Q(carried=True), name="carried_answers")]

    def __str__(self) -> str:
        return f"{self.question}: {self.get_kind_display()}"

    @property
    def given(self) -> str:
        """The inverse of `answer_columns`."""
        if self.kind == AnswerKind.VALUE:
            return str(self.value)
        if self.kind == AnswerKind.TICKS:
            return f"{TICKS}{self.ticks}"
        marks = {AnswerKind.DONT_KNOW: DONT_KNOW, AnswerKind.NOT_APPLICABLE: NOT_APPLICABLE}
        return marks.get(self.kind, self.choice)

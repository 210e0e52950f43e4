import uuid

from django.db import models

from workshops.enums import StepKind


class Step(models.Model):
    """One step of a workshop's agenda: what the room does, what the facilitator says, and for how long.

    `questions` are codes with spaces between: items of `factor`, or tick questions of the instrument (DT, DM, DC, DE).
    A statement of the facilitator's own stands in `statement`. `prompt` is what the facilitator wants to ask whatever
    comes out; empty, the result chooses. `skipped` steps were dropped in the room.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    title = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField()
    script = models.TextField(max_length=2000, blank=True)
    statement = models.CharField(max_length=300, blank=True)
    prompt = models.CharField(max_length=300, blank=True)
    factor = models.CharField(max_length=10, blank=True)
    questions = models.CharField(max_length=200, blank=True)
    most_ticks = models.PositiveSmallIntegerField(
        default=3, help_text="How many ideas one device may choose."
    )
    optional = models.BooleanField(default=False)
    skipped = models.BooleanField(default=False)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["workshop", "order"], name="one_step_per_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.questions.split())

    @property
    def is_ticked(self) -> bool:
        """Whether any number of answers may be ticked, instead of one on a scale."""
        return self.kind in (StepKind.LANES, StepKind.IDEAS)


class Note(models.Model):
    """What a facilitator wrote down during a step."""

    step = models.ForeignKey("workshops.Step", on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(max_length=1000)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]

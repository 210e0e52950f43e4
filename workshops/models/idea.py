from django.db import models

from workshops.enums import IdeaState

LONGEST_IDEA = 120


class Idea(models.Model):
    """A few words from a device, or from the facilitator, that the room may see and vote on once they are approved.

    `prepared` ones stood there before the workshop: mechanisms that the survey suggests, above all (`mechanism`).
    """

    step = models.ForeignKey("workshops.Step", on_delete=models.CASCADE, related_name="ideas")
    number = models.PositiveSmallIntegerField()
    participant = models.ForeignKey(
        "workshops.Participant", on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    text = models.CharField(max_length=LONGEST_IDEA)
    mechanism = models.PositiveSmallIntegerField(null=True, blank=True)
    prepared = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=IdeaState.choices, default=IdeaState.WAITING)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["step", "number"], name="one_idea_per_number")]

    def __str__(self) -> str:
        return self.text

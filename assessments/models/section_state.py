from django.db import models


class SectionState(models.Model):
    """What the person said to “Have you completed this section?” for one section of their response."""

    response = models.ForeignKey(
        "assessments.Response", on_delete=models.CASCADE, related_name="section_states"
    )
    section = models.CharField(max_length=40)
    completed = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "section"], name="one_state_per_section")]

    def __str__(self) -> str:
        return f"{self.section}: {'completed' if self.completed else 'in progress'}"

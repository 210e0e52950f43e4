from django.db import models
from django.db.models import Q

POSSIBLE = ("1", "2", "3", "4", "5", "DK", "NA")


class ReadinessAnswer(models.Model):
    """One statement of a readiness check, as pages give it: "1" to "5", "DK" or "NA". No row is unanswered."""

    sheet = models.ForeignKey("assessments.ReadinessCheck", on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=10)
    given = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "item"], name="one_answer_per_readiness_item"),
            models.CheckConstraint(condition=Q(given__in=POSSIBLE), name="possible_readiness_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.given}"

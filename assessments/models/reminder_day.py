from django.db import models


class ReminderDay(models.Model):
    """A day on which those who have not finished are reminded. Whom that is, is looked up on the day itself."""

    campaign = models.ForeignKey(
        "assessments.Campaign", on_delete=models.CASCADE, related_name="reminder_days"
    )
    on = models.DateField()

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["campaign", "on"], name="reminder_day_planned_once")]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.on}"

from django.db import models

from assessments.enums import ReminderKind


class ActionReminder(models.Model):
    """That the owner of an action was written to about its date: once for each date, whoever asks twice."""

    action = models.ForeignKey("assessments.Action", on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=20, choices=ReminderKind.choices)
    due_on = models.DateField()
    letter_on = models.DateField(help_text="The day of the letter, which lists everything of that day.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "kind", "due_on"], name="reminded_once_of_each_date")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.action}"

import uuid

from django.conf import settings
from django.db import models


class RoundReminder(models.Model):
    """That a person is reminded of a round: the row is there before the letter, and the letter leaves once.

    `taken_at` is when a job took it in hand. A process that dies over it leaves a letter that never went: better
    that than two.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="round_reminders"
    )
    sent_on = models.DateField(help_text="The day, by the clock in London.")
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sent_on"]
        constraints = [models.UniqueConstraint(fields=["person", "sent_on"], name="one_round_reminder_a_day")]

    def __str__(self) -> str:
        return f"{self.person} about {self.campaign} on {self.sent_on}"

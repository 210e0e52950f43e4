from django.conf import settings
from django.db import models


class ReminderSettings(models.Model):
    """Whether a person wants to be reminded of rounds, and when they last were, by whomever and of whichever round.

    The three days between two letters are kept by changing `last_at` on condition that it is long enough ago: of
    several senders at once one changes the row, and only that one writes.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="reminder_settings",
    )
    last_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "reminder settings"

    def __str__(self) -> str:
        return f"{self.person}: {'stopped' if self.stopped_at else 'on'}"

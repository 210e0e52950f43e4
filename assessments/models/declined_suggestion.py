from django.conf import settings
from django.db import models


class DeclinedSuggestion(models.Model):
    """ "Not for us": one side does not want to be offered a mechanism for a partnership, and why."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="declined_suggestions"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.PROTECT, related_name="declined_suggestions"
    )
    mechanism = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="declined_suggestions"
    )
    declined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["declined_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "partnership", "mechanism"], name="mechanism_declined_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mechanism}: {self.reason}"

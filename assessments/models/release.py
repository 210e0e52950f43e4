import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Release(models.Model):
    """One side's consent that its partners see its result of one round, and the very numbers that they see.

    The numbers are frozen: what is answered later changes nothing, so that nobody's answers show in what changed.
    `sheets` are the sent sheets behind them, by assessment. A withdrawn release stays as history; released anew
    it is another row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.PROTECT, related_name="releases")
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.PROTECT, related_name="releases"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="releases"
    )
    snapshot = models.JSONField()
    sheets = models.JSONField()
    wait_waived = models.BooleanField(
        default=False, help_text="This side has looked at its own result and needs no more time."
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    released_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["released_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "partnership", "organisation"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_release_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} about {self.partnership}, {self.campaign}"

from django.db import models

from organisations.enums import SuccessionKind


class Succession(models.Model):
    """One organisation's work went to another on a day. A split has several rows, and so has a merger."""

    predecessor = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="succeeded_by"
    )
    successor = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="succeeds"
    )
    happened_on = models.DateField()
    kind = models.CharField(max_length=20, choices=SuccessionKind.choices, default=SuccessionKind.UNKNOWN)

    class Meta:
        ordering = ["happened_on"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_per_pair"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="nobody_succeeds_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

from django.db import models


class Rollup(models.Model):
    """What one organisation adds to the figures of every area that it is in, in one round. Never published itself.

    Everything follows from stored results and from who has sent a sheet, so rows may be deleted at any time.
    `fingerprint` says what it was counted from: while that is unchanged there is nothing to count again.
    """

    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.CASCADE, related_name="rollups")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="rollups"
    )
    numbers = models.JSONField()
    people = models.PositiveIntegerField(help_text="Who sent at least one sheet.")
    fingerprint = models.CharField(max_length=80)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organisation"], name="one_rollup_for_each_organisation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.campaign}"

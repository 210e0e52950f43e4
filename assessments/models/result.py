from django.db import models
from django.db.models import Q


class Result(models.Model):
    """What one organisation's answers about one subject came to, kept so that pages need not count them again.

    Nothing stands here that does not follow from the answers: rows may be deleted at any time. A row is used
    only while `fingerprint`, engine and instrument are those of the answers as they are now.
    """

    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.CASCADE, related_name="results")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="results"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="results",
        help_text="Empty: the result of the organisation itself.",
    )
    engine_version = models.CharField(max_length=20)
    instrument_hash = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=80, help_text="Which sent answers it was counted from.")
    respondents = models.PositiveIntegerField()
    numbers = models.JSONField()
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organisation", "partnership"], name="one_result_per_partnership"
            ),
            # To a database two empty partnerships are two different ones.
            models.UniqueConstraint(
                fields=["campaign", "organisation"],
                condition=Q(partnership__isnull=True),
                name="one_own_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership or self.organisation}, {self.campaign}"

from django.db import models

from assessments.enums import AskedFor


class CampaignOrganisation(models.Model):
    """An organisation asked in a campaign, and what its lead has decided for it."""

    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.CASCADE, related_name="asked")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="asked_in"
    )
    asked_for = models.CharField(max_length=20, choices=AskedFor.choices, default=AskedFor.WHOLE)
    team_view = models.BooleanField(
        default=False,
        help_text="People who answered see how three or four colleagues answered, without names.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "organisation"], name="organisation_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.campaign}"

from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone

from assessments.enums import AskedFor
from assessments.models.campaign import closing


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
    extended_until = models.DateField(
        null=True,
        blank=True,
        help_text="The organisation's own last day, where it was given longer than the round.",
    )
    told = models.JSONField(
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        blank=True,
        help_text="How many people had answered when whoever runs the round was last told.",
    )
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "organisation"], name="organisation_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.campaign}"

    @property
    def closes_at(self) -> datetime:
        """When the round closes here. A round that goes on past an extension goes on for everybody."""
        if self.extended_until is None:
            return self.campaign.closes_at
        return max(self.campaign.closes_at, closing(self.extended_until))

    @property
    def last_day(self) -> date:
        return timezone.localdate(self.closes_at - timedelta(microseconds=1))

    @property
    def has_longer(self) -> bool:
        return self.closes_at > self.campaign.closes_at

    def is_open(self, moment: datetime) -> bool:
        return self.campaign.opens_at <= moment < self.closes_at

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class CampaignQuerySet(models.QuerySet):
    def open_at(self, moment: datetime):
        return self.filter(opens_at__lte=moment, closes_at__gt=moment)


class Campaign(models.Model):
    """One round: an instrument version, the organisations asked, and when it opens and closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    instrument = models.ForeignKey(
        "assessments.Instrument", on_delete=models.PROTECT, related_name="campaigns"
    )
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    organisations = models.ManyToManyField(
        "organisations.Organisation", through="assessments.CampaignOrganisation", related_name="campaigns"
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="campaign_closes_after_opening"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, moment: datetime) -> bool:
        return self.opens_at <= moment < self.closes_at

    def get_absolute_url(self) -> str:
        return reverse("assessments:campaign", args=[self.pk])

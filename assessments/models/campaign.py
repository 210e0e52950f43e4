import uuid
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from assessments.enums import CampaignMode, CampaignPrivacy


def opening(first_day: date) -> datetime:
    """A round opens as its first day begins, by the clock in London."""
    return timezone.make_aware(datetime.combine(first_day, time.min))


def closing(last_day: date) -> datetime:
    """Midnight after its last day. Days on which the clocks change are 23 or 25 hours long, so no hours are added."""
    return opening(last_day + timedelta(days=1))


class Campaign(models.Model):
    """One round: an instrument version, the organisations asked, and when it opens and closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    instrument = models.ForeignKey(
        "assessments.Instrument", on_delete=models.PROTECT, related_name="campaigns"
    )
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    mode = models.CharField(max_length=10, choices=CampaignMode.choices, default=CampaignMode.EACH)
    privacy = models.CharField(
        max_length=20,
        choices=CampaignPrivacy.choices,
        default=CampaignPrivacy.CONFIDENTIAL,
        # So that the version of the service before this one can go on setting up rounds.
        db_default=CampaignPrivacy.CONFIDENTIAL,
    )
    area = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns_for_area",
        help_text="The region or board that the round is for, and whose lead runs it; empty: the whole service.",
    )
    organisations = models.ManyToManyField(
        "organisations.Organisation", through="assessments.CampaignOrganisation", related_name="campaigns"
    )

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="campaign_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(privacy=CampaignPrivacy.CONFIDENTIAL) | Q(mode=CampaignMode.EACH),
                name="only_single_people_are_anonymous",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.opens_at)

    @property
    def last_day(self) -> date:
        """On which answers can still be sent: a round that closes at midnight closes with the day before."""
        return timezone.localdate(self.closes_at - timedelta(microseconds=1))

    @property
    def asks_for_one_answer(self) -> bool:
        return self.mode == CampaignMode.SHARED

    @property
    def is_anonymous(self) -> bool:
        return self.privacy == CampaignPrivacy.ANONYMOUS

    def is_open(self, moment: datetime) -> bool:
        """By the dates of the round. An organisation may have longer: see `is_open_for`."""
        return self.opens_at <= moment < self.closes_at

    def closes_at_for(self, organisation_id: uuid.UUID) -> datetime:
        """When the round closes for one organisation, which may have been given longer. One query."""
        extended = self.asked.filter(organisation=organisation_id).values_list("extended_until", flat=True)
        last_day = extended.first()
        return max(self.closes_at, closing(last_day)) if last_day else self.closes_at

    def is_open_for(self, organisation_id: uuid.UUID, moment: datetime) -> bool:
        """No query as long as the round itself is open."""
        if moment < self.closes_at:
            return self.is_open(moment)
        return moment < self.closes_at_for(organisation_id)

    @property
    def all_closed_at(self) -> datetime:
        """When the last organisation's time is over. One query."""
        last_day = self.asked.aggregate(last=models.Max("extended_until"))["last"]
        return max(self.closes_at, closing(last_day)) if last_day else self.closes_at

    def get_absolute_url(self) -> str:
        return reverse("assessments:campaign", args=[self.pk])

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisations.enums import PartnershipKind


class PartnershipQuerySet(models.QuerySet):
    def of(self, organisation):
        return self.filter(organisations=organisation)

    def open_on(self, day: date):
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day))


class Partnership(models.Model):
    """A relationship between two or more organisations in which they share knowledge."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    purpose = models.TextField(max_length=1000)
    kind = models.CharField(max_length=20, choices=PartnershipKind.choices)
    organisations = models.ManyToManyField("organisations.Organisation", related_name="partnerships")
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField("Why it ended", max_length=500, blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=models.F("started_on")),
                name="partnership_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=False) | Q(end_reason=""), name="end_reason_needs_an_end"
            ),
            # A merger ends with one organisation: the form recognises it and says what to assess instead.
            models.CheckConstraint(
                condition=~Q(kind=PartnershipKind.MERGER), name="a_merger_is_no_partnership"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, day: date) -> bool:
        return self.ended_on is None or self.ended_on >= day

    def get_absolute_url(self) -> str:
        return reverse("organisations:partnership", args=[self.pk])

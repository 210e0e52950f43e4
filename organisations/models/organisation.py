import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisations.enums import OrganisationKind


class OrganisationQuerySet(models.QuerySet):
    def open_on(self, day: date):
        """Open on that day: `closed_on` is the last day open, a missing `opened_on` means long ago."""
        return self.filter(Q(opened_on__isnull=True) | Q(opened_on__lte=day)).filter(
            Q(closed_on__isnull=True) | Q(closed_on__gte=day)
        )


class Organisation(models.Model):
    """A body with an ODS code, or with a local id of our own where the NHS gives it none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ods_code = models.CharField("ODS code", max_length=12, null=True, blank=True, unique=True)
    local_id = models.CharField("Local id", max_length=40, null=True, blank=True, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=OrganisationKind.choices)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField("Last day open", null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ods_code__isnull=False) | Q(local_id__isnull=False),
                name="organisation_has_a_code",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=models.F("opened_on")),
                name="organisation_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        return self.ods_code or self.local_id or ""

    def is_open(self, day: date) -> bool:
        return (self.opened_on is None or self.opened_on <= day) and (
            self.closed_on is None or self.closed_on >= day
        )

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.pk])

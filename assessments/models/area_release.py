import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class AreaRelease(models.Model):
    """One side's consent that named readers see its result about one partnership in one round: the people with a role
    for one area (its ICB or its region), or the people of one circle.

    `snapshot` and `sheets` are frozen as those of a `Release` to a partner, and both kinds share one history of
    numbers (selectors/releases.py). Readers see the place, the bands and the lanes of it
    (selectors/area_releases.py). A withdrawn release stays as history; released anew it is another row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "assessments.Campaign", on_delete=models.PROTECT, related_name="area_releases"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.PROTECT, related_name="area_releases"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="area_releases"
    )
    area = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="released_here",
    )
    circle = models.ForeignKey(
        "organisations.Circle",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="released_here",
    )
    snapshot = models.JSONField()
    sheets = models.JSONField()
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
            models.CheckConstraint(
                condition=Q(area__isnull=False, circle__isnull=True)
                | Q(area__isnull=True, circle__isnull=False),
                name="released_to_an_area_or_a_circle",
            ),
            models.UniqueConstraint(
                fields=["campaign", "partnership", "organisation", "area"],
                condition=Q(withdrawn_at__isnull=True, area__isnull=False),
                name="one_release_at_a_time_to_an_area",
            ),
            models.UniqueConstraint(
                fields=["campaign", "partnership", "organisation", "circle"],
                condition=Q(withdrawn_at__isnull=True, circle__isnull=False),
                name="one_release_at_a_time_to_a_circle",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} about {self.partnership}, {self.campaign}, to {self.reader}"

    @property
    def reader(self) -> str:
        """The area or the circle that sees it, by name."""
        return str(self.area or self.circle)

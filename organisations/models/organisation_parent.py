from datetime import date

from django.db import models
from django.db.models import Q


class OrganisationParentQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class OrganisationParent(models.Model):
    """Which body an organisation belonged to, and when: trust to ICB, ICB to region. Both dates are included days."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="parents"
    )
    parent = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="children"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    set_by_person = models.BooleanField(
        default=False, help_text="A person set this: an import of the head office's ICB leaves it alone."
    )

    objects = OrganisationParentQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(valid_to__isnull=True), name="one_current_parent"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="parent_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.parent}"

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from dashboards.enums import LeverKind


class Lever(models.Model):
    """Something that was done for an area from outside, with its date: an entry of the area's lever log.

    Its words are in versions. A withdrawn one stays as a line that says so and why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area_code = models.CharField(max_length=40)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["recorded_at"]
        indexes = [models.Index(fields=["area_code"], name="levers_of_an_area")]

    def __str__(self) -> str:
        return f"Lever {self.pk} for {self.area_code}"


class LeverVersion(models.Model):
    """What is said of a lever from `written_at` until the next version. `linked` are codes of factors and items."""

    lever = models.ForeignKey(Lever, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=LeverKind)
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=1000)
    happened_on = models.DateField()
    linked = models.JSONField(default=list)
    programme = models.ForeignKey(
        "dashboards.Programme", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["lever", "number"], name="lever_versions_are_numbered")
        ]

    def __str__(self) -> str:
        return self.title


class LeverDispute(models.Model):
    """What an organisation says against a lever that is claimed for it. Readers of the area see it with its name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lever = models.ForeignKey(Lever, on_delete=models.CASCADE, related_name="disputes")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="lever_disputes"
    )
    text = models.CharField(max_length=500)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["lever", "organisation"],
                condition=Q(withdrawn_at=None),
                name="one_standing_dispute_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} on {self.lever}"

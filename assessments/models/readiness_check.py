import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class ReadinessCheck(models.Model):
    """One organisation's sheet about itself before a partnership: is it ready for the kind that is intended?

    No campaign stands behind it. `formality` and `origin` are the place that is meant, in the engine's words. What
    was finished stays as it was: the first round is compared with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.PROTECT, related_name="readiness_checks"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="readiness_checks"
    )
    instrument = models.ForeignKey("assessments.Instrument", on_delete=models.PROTECT, related_name="+")
    formality = models.CharField(max_length=20)
    origin = models.CharField(max_length=20)
    filled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="readiness_checks",
        help_text="Whom a lead asked to fill it in; leads can fill it in too.",
    )
    agreed_by = models.PositiveSmallIntegerField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    shared_at = models.DateTimeField(
        null=True, blank=True, help_text="From when this side lets its partners read its reasons."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"], name="one_readiness_check_per_side"
            ),
            models.CheckConstraint(
                condition=Q(shared_at__isnull=True) | Q(finished_at__isnull=False),
                name="only_a_finished_check_is_shared",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(agreed_by__gte=1), name="somebody_agrees_a_check"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} before {self.partnership}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:readiness", args=[self.organisation_id, self.partnership_id])

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

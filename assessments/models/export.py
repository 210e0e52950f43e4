import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from assessments.enums import ExportState


class Export(models.Model):
    """A file that takes too long for a request: a report as PDF, made by a job for one person.

    It holds what that person may see and nobody else opens it. `fingerprint` is of everything that stands in it, so
    the same one again is the same file. After `expires_at` the file is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports")
    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.CASCADE, related_name="exports")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="exports"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.CASCADE, null=True, blank=True, related_name="exports"
    )
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.WAITING)
    content = models.BinaryField(null=True, blank=True)
    requested_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-requested_at"]

    def __str__(self) -> str:
        return f"{self.partnership or self.organisation}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:export", args=[self.pk])

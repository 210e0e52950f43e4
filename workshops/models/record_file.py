import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from workshops.enums import RecordState


class RecordFile(models.Model):
    """A workshop's record as PDF, made by a job for one person; gone after `expires_at`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="files")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=RecordState.choices, default=RecordState.WAITING)
    content = models.BinaryField(null=True, blank=True)
    requested_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-requested_at"]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("workshops:record_file", args=[self.workshop_id, self.pk])

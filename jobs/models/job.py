import uuid
from datetime import datetime

from django.db import models
from django.utils import timezone

from jobs.enums import JobState


class JobQuerySet(models.QuerySet):
    def due(self, moment: datetime):
        return self.filter(state=JobState.WAITING, due_at__lte=moment)

    def free(self, moment: datetime):
        """Due, and nobody is at it, or whoever was has had its time."""
        return self.due(moment).filter(
            models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lt=moment)
        )


class Job(models.Model):
    """One row of the outbox: something that must follow from a change, committed together with it.

    `payload` holds ids and short codes, never answers, addresses or secrets. `key` names the effect: while the
    row lives, the same key is the same job. `claimed_until` is a lease: a runner that dies lets go by the clock.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    payload = models.JSONField(default=dict)
    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=100, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "queued_at"]
        # What a runner asks once a second.
        indexes = [models.Index(fields=["state", "due_at", "queued_at"], name="job_by_state")]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dashboards.enums import ContactState


class ContactRequest(models.Model):
    """One organisation's lead asks another's about what it offers. Neither sees an address before it is accepted.

    Not answered by its last day, it ends in silence: nobody has to give a reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.ForeignKey("dashboards.LearningOffer", on_delete=models.PROTECT, related_name="requests")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="contact_requests"
    )
    text = models.TextField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    last_day = models.DateField(help_text="After it, nobody can accept.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, accepted__isnull=True)
                | Q(answered_at__isnull=False, accepted__isnull=False),
                name="an_answer_is_yes_or_no",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} to {self.offer}"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:contact_request", args=[self.pk])

    def state(self, day: date) -> ContactState:
        if self.accepted is not None:
            return ContactState.ACCEPTED if self.accepted else ContactState.DECLINED
        if self.withdrawn_at or self.offer.withdrawn_at:
            return ContactState.WITHDRAWN
        return ContactState.WAITING if day <= self.last_day else ContactState.OUT_OF_DATE

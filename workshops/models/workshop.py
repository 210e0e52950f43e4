import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from workshops.enums import OPEN_STATES, Length, WorkshopState


class Workshop(models.Model):
    """A group in a room for an hour or two: about a partnership, an organisation, an area or nothing in particular.

    What the room does at this moment stands in its `Room`. A rehearsal is the same workshop before its day; ending it
    removes everything that came in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    partnership = models.ForeignKey(
        "organisations.Partnership",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workshops",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workshops",
    )
    area = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="A region or an ICB.",
    )
    instrument = models.ForeignKey(
        "assessments.Instrument", on_delete=models.PROTECT, related_name="workshops"
    )
    minutes = models.PositiveSmallIntegerField(choices=Length.choices, default=Length.HOUR_AND_A_HALF)
    planned_for = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=WorkshopState.choices, default=WorkshopState.PREPARED)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(partnership__isnull=True, organisation__isnull=True)
                | Q(partnership__isnull=True, area__isnull=True)
                | Q(organisation__isnull=True, area__isnull=True),
                name="workshop_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state=WorkshopState.ENDED, ended_at__isnull=False)
                | (~Q(state=WorkshopState.ENDED) & Q(ended_at__isnull=True)),
                name="workshop_ended_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether people can join and screens are live."""
        return self.state in OPEN_STATES

    @property
    def about(self) -> str:
        """The name of what it is about; empty for nothing in particular."""
        return str(self.partnership or self.organisation or self.area or "")

    def get_absolute_url(self) -> str:
        """Where its facilitator goes on with it."""
        page = {WorkshopState.PREPARED: "prepare_workshop", WorkshopState.ENDED: "workshop_record"}
        return reverse(f"workshops:{page.get(self.state, 'run_workshop')}", args=[self.pk])


class WorkshopFacilitator(models.Model):
    """Who may run a workshop: who made it, and whom they handed it to."""

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="facilitators")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="facilitated")
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["joined_at"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "person"], name="facilitator_once_per_workshop")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.workshop}"


class HandOver(models.Model):
    """A single-use link by which somebody who is signed in becomes a facilitator of one workshop.

    Only the hash of its secret is stored.
    """

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="hand_overs")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Link to take over {self.workshop}"

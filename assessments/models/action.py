import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from assessments.enums import ActionStatus

CLOSED = (ActionStatus.DONE, ActionStatus.DROPPED)


class ActionQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(status__in=CLOSED)

    def closed_since(self, day: date):
        return self.filter(status__in=CLOSED, closed_on__gte=day)


class Action(models.Model):
    """Something that one organisation has decided to do: about a partnership, or about itself.

    A plan belongs to one side. The partner sees an action only where it is shared, and then its words, whose it is
    and its date. `mechanism`, `condition` and `campaign` say which suggestion of which round it came from.
    `revision` counts the edits, so that nobody overwrites what they have not seen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="actions"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    text = models.CharField("What will be done", max_length=300)
    mechanism = models.PositiveSmallIntegerField(null=True, blank=True)
    condition = models.CharField(max_length=10, blank=True)
    campaign = models.ForeignKey(
        "assessments.Campaign", on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    owner_name = models.CharField(
        max_length=120, blank=True, help_text="Who takes it on, where that person has no account here."
    )
    due_on = models.DateField()
    status = models.CharField(max_length=20, choices=ActionStatus.choices, default=ActionStatus.OPEN)
    review_note = models.TextField("What came of it", max_length=1000, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    shared_with_partner = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="actions_created"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CLOSED, closed_on__isnull=False)
                | (~Q(status__in=CLOSED) & Q(closed_on__isnull=True)),
                name="action_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | Q(owner_name=""), name="action_has_one_owner"
            ),
            models.CheckConstraint(
                condition=Q(partnership__isnull=False) | Q(shared_with_partner=False),
                name="only_a_partnerships_action_is_shared",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED

    def get_absolute_url(self) -> str:
        """The plan it stands in, at its place."""
        keys = [self.organisation_id] + ([self.partnership_id] if self.partnership_id else [])
        return reverse(f"assessments:{'plan' if self.partnership_id else 'organisation_plan'}", args=keys)

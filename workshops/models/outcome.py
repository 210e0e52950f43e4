"""What a workshop leaves behind: decisions, actions for a plan, what was agreed, and how it was found."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Decision(models.Model):
    """What the room decided, in a sentence."""

    step = models.ForeignKey("workshops.Step", on_delete=models.CASCADE, related_name="decisions")
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class RoomAction(models.Model):
    """Something to do that was typed in the room. It is in a plan only once somebody who may change that plan has
    confirmed it: then `action` is what stands there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey("workshops.Step", on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(max_length=300)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    owner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()
    shared_with_partner = models.BooleanField(default=True)
    action = models.OneToOneField(
        "assessments.Action", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    dismissed = models.BooleanField(default=False)
    number = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | Q(owner_name=""), name="room_action_has_one_owner"
            ),
            models.CheckConstraint(
                condition=Q(action__isnull=True) | Q(dismissed=False), name="room_action_has_one_end"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Agreed(models.Model):
    """What the room agreed on after talking: its own measure, beside what the survey says and never mixed with it.

    `question` is a code of the step, `value` 1 to 5, `people` who took part in the answers before it.
    """

    step = models.ForeignKey("workshops.Step", on_delete=models.CASCADE, related_name="agreed")
    question = models.CharField(max_length=10)
    value = models.PositiveSmallIntegerField()
    people = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["step", "question"], name="agreed_once_per_question"),
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=5), name="agreed_on_the_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.value}, agreed in workshop, {self.people} people, {self.agreed_on}"


class Feedback(models.Model):
    """What one device said at the end about the workshop itself."""

    participant = models.OneToOneField(
        "workshops.Participant", on_delete=models.CASCADE, related_name="feedback"
    )
    useful = models.PositiveSmallIntegerField(help_text="1 to 5: the workshop was worth the time.")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(useful__gte=1, useful__lte=5), name="useful_on_the_scale")
        ]

    def __str__(self) -> str:
        return f"{self.useful} of 5"

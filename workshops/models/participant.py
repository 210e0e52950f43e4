import uuid

from django.db import models


class Group(models.Model):
    """A part of the room that can be seen beside the others: an organisation, or what the facilitator named."""

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["workshop", "name"], name="one_group_per_name")]

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """A device in the room, without an account: one person's, or a table's that answers together.

    Only the hash of the token in its cookie is stored. `number` counts devices in the order of joining, so that the
    facilitator can name one. A name is told to the facilitator alone, never beside an answer, and goes with the end of
    the workshop; so does the hash.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="participants")
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60, blank=True)
    group = models.ForeignKey(
        "workshops.Group", on_delete=models.SET_NULL, null=True, blank=True, related_name="participants"
    )
    is_table = models.BooleanField(default=False)
    is_simulated = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["workshop", "number"], name="one_device_per_number")]

    def __str__(self) -> str:
        return f"{'Table' if self.is_table else 'Device'} {self.number}"

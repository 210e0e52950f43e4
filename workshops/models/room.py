from django.db import models


class Room(models.Model):
    """What a workshop is doing at this moment, in one row, so that any web process can serve any screen.

    Whoever changes anything in a workshop locks this row first, facilitators and voters alike: so an answer is either
    in before a ballot closes or refused. `version` grows with everything that a participant's screen shows; `pulse`
    with joining and answering, which only the facilitators' screens count.
    """

    workshop = models.OneToOneField(
        "workshops.Workshop", on_delete=models.CASCADE, primary_key=True, related_name="room"
    )
    code = models.CharField(max_length=6, unique=True, help_text="What people type to join.")
    key = models.CharField(max_length=24, unique=True, help_text="What the QR code carries instead.")
    version = models.PositiveBigIntegerField(default=1)
    pulse = models.PositiveBigIntegerField(default=0)
    step = models.ForeignKey(
        "workshops.Step", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    locked = models.BooleanField(default=False, help_text="Nobody new comes in.")
    most_devices = models.PositiveSmallIntegerField(default=200)
    shows_count = models.BooleanField(default=True, help_text="The projector says how many have answered.")
    timer_ends_at = models.DateTimeField(null=True, blank=True)
    timer_left = models.PositiveIntegerField(null=True, blank=True, help_text="Seconds, while it is paused.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(timer_ends_at__isnull=True) | models.Q(timer_left__isnull=True),
                name="timer_runs_or_is_paused",
            )
        ]

    def __str__(self) -> str:
        return self.code

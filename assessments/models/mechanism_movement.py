from django.db import models


class MechanismMovement(models.Model):
    """What may be shown of one mechanism that was tried: how often, and how partnerships moved afterwards.

    Kept by the clock and never worked out for a page. `published` holds, for every figure that was ever shown, which
    sides it rested on, so that the next one does not tell them apart. No page reads it.
    """

    mechanism = models.PositiveSmallIntegerField(unique=True)
    figures = models.JSONField()
    published = models.JSONField()
    engine_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()

    class Meta:
        ordering = ["mechanism"]

    def __str__(self) -> str:
        return f"Mechanism {self.mechanism}"

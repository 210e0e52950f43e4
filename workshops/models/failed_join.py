from django.db import models


class FailedJoin(models.Model):
    """How many codes that let nobody in came from one place within ten minutes; `source` is a keyed hash of it, empty
    for all places together. `window` counts periods of ten minutes."""

    source = models.CharField(max_length=64, blank=True)
    window = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "window"], name="one_count_per_window")]

    def __str__(self) -> str:
        return f"{self.count} in period {self.window}"

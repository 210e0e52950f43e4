import uuid

from django.db import models


class Batch(models.Model):
    """One publication of a round's figures, for all areas at once: in steps while it is open, and at its end.

    Figures come out in batches so that nobody can see what a single person's answers changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    final = models.BooleanField(default=False, help_text="After the round closed for everybody.")
    engine_version = models.CharField(max_length=20)

    class Meta:
        ordering = ["campaign", "number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="batches_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign}, batch {self.number}"


class BatchShare(models.Model):
    """Whose sheets of one organisation a batch counted.

    Kept so that the next batch knows who came and who went. `marks` has for each person a mark of what they had
    sent; it changes with every sheet that is sent again. Marks of anonymous people say nothing but "one". `people`
    is how many had a value, by code of each condition and statement.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="shares")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    marks = models.JSONField(default=list)
    people = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "organisation"], name="one_share_in_each_batch")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.batch}"

from django.db import models


class Publication(models.Model):
    """What everybody with a role for an area may see of one round: all that pages, files and exports of areas read.

    `content` is what passed disclosure control and nothing else. `boundaries` is the day whose areas were taken:
    the first day of the round, or a later one that the round is recast to. `kind` narrows it to one kind of
    organisation; empty is all. Where counting anew would tell about the few who came since, the content of an earlier
    batch stands on: `counted_in` is the number of the batch that it was counted for. With `organisations` and
    `has_figures` the next batch can tell what was given out.
    """

    batch = models.ForeignKey("dashboards.Batch", on_delete=models.CASCADE, related_name="publications")
    area = models.CharField(max_length=40, help_text="“england”, or the area's code in small letters.")
    boundaries = models.DateField()
    kind = models.CharField(max_length=40, blank=True)
    organisations = models.JSONField(default=list, help_text="Ids of the organisations it was counted over.")
    counted_in = models.PositiveIntegerField(help_text="The number of the batch that it was counted for.")
    has_figures = models.BooleanField(default=False)
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "area", "boundaries", "kind"], name="one_publication_for_each_group"
            )
        ]
        indexes = [
            models.Index(fields=["area", "kind", "boundaries"], name="publications_of_an_area"),
        ]

    def __str__(self) -> str:
        return f"{self.area} on {self.boundaries}, {self.batch}"

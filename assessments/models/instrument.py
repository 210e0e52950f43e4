from django.db import models

import models_engine


class Instrument(models.Model):
    """A published version of a questionnaire. The definition ships with the engine and never changes;
    the row pins the hash that it had when it was published here."""

    slug = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["slug", "-version"]
        constraints = [models.UniqueConstraint(fields=["slug", "version"], name="one_row_per_version")]

    def __str__(self) -> str:
        return f"{self.slug}/{self.version}"

    @property
    def definition(self) -> "models_engine.Instrument":
        return models_engine.load_instrument(self.slug, self.version)

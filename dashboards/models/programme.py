import uuid

from django.conf import settings
from django.db import models


class Programme(models.Model):
    """A programme that somebody responsible for an area runs for it: their own sheet, shown beside what is felt.

    What it is meant to bring about is in versions, so that an intention cannot be put right afterwards unseen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area_code = models.CharField(max_length=40)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["area_code"], name="programmes_of_an_area")]

    def __str__(self) -> str:
        return f"Programme {self.pk} for {self.area_code}"


class ProgrammeVersion(models.Model):
    """The sheet from `written_at` until the next version.

    `intended` has for a factor of the macro level how strongly it is meant to be felt, 1 to 5; a factor that the
    programme does not mean to touch is absent. `verbs` are codes of the questionnaire's tick questions.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    purpose = models.TextField(max_length=1000)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    kinds = models.JSONField(default=list, help_text="Kinds of organisations it is for; empty is all.")
    intended = models.JSONField(default=dict)
    verbs = models.JSONField(default=list)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programme_versions_are_numbered")
        ]

    def __str__(self) -> str:
        return self.name

import uuid

from django.conf import settings
from django.db import models


class AreaComment(models.Model):
    """What somebody responsible for an area says about one panel of one round, shown under that panel.

    Its words are in versions, so that what was written can be read after an edit. A withdrawn comment stays as a
    line that says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area_code = models.CharField(max_length=40)
    panel = models.CharField(max_length=20, help_text="A value of dashboards.enums.Panel.")
    campaign = models.ForeignKey(
        "assessments.Campaign", on_delete=models.PROTECT, related_name="area_comments"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["written_at"]
        indexes = [models.Index(fields=["area_code", "panel"], name="comments_by_panel")]

    def __str__(self) -> str:
        return f"{self.author} on {self.area_code}, {self.panel}"


class AreaCommentVersion(models.Model):
    """The words of a comment from `written_at` until the next version."""

    comment = models.ForeignKey(AreaComment, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="comment_versions_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.comment}, version {self.number}"

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse


class Assessment(models.Model):
    """One person's part in one campaign for one organisation: the home of their sheets (the task list)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.PROTECT, related_name="assessments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessments")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="assessments"
    )
    respondent_role = models.CharField(
        max_length=30,
        blank=True,
        help_text="A broad role of the instrument (respondent_roles); empty = not said.",
    )
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "organisation"],
                name="one_assessment_per_person_and_organisation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.campaign}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:task_list", args=[self.pk])

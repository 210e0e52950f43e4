import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse


class Assessment(models.Model):
    """One person's part in one campaign for one organisation: the home of their sheets (the task list).

    Without a person it is what people of the organisation answer together: its shared answers in a round that
    asks for one answer, and sheets that a small side has agreed in any other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.PROTECT, related_name="assessments")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
        help_text="Empty: the organisation's people answer together.",
    )
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
            ),
            models.UniqueConstraint(
                fields=["campaign", "organisation"],
                condition=models.Q(person__isnull=True),
                name="one_shared_assessment_per_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.organisation} in {self.campaign}"

    @property
    def is_shared(self) -> bool:
        return self.person_id is None

    def get_absolute_url(self) -> str:
        return reverse("assessments:task_list", args=[self.pk])

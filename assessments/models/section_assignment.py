import uuid

from django.conf import settings
from django.db import models


class SectionAssignment(models.Model):
    """A colleague who is to fill in one section of their organisation's shared answers.

    It stands for every version of the sheet. Sections that are nobody's are the lead's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="section_assignments"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="section_assignments",
        help_text="Empty: a section of the sheet about the organisation itself.",
    )
    section = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="section_assignments"
    )

    class Meta:
        constraints = [
            # Twice: to a database two empty partnerships are two different ones.
            models.UniqueConstraint(
                fields=["assessment", "partnership", "section", "person"], name="section_assigned_once"
            ),
            models.UniqueConstraint(
                fields=["assessment", "section", "person"],
                condition=models.Q(partnership__isnull=True),
                name="own_section_assigned_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.person}"

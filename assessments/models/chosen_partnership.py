from django.db import models
from django.db.models import Q

from assessments.enums import SheetCode


class ChosenPartnership(models.Model):
    """A partnership that the people of one organisation are asked about in a campaign, and on which sheet."""

    campaign_organisation = models.ForeignKey(
        "assessments.CampaignOrganisation", on_delete=models.CASCADE, related_name="chosen"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership", on_delete=models.PROTECT, related_name="chosen_in"
    )
    sheet = models.CharField(max_length=30, choices=SheetCode.choices, default=SheetCode.PARTNERSHIP)
    position = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When so many people had sent answers about it, or an agreed sheet, that the side can release them.",
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign_organisation", "partnership"], name="partnership_chosen_once"
            ),
            models.CheckConstraint(
                condition=~Q(sheet=SheetCode.ORGANISATION), name="chosen_partnership_has_a_partnership_sheet"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} ({self.get_sheet_display()})"

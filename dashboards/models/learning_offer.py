import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class LearningStatement(models.Model):
    """What an organisation's lead says of it about one condition. Nothing here comes from an answer or a result.

    It stands until it is withdrawn, and stays as a row, for requests refer to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    factor = models.CharField(max_length=10, help_text="A code of the questionnaire's conditions.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class LearningOffer(LearningStatement):
    """“We can share what we have learned about this”: members of every other organisation can read it."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="learning_offers"
    )
    text = models.TextField(max_length=500)
    system = models.CharField(max_length=120, blank=True, help_text="Supplier or system, where it matters.")

    class Meta:
        ordering = ["organisation__name", "factor"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "factor"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_offer_about_a_condition",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} about {self.factor}"


class LearningWish(LearningStatement):
    """“We want to learn about this”: only the organisation's own people see it, until they ask somebody."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="learning_wishes"
    )

    class Meta:
        ordering = ["factor"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "factor"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_wish_about_a_condition",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} about {self.factor}"

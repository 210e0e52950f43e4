import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q


class ContentRound(models.Model):
    """Experts are asked how relevant each statement of one version of the questionnaire is.

    Nothing that they said is shown before the round has closed: from a number that moves, with the list of who has
    finished beside it, one expert's ratings could be read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    instrument = models.ForeignKey(
        "assessments.Instrument", on_delete=models.PROTECT, related_name="content_rounds"
    )
    closes_on = models.DateField(help_text="The last day on which experts can rate.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title

    def is_open(self, today: date) -> bool:
        return today <= self.closes_on


class ContentExpert(models.Model):
    """One expert of a round, reached by a link of their own; they need no account.

    Only the hash of the link's secret is stored. There is no link until its letter is written, and it works until
    the round closes: experts come back to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey("assessments.ContentRound", on_delete=models.CASCADE, related_name="experts")
    email = models.EmailField()
    secret_hash = models.CharField(max_length=64, unique=True, null=True)
    asked_at = models.DateTimeField(help_text="When the letter was asked for; a new letter has a new time.")
    letter_sent_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["email"]
        constraints = [models.UniqueConstraint(fields=["round", "email"], name="one_expert_per_address")]

    def __str__(self) -> str:
        return self.email


class ContentRating(models.Model):
    """One expert on one statement: how relevant it is, what should change, or both."""

    expert = models.ForeignKey("assessments.ContentExpert", on_delete=models.CASCADE, related_name="ratings")
    item = models.CharField(max_length=10)
    relevance = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expert", "item"], name="one_rating_per_item"),
            models.CheckConstraint(
                condition=Q(relevance__isnull=True) | Q(relevance__gte=1, relevance__lte=4),
                name="relevance_from_1_to_4",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.relevance or 'not rated'}"

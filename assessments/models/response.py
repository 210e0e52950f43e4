import uuid

from django.db import models
from django.db.models import Q

from assessments.enums import ResponseStatus, SheetCode

DRAFT = Q(status=ResponseStatus.DRAFT)
SUBMITTED = Q(status=ResponseStatus.SUBMITTED)


class ResponseQuerySet(models.QuerySet):
    def locked(self):
        """For writing: the rows stay ours to the end of the transaction (SQLite locks as a whole instead)."""
        return self.select_for_update(of=("self",)).select_related("assessment__campaign__instrument")

    def about(self, response: "Response"):
        """All versions of the same person's sheet about the same subject."""
        return self.filter(assessment_id=response.assessment_id, partnership_id=response.partnership_id)


class Response(models.Model):
    """One version of one person's sheet about one subject: their organisation, or one partnership.
    Of a shared assessment it is a sheet that people of the organisation agree together (`agreed_by`).

    Reopening a sent response makes the next version, a draft copied from it. At most one version is a draft
    and at most one is SUBMITTED; that one counts. Earlier ones are REPLACED and stay readable.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="responses"
    )
    partnership = models.ForeignKey(
        "organisations.Partnership",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="responses",
        help_text="Empty: the sheet is about the organisation itself.",
    )
    sheet = models.CharField(max_length=30, choices=SheetCode.choices)
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=ResponseStatus.choices, default=ResponseStatus.DRAFT)
    reopen_reason = models.CharField(max_length=500, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(
        default=False,
        # So that the version of the service before this one can go on sending answers.
        db_default=False,
        help_text="Sent after the round had closed, by an organisation that was given longer.",
    )
    agreed_by = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many people agreed it; empty for one person's own answers."
    )
    reference = models.CharField(max_length=20, null=True, blank=True, unique=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["started_at"]
        constraints = [
            # Each twice: to a database two empty partnerships are two different ones.
            models.UniqueConstraint(
                fields=["assessment", "partnership", "version"], name="one_response_per_version"
            ),
            models.UniqueConstraint(
                fields=["assessment", "version"],
                condition=Q(partnership__isnull=True),
                name="one_own_response_per_version",
            ),
            models.UniqueConstraint(
                fields=["assessment", "partnership"], condition=DRAFT, name="one_draft_per_partnership"
            ),
            models.UniqueConstraint(
                fields=["assessment"], condition=DRAFT & Q(partnership__isnull=True), name="one_own_draft"
            ),
            models.UniqueConstraint(
                fields=["assessment", "partnership"],
                condition=SUBMITTED,
                name="one_counting_response_per_partnership",
            ),
            models.UniqueConstraint(
                fields=["assessment"],
                condition=SUBMITTED & Q(partnership__isnull=True),
                name="one_own_counting_response",
            ),
            models.CheckConstraint(
                condition=Q(sheet=SheetCode.ORGANISATION, partnership__isnull=True)
                | (~Q(sheet=SheetCode.ORGANISATION) & Q(partnership__isnull=False)),
                name="sheet_fits_subject",
            ),
            models.CheckConstraint(
                condition=Q(status=ResponseStatus.DRAFT, submitted_at__isnull=True, reference__isnull=True)
                | (~Q(status=ResponseStatus.DRAFT) & Q(submitted_at__isnull=False, reference__isnull=False)),
                name="sent_response_has_time_and_reference",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | (~Q(status=ResponseStatus.DRAFT) & Q(agreed_by__gte=1)),
                name="only_a_sent_response_is_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sheet_display()}, version {self.version}"

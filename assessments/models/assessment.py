import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

# Parts of single people, with their account or, in an anonymous round, without.
SINGLE = models.Q(person__isnull=False) | models.Q(link_hash__isnull=False)
SHARED = models.Q(person__isnull=True, link_hash__isnull=True)


class AssessmentQuerySet(models.QuerySet):
    def of_single_people(self):
        """Each answers alone; anonymous people are among them. Whoever counts people starts here."""
        return self.filter(SINGLE)

    def shared(self):
        """What people of an organisation answer together."""
        return self.filter(SHARED)


class Assessment(models.Model):
    """One person's part in one campaign for one organisation: the home of their sheets (the task list).

    Without a person it is what people of the organisation answer together: its shared answers in a round that
    asks for one answer, and sheets that a small side has agreed in any other. With a `link_hash` it is one person's
    part in an anonymous round: made when the round has closed, from what came by that link (decision 18).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey("assessments.Campaign", on_delete=models.PROTECT, related_name="assessments")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
        help_text="Empty: the organisation's people answer together, or one person without their name.",
    )
    link_hash = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="Hash of the link by which somebody answered in an anonymous round.",
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

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "organisation"],
                name="one_assessment_per_person_and_organisation",
            ),
            models.UniqueConstraint(
                fields=["campaign", "organisation"],
                condition=SHARED,
                name="one_shared_assessment_per_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(link_hash__isnull=True),
                name="an_anonymous_part_has_no_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.organisation} in {self.campaign}"

    @property
    def is_shared(self) -> bool:
        return self.person_id is None and self.link_hash is None

    @property
    def is_anonymous(self) -> bool:
        return self.link_hash is not None

    @property
    def last_day(self) -> date:
        """The round's, or a later one that the organisation was given. One query."""
        closes_at = self.campaign.closes_at_for(self.organisation_id)
        return timezone.localdate(closes_at - timedelta(microseconds=1))

    def get_absolute_url(self) -> str:
        return reverse("assessments:task_list", args=[self.pk])

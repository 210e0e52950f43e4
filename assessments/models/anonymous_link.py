import uuid

from django.conf import settings
from django.db import models

from assessments.models.shuffled import ShuffledQuerySet


class AnonymousLink(models.Model):
    """That a person has taken their link to an anonymous round, for one organisation. Not which link, and not when.

    All rows of an organisation are written anew whenever somebody takes a link. They go when the round's answers are
    opened.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "assessments.Campaign", on_delete=models.CASCADE, related_name="anonymous_links"
    )
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="anonymous_links"
    )

    objects = ShuffledQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organisation", "person"], name="one_anonymous_link_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.campaign}"

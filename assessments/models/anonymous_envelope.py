import uuid

from django.db import models

from assessments.models.shuffled import ShuffledQuerySet


class AnonymousEnvelope(models.Model):
    """What came by one link to an anonymous round, until the round closes: no person, no time, no order.

    `contents` has, by subject (a partnership's id, or "organisation"), the `sheet`, `given` (question to answer, as
    `answer_columns` reads it), `completed` (section to True or False) and `sent`. It is one value, so that all
    envelopes of an organisation can be written anew with every change: the last one changed looks like all others.
    When the round closes they are opened together: answers that were sent become responses, the rest is deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "assessments.Campaign", on_delete=models.PROTECT, related_name="anonymous_envelopes"
    )
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True)
    has_sent = models.BooleanField(default=False, help_text="Whether any of it has been sent.")
    contents = models.JSONField(default=dict)

    objects = ShuffledQuerySet.as_manager()

    def __str__(self) -> str:
        return f"An envelope of {self.organisation} in {self.campaign}"

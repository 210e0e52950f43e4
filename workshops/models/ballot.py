import uuid

from django.db import models
from django.db.models import Q

from workshops.enums import BallotState, VoteKind

# The codes of questions that are not the instrument's: the two of placing, a statement of one's own, and ideas.
FORMALITY, ORIGIN, STATEMENT, IDEAS = "FORMAL", "ORIGIN", "STATEMENT", "IDEAS"
DONT_KNOW = "DK"


class Ballot(models.Model):
    """One round of answers to a step: the first, or the second after the talk."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey("workshops.Step", on_delete=models.CASCADE, related_name="ballots")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=BallotState.choices, default=BallotState.OPEN)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["step", "number"], name="one_ballot_per_number"),
            models.CheckConstraint(condition=Q(number__in=[1, 2]), name="two_ballots_at_most"),
        ]

    def __str__(self) -> str:
        return f"{self.step}, round {self.number}: {self.get_state_display().lower()}"


class Vote(models.Model):
    """What one device answered to one question of a ballot. It has no time: the ballot is as fine as it gets.

    `ticks` are codes with spaces between: of conditions, or the numbers of ideas. Ticked nothing is a vote too.
    """

    ballot = models.ForeignKey("workshops.Ballot", on_delete=models.CASCADE, related_name="votes")
    participant = models.ForeignKey("workshops.Participant", on_delete=models.CASCADE, related_name="votes")
    question = models.CharField(max_length=10)
    kind = models.CharField(max_length=10, choices=VoteKind.choices)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    ticks = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "participant", "question"], name="one_vote_per_device_and_question"
            ),
            models.CheckConstraint(
                condition=Q(kind=VoteKind.VALUE, value__gte=1, value__lte=5, ticks="")
                | Q(kind=VoteKind.TICKS, value__isnull=True)
                | Q(kind=VoteKind.DONT_KNOW, value__isnull=True, ticks=""),
                name="a_vote_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}, {self.ballot}"


class HandCount(models.Model):
    """People without a device who raised their hands for one answer, as the facilitator counted them.

    `answer` is "1" to "5", "DK", or the code of a condition or the number of an idea.
    """

    ballot = models.ForeignKey("workshops.Ballot", on_delete=models.CASCADE, related_name="hands")
    question = models.CharField(max_length=10)
    group = models.ForeignKey(
        "workshops.Group", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(max_length=10)
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "question", "group", "answer"], name="one_count_per_group_and_answer"
            ),
            # To a database two empty groups are two different ones.
            models.UniqueConstraint(
                fields=["ballot", "question", "answer"],
                condition=Q(group__isnull=True),
                name="one_count_per_answer",
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="somebody_raised_a_hand"),
        ]

    def __str__(self) -> str:
        return f"{self.question}, {self.answer}: {self.count}"

"""What a person answered to the same questions in an earlier round, and how much of it was taken over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q, Subquery

from assessments.enums import AnswerKind, ResponseStatus
from assessments.models import Answer, Campaign, Response
from assessments.selectors.answers import EACH_PERSON
from models_engine import Instrument, same_meaning
from organisations.models import Organisation


@dataclass(frozen=True)
class LastTime:
    """`answers` by question, of those that ask the same as then. Empty where there was no earlier round."""

    title: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def left_for(self, questions: Sequence[str], answered: Mapping[str, Answer]) -> list[str]:
        """Which of these were answered then, and are not now."""
        return [
            question
            for question in questions
            if question in self.answers
            and (question not in answered or answered[question].kind == AnswerKind.NONE)
        ]


def last_time(response: Response, questions: Sequence[str]) -> LastTime:
    """The person's own last answers about the same subject, from the latest earlier round in which they sent any.

    Nothing on a sheet of several people, whose answers are nobody's own, and nothing anonymous, which is not known
    to be the person's. One query.
    """
    assessment = response.assessment
    if assessment.person_id is None:
        return LastTime()
    earlier = Response.objects.filter(
        assessment__person=assessment.person_id,
        assessment__organisation=assessment.organisation_id,
        assessment__campaign__opens_at__lt=assessment.campaign.opens_at,
        partnership=response.partnership_id,
        status=ResponseStatus.SUBMITTED,
    ).order_by("-assessment__campaign__opens_at")
    given = list(
        Answer.objects.filter(response=Subquery(earlier.values("pk")[:1]), question__in=questions)
        .exclude(kind=AnswerKind.NONE)
        .select_related("response__assessment__campaign__instrument")
    )
    if not given:
        return LastTime()
    then = given[0].response.assessment.campaign
    same = asking_the_same(then.instrument.definition, assessment.campaign.instrument.definition)
    return LastTime(then.title, {answer.question: answer for answer in given if answer.question in same})


def asking_the_same(old: Instrument, new: Instrument) -> frozenset[str]:
    """Items of the same meaning; of other questions those that are asked in exactly the same way."""
    if old.slug != new.slug:
        return frozenset()
    before = {question.code: question for question in old.other_questions}
    unchanged = {question.code for question in new.other_questions if before.get(question.code) == question}
    return same_meaning(old, new) | unchanged


def carried_share(campaign: Campaign, organisation: Organisation) -> tuple[int, int]:
    """(taken over, answered) of all answers that single people of an organisation have sent. One query."""
    return carried_of(campaign, [organisation.pk]).get(organisation.pk, (0, 0))


def carried_of(campaign: Campaign, organisations: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """The same by organisation, in one query whatever their number; without those of which nothing was sent."""
    sent = Response.objects.filter(
        EACH_PERSON,
        assessment__campaign=campaign,
        assessment__organisation__in=organisations,
        status=ResponseStatus.SUBMITTED,
    )
    rows = (
        Answer.objects.filter(response__in=sent)
        .exclude(kind=AnswerKind.NONE)
        .values("response__assessment__organisation")
        .annotate(carried=Count("pk", filter=Q(carried=True)), answered=Count("pk"))
    )
    return {
        row["response__assessment__organisation"]: (row["carried"], row["answered"])
        for row in rows.order_by()
    }

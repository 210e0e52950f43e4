"""Rounds in which experts rate how relevant the statements are, and what may be shown of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from assessments.models import ContentExpert, ContentRating, ContentRound
from models_engine import Axis, ContentValidity, Factor, Instrument, measure_content_validity
from organisations.rules import can
from organisations.selectors.people import hash_of

# From fewer experts nothing is shown: with two, each would know the other's ratings from the sum.
EXPERTS_SHOWN = 3


@dataclass(frozen=True)
class RoundFindings:
    """Of the statements that enough experts rated: by factor or axis, over all of them, and what should change."""

    whole: ContentValidity
    by_topic: Mapping[str, ContentValidity]
    comments: Mapping[str, tuple[str, ...]]


def content_rounds(user: User) -> QuerySet[ContentRound]:
    """Whoever studies the questionnaire sees all, with how many experts are asked and have finished; others none."""
    still = Q(experts__withdrawn_at=None)
    rounds = ContentRound.objects.select_related("instrument").annotate(
        asked=Count("experts", filter=still),
        finished=Count("experts", filter=still & Q(experts__finished_at__isnull=False)),
    )
    return rounds if can(user, Permission.QUESTIONNAIRE_STUDY) else rounds.none()


def experts_in_reach(user: User) -> QuerySet[ContentExpert]:
    return ContentExpert.objects.filter(round__in=content_rounds(user)).select_related("round")


def experts_of(asked: ContentRound) -> list[ContentExpert]:
    return list(asked.experts.filter(withdrawn_at=None))


def expert_with_secret(secret: str, today: date) -> ContentExpert | None:
    """The one whose link this is, while it works; wrong, withdrawn and closed are the same to whoever holds it."""
    return (
        ContentExpert.objects.filter(
            secret_hash=hash_of(secret),
            withdrawn_at=None,
            round__closes_on__gte=today,
        )
        .select_related("round__instrument")
        .first()
    )


def topics(instrument: Instrument) -> tuple[Factor | Axis, ...]:
    """What experts rate page by page."""
    return (*instrument.factors, *instrument.axes)


def rated_by(expert: ContentExpert, topic: Factor | Axis) -> dict[str, ContentRating]:
    return {rating.item: rating for rating in expert.ratings.filter(item__in=[i.code for i in topic.items])}


def rated_codes(expert: ContentExpert) -> set[str]:
    return set(expert.ratings.exclude(relevance=None).values_list("item", flat=True))


def findings(asked: ContentRound, today: date) -> RoundFindings | None:
    """None while experts can still rate, and where too few of them did. One query."""
    if asked.is_open(today):
        return None
    instrument = asked.instrument.definition
    by_expert: dict[UUID, dict[str, int]] = defaultdict(dict)
    comments: dict[str, list[str]] = defaultdict(list)
    rows = ContentRating.objects.filter(expert__round=asked, expert__withdrawn_at=None)
    for expert, item, relevance, comment in rows.values_list("expert_id", "item", "relevance", "comment"):
        if relevance:
            by_expert[expert][item] = relevance
        if comment:
            comments[item].append(comment)
    experts = [*by_expert.values()]
    enough = [
        item.code
        for item in instrument.items
        if sum(item.code in ratings for ratings in experts) >= EXPERTS_SHOWN
    ]
    if not enough:
        return None
    return RoundFindings(
        measure_content_validity(enough, experts),
        {
            topic.code: measure_content_validity(codes, experts)
            for topic in topics(instrument)
            if (codes := [item.code for item in topic.items if item.code in enough])
        },
        # In the order of the alphabet, which is nobody's.
        {code: tuple(sorted(comments[code])) for code in enough if comments[code]},
    )

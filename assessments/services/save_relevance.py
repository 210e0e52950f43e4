from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import ContentExpert, ContentRating

Rating = tuple[int | None, str]


@transaction.atomic
def save_relevance(
    *, by: User | None, expert: ContentExpert, topic: str, ratings: Mapping[str, Rating]
) -> None:
    """What an expert said of the statements of one topic; an item without rating and comment is not rated.

    `by` is None: an expert has no account. Taken out or closed meanwhile, nothing is saved.
    """
    # The round too, so that nothing comes in after it has closed.
    locked = ContentExpert.objects.select_for_update(of=("self", "round")).select_related("round__instrument")
    expert = locked.get(pk=expert.pk)
    if expert.withdrawn_at or not expert.round.is_open(timezone.localdate()):
        raise ValidationError("This round has closed.")
    for item, (relevance, comment) in ratings.items():
        if relevance is None and not comment:
            ContentRating.objects.filter(expert=expert, item=item).delete()
        else:
            ContentRating.objects.update_or_create(
                expert=expert, item=item, defaults={"relevance": relevance, "comment": comment}
            )
    wanted = {item.code for item in expert.round.instrument.definition.items}
    rated = expert.ratings.filter(item__in=wanted).exclude(relevance=None).count()
    finished = rated == len(wanted)
    if finished != bool(expert.finished_at):
        expert.finished_at = timezone.now() if finished else None
        expert.save(update_fields=["finished_at"])
    record_event(by=by, action="relevance_rated", subject=expert, topic=topic)

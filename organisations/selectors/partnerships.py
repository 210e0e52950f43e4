from collections.abc import Collection
from datetime import date

from django.db.models import Count, QuerySet

from organisations.models import Organisation, Partnership


def partnerships_of(organisation: Organisation) -> QuerySet[Partnership]:
    """With their organisations at hand, so that naming the partners costs no further query."""
    return Partnership.objects.of(organisation).prefetch_related("organisations")


def matching_partnerships(organisations: Collection[Organisation], day: date) -> QuerySet[Partnership]:
    """Open partnerships of exactly these organisations: either side may have registered it already."""
    exactly = (
        Partnership.objects.open_on(day)
        .annotate(sides=Count("organisations", distinct=True))
        .filter(sides=len(organisations))
    )
    for organisation in organisations:
        exactly = exactly.filter(pk__in=Partnership.objects.of(organisation).values("pk"))
    return exactly.prefetch_related("organisations")

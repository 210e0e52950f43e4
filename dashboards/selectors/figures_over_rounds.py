"""What was published of an area in one round after the other."""

from collections.abc import Collection

from dashboards.models import Publication


def publications_over_rounds(visible: Collection[str], code: str) -> list[Publication]:
    """The latest of each round, the oldest round first, of all kinds together and by the boundaries of the round's
    first day; by the earliest that there are where the area is newer than the round. One query."""
    if code not in visible:
        return []
    rows = (
        Publication.objects.filter(area=code, kind="")
        .select_related("batch__campaign__instrument")
        .order_by("batch__campaign__opens_at", "batch__campaign", "-batch__number", "boundaries")
    )
    latest: dict = {}
    for row in rows:
        latest.setdefault(row.batch.campaign_id, row)
    return list(latest.values())

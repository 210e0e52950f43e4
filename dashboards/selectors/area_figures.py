"""What was published of an area. Nothing else of results is read for its pages, files and pictures.

Every function takes the codes of the areas that the reader may see (AreaPlace.visible) and finds nothing outside them.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef

from dashboards.models import Batch, Publication


def published_rounds(visible: Collection[str], code: str) -> list[Batch]:
    """The latest batch of each round that published the area, the newest round first.

    Each says by `has_figures` whether anything of the area could be shown in it.
    """
    if code not in visible:
        return []
    here = Publication.objects.filter(batch=OuterRef("pk"), area=code, kind="")
    batches = (
        Batch.objects.filter(Exists(here))
        .annotate(has_figures=Exists(here.filter(has_figures=True)))
        .select_related("campaign__instrument")
        .order_by("-campaign__opens_at", "campaign", "-number")
    )
    latest: dict = {}
    for batch in batches:
        latest.setdefault(batch.campaign_id, batch)
    return list(latest.values())


def published_groups(visible: Collection[str], code: str, batch: Batch) -> list[tuple[date, str]]:
    """(boundaries, kind) of what the batch has of the area."""
    if code not in visible:
        return []
    return list(
        Publication.objects.filter(batch=batch, area=code)
        .order_by("boundaries", "kind")
        .values_list("boundaries", "kind")
    )


def publication_of(
    visible: Collection[str], code: str, batch: Batch, boundaries: date, kind: str
) -> Publication | None:
    if code not in visible:
        return None
    return Publication.objects.filter(batch=batch, area=code, boundaries=boundaries, kind=kind).first()


def publications_of(
    visible: Collection[str], codes: Collection[str], batch: Batch, boundaries: date
) -> dict[str, Publication]:
    """By area, of all kinds of organisations together."""
    wanted = [code for code in codes if code in visible]
    found = Publication.objects.filter(batch=batch, area__in=wanted, boundaries=boundaries, kind="")
    return {publication.area: publication for publication in found}


def newest_of(visible: Collection[str]) -> dict[str, Batch]:
    """For each area the batch with which its page opens: of the newest round with figures, else of the newest."""
    rows = (
        Publication.objects.filter(area__in=visible, kind="")
        .select_related("batch__campaign")
        .only("area", "has_figures", "batch__published_at", "batch__final", "batch__campaign__title")
        .order_by("has_figures", "batch__campaign__opens_at", "batch__campaign", "batch__number")
    )
    return {row.area: row.batch for row in rows}

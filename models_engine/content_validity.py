"""Whether experts find the statements relevant: content validity indices of a panel.

For formative factors this stands where alpha would stand for others: their items need not go together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

LOWEST_RELEVANCE = 1
HIGHEST_RELEVANCE = 4
RELEVANT_FROM = 3
# From this many experts on, and from these shares on, the panel's word is taken (Lynn 1986; Polit and Beck 2006).
EXPERTS_NEEDED = 6
ITEM_SHARE_NEEDED = 0.78
SCALE_SHARE_NEEDED = 0.90


@dataclass(frozen=True)
class ItemValidity:
    """`index` (I-CVI) is the share of `n` experts who find the item relevant, `None` when none rated it.

    `enough` says whether it reaches 0.78, and is `None` below six experts.
    """

    code: str
    n: int
    relevant: int
    index: float | None
    enough: bool | None


@dataclass(frozen=True)
class ContentValidity:
    """`average` (S-CVI/Ave) is the mean of the items' indices, `universal` (S-CVI/UA) the share of items that
    every expert finds relevant; over the items that were rated. `experts` rated at least one item. `enough` says
    whether the average reaches 0.90, and is `None` below six experts.
    """

    experts: int
    items: tuple[ItemValidity, ...]
    average: float | None
    universal: float | None
    enough: bool | None


def measure_content_validity(
    codes: Sequence[str], ratings: Sequence[Mapping[str, int | None]]
) -> ContentValidity:
    """Indices from each expert's ratings of relevance, 1 (not) to 4 (highly); 3 and 4 are relevant.

    A missing rating leaves the expert out for that item. Ratings of other codes are passed over. Raises
    ValueError for a rating outside 1 to 4. Source: Lynn 1986; Polit and Beck 2006.

    >>> panel = [{"POL1": 4, "POL2": 3}, {"POL1": 3, "POL2": 2}]
    >>> found = measure_content_validity(["POL1", "POL2"], panel)
    >>> [item.index for item in found.items], found.average, found.universal, found.enough
    ([1.0, 0.5], 0.75, 0.5, None)
    """
    items = tuple(_item(code, [expert.get(code) for expert in ratings]) for code in codes)
    rated = [item.index for item in items if item.index is not None]
    experts = sum(any(expert.get(code) is not None for code in codes) for expert in ratings)
    average = fmean(rated) if rated else None
    return ContentValidity(
        experts=experts,
        items=items,
        average=average,
        universal=sum(index == 1 for index in rated) / len(rated) if rated else None,
        enough=None if average is None or experts < EXPERTS_NEEDED else average >= SCALE_SHARE_NEEDED - 1e-9,
    )


def _item(code: str, replies: Sequence[int | None]) -> ItemValidity:
    ratings = [rating for rating in replies if rating is not None]
    for rating in ratings:
        if not LOWEST_RELEVANCE <= rating <= HIGHEST_RELEVANCE:
            raise ValueError(f"{code}: expected {LOWEST_RELEVANCE} to {HIGHEST_RELEVANCE}, got {rating}")
    n = len(ratings)
    relevant = sum(rating >= RELEVANT_FROM for rating in ratings)
    index = relevant / n if n else None
    enough = None if index is None or n < EXPERTS_NEEDED else index >= ITEM_SHARE_NEEDED
    return ItemValidity(code, n, relevant, index, enough)

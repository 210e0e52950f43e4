"""What a factor could be if everybody who said "don't know" had known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models_engine.answers import Answer, Missing, Row, asked_codes
from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, Instrument, Subject
from models_engine.scoring import score_factors

# From this share of the asked answers on, "don't know" could move a result far enough to say how far.
SHARE = 0.1


def range_if_known(
    instrument: Instrument, code: str, rows: Sequence[Row], view: Subject | None = None
) -> tuple[float, float] | None:
    """The lowest and the highest mean of a factor, on 1 to 5, with every "don't know" answered.

    Counted twice anew by `score_factors`, with 1 and with 5 in the place of each "don't know", after reversal,
    from the same people as the mean of today: who has no score gets none by this, so that a range never says what
    one more person answered. Unanswered and not applicable stay as they are. `None` where there is no mean, or
    where fewer than 10 % of these people's asked answers are "don't know". Raises KeyError for an unknown factor.
    Source: ours.

    >>> from models_engine import load_instrument
    >>> row = {"POL1": 4, "POL2": 5, "POL3": 4, "POL4": Missing.DONT_KNOW}
    >>> range_if_known(load_instrument(), "POL", [row])
    (3.0, 4.0)
    """
    scores = score_factors(instrument, rows, view, [code])[code].person_means
    people = [row for row, score in zip(rows, scores, strict=True) if score is not None]
    share = score_factors(instrument, people, view, [code])[code].dont_know_share
    if share is None or share < SHARE:
        return None
    items = asked_codes(instrument, code, view)
    low, high = (
        score_factors(instrument, known, view, [code])[code].mean
        for counts_as in (LOWEST_ANSWER, HIGHEST_ANSWER)
        for known in [[_known(instrument, row, items, counts_as) for row in people]]
    )
    return None if low is None or high is None else (low, high)


def _known(instrument: Instrument, row: Row, items: Sequence[str], counts_as: int) -> Mapping[str, Answer]:
    """The row with an answer that counts as `counts_as` wherever one of these items has "don't know"."""
    known = {
        code: LOWEST_ANSWER + HIGHEST_ANSWER - counts_as if instrument.item(code).reverse else counts_as
        for code in items
        if row.get(code) is Missing.DONT_KNOW
    }
    return {**row, **known}

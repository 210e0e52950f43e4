"""The answer matrix: one byte for each item and respondent, reversed once when it is filled.

This is the one place that knows the layout. A cell is one of

    32 + v        an answer, v from 1 to 5 after reversal
    0             asked and left unanswered
    64            don't know
    -128          not applicable
    -64           not asked

so the low five bits add up to a sum of answers, bit 5 counts them, and everything negative does not apply.
Unanswered, don't know and not applicable are three things and none of them is ever a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from models_engine.instrument import HIGHEST_ANSWER, LOWEST_ANSWER, Instrument, Subject


class Missing(Enum):
    """A reply that is no answer. A question left unanswered is `None`; one not asked is an absent key."""

    DONT_KNOW = "DK"
    NOT_APPLICABLE = "NA"


Answer = int | Missing | None
Row = Mapping[str, Answer]
Cells = NDArray[np.int8]

ANSWERED = 32
UNANSWERED = 0
DONT_KNOW = 64
NOT_APPLICABLE = -128
NOT_ASKED = -64

# What of a cell counts when answers are added up: the mark of an answer and its value.
TALLY_BITS = np.uint8(0b0011_1111)
VALUE_BITS = np.int8(0b0001_1111)


@dataclass(frozen=True, eq=False)
class AnswerMatrix:
    """Answers of many respondents. `cells` is items × respondents, in the order of `instrument.items`."""

    instrument: Instrument
    cells: Cells

    def __post_init__(self) -> None:
        if self.cells.dtype != np.int8 or self.cells.shape[:1] != (len(self.instrument.items),):
            raise ValueError(f"expected {len(self.instrument.items)} rows of int8, one for each item")
        self.cells.setflags(write=False)

    @classmethod
    def from_rows(cls, instrument: Instrument, rows: Sequence[Row]) -> AnswerMatrix:
        """A matrix from one mapping of codes to raw answers for each respondent.

        A code that is absent was not asked. Questions that are no items (of facts, ticks or scale) may be
        present, with any answer, and are passed over. Raises ValueError, naming respondent and code, for a code
        the instrument does not have and for a value that is not a whole number from 1 to 5, `None` or Missing.
        """
        cells = np.full((len(instrument.items), len(rows)), NOT_ASKED, dtype=np.int8)
        passed_over = {question.code for question in instrument.other_questions}
        for respondent, row in enumerate(rows):
            for code, answer in row.items():
                index = instrument.item_index.get(code)
                if index is not None:
                    try:
                        cells[index, respondent] = encode(answer, reverse=instrument.items[index].reverse)
                    except ValueError as error:
                        raise ValueError(f"respondent {respondent + 1}, {code}: {error}") from None
                elif code not in passed_over:
                    raise ValueError(
                        f"respondent {respondent + 1}: no item {code!r} in {instrument.reference}"
                    )
        return cls(instrument, cells)

    @property
    def respondents(self) -> int:
        return int(self.cells.shape[1])

    def of(self, codes: Iterable[str]) -> Cells:
        """The cells of these items, items × respondents. Neighbouring items are a view, not a copy."""
        rows = [self.instrument.item_index[code] for code in codes]
        if rows and rows == list(range(rows[0], rows[0] + len(rows))):
            return self.cells[rows[0] : rows[-1] + 1]
        return self.cells[rows]

    def values(self, codes: Iterable[str]) -> Cells:
        """Answers after reversal, items × respondents, 0 where there is none."""
        cells = self.of(codes)
        return np.where(cells & ANSWERED, cells & VALUE_BITS, np.int8(0))

    def raw(self, code: str, respondent: int) -> Answer:
        """What the respondent answered, before reversal. Raises KeyError where it was not asked."""
        item = self.instrument.item(code)
        cell = int(self.cells[self.instrument.item_index[code], respondent])
        if cell == NOT_ASKED:
            raise KeyError(f"{code} was not asked")
        if cell & ANSWERED:
            return reversed_answer(cell - ANSWERED) if item.reverse else cell - ANSWERED
        return {UNANSWERED: None, DONT_KNOW: Missing.DONT_KNOW, NOT_APPLICABLE: Missing.NOT_APPLICABLE}[cell]


def encode(answer: Answer, *, reverse: bool) -> int:
    """The cell of one raw answer. Raises ValueError for anything that is not a possible answer."""
    if answer is None:
        return UNANSWERED
    if isinstance(answer, Missing):
        return DONT_KNOW if answer is Missing.DONT_KNOW else NOT_APPLICABLE
    if isinstance(answer, bool) or not isinstance(answer, int | np.integer):
        raise ValueError(f"expected a whole number, got {answer!r}")
    if not LOWEST_ANSWER <= answer <= HIGHEST_ANSWER:
        raise ValueError(f"expected {LOWEST_ANSWER} to {HIGHEST_ANSWER}, got {answer}")
    return ANSWERED + (reversed_answer(int(answer)) if reverse else int(answer))


def reversed_answer(answer: int) -> int:
    """6 minus the answer on a scale of 1 to 5. Twice is the answer itself; 3 stays 3.

    >>> [reversed_answer(answer) for answer in (1, 2, 3, 4, 5)]
    [5, 4, 3, 2, 1]
    """
    return LOWEST_ANSWER + HIGHEST_ANSWER - answer


def as_matrix(instrument: Instrument, rows: Sequence[Row] | AnswerMatrix) -> AnswerMatrix:
    return rows if isinstance(rows, AnswerMatrix) else AnswerMatrix.from_rows(instrument, rows)


def asked_codes(instrument: Instrument, factor: str, view: Subject | None) -> tuple[str, ...]:
    """The items of a factor that count from a point of view.

    An organisation's factors use only what is asked about the organisation, so MAN, EXP and SUP have three
    items there; seen from a partnership all items count. Without a view all do.
    """
    items = instrument.factor(factor).items
    return tuple(item.code for item in items if view != "organisation" or item.asked_on == "organisation")

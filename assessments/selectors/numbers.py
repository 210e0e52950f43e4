"""What a team's answers about one subject come to: every number that a page may need, and nobody's answers.

Counted by the engine from the rows of those who answered, kept as JSON, and the same in either way: people stand
in no order in which one could be followed from number to number.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from assessments.selectors.answers import PersonAnswers
from models_engine import (
    AnswerMatrix,
    DynamicsAnswers,
    FactorScore,
    Instrument,
    ItemSummary,
    Position,
    Row,
    Subject,
    explain_axis,
    place_partnership,
    score_factors,
)

# Raised with every change to what is kept, so that what was kept in another form is counted again.
FORM = 2
FIRST_MOVE = "FIRST"

ORGANISATION: Subject = "organisation"
PARTNERSHIP: Subject = "partnership"


@dataclass(frozen=True)
class TeamNumbers:
    """`measures` has for each number of the axes the people's own, lowest first, where several have one.

    An organisation has no position. `people` sent the sheet; who has a score is counted beside each number.
    `dynamics` are the replies of those who answered something in the section on what moves the partnership.
    """

    people: int
    factors: dict[str, FactorScore]
    position: Position | None
    measures: dict[str, tuple[float, ...]]
    first_moves: dict[str, int]
    dynamics: tuple[DynamicsAnswers, ...] = ()

    def statement(self, code: str, factor: str) -> ItemSummary:
        return next(item for item in self.factors[factor].items if item.code == code)


def numbers_of(instrument: Instrument, subject: Subject, answered: Sequence[PersonAnswers]) -> TeamNumbers:
    """The numbers of these people's sheets about one subject."""
    moves = Counter(person.choices[FIRST_MOVE] for person in answered if FIRST_MOVE in person.choices)
    sections = [person.dynamics for person in answered if person.dynamics and person.dynamics.has_any]
    numbers = numbers_of_rows(instrument, subject, [person.row for person in answered])
    return replace(
        numbers,
        first_moves=dict(sorted(moves.items())),
        dynamics=tuple(sorted(sections, key=_written_out)),
    )


def numbers_of_rows(instrument: Instrument, subject: Subject, rows: Sequence[Row]) -> TeamNumbers:
    # Read once, for the six questions that the engine is asked about them.
    answers = AnswerMatrix.from_rows(instrument, rows)
    scores = score_factors(instrument, answers, subject)
    factors = {
        code: replace(score, person_means=_in_order(score.person_means)) for code, score in scores.items()
    }
    if subject == ORGANISATION:
        return TeamNumbers(len(rows), factors, None, {}, {})
    position = place_partnership(instrument, answers)
    pairs = sorted(position.person_positions, key=lambda pair: [(part is None, part or 0) for part in pair])
    return TeamNumbers(
        len(rows),
        factors,
        replace(position, person_positions=tuple(pairs)),
        {
            measure.code: explain_axis(instrument, measure.code, answers).persons
            for measure in instrument.measures
        },
        {},
    )


def _in_order(scores: Iterable[float | None]) -> tuple[float | None, ...]:
    return tuple(sorted(scores, key=lambda score: (score is None, score or 0)))


def _written_out(section: DynamicsAnswers) -> list[str]:
    ticks = {
        code: sorted(reply) if isinstance(reply, Set) else reply for code, reply in section.ticks.items()
    }
    return [str(sorted(replies.items())) for replies in (ticks, section.statements, section.choices)]

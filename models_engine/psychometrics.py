"""How well the questionnaire itself works, over everybody who answered it: for administrators, never for a team."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from models_engine.answers import AnswerMatrix, asked_codes
from models_engine.grouped import Groups, Ratings
from models_engine.instrument import FactorType, Instrument, Subject
from models_engine.intraclass import group_effect
from models_engine.reliability import measure_reliability
from models_engine.scoring import ItemSummary, score_factors

# Why a coefficient is not there.
Reason = Literal["formative", "mixed", "too_few_people", "no_solution"]


@dataclass(frozen=True)
class PooledReliability:
    """One factor over all groups. `n` answered all of its items, `people` have a score, in `groups` groups.

    Alpha and omega ask whether items go together, which those of a formative factor need not: both are `None`
    there, and omega also for a mixed one. `alpha_reason` and `omega_reason` say why a value is missing. ICC(1)
    and ICC(2) are of the persons' scores, raw. `items` hold the distribution of answers.
    """

    code: str
    type: FactorType
    n: int
    people: int
    groups: int
    alpha: float | None
    alpha_interval: tuple[float, float] | None
    alpha_reason: Reason | None
    omega: float | None
    omega_reason: Reason | None
    icc1: float | None
    icc2: float | None
    dont_know_share: float | None
    items: tuple[ItemSummary, ...]


def pooled_reliability(
    instrument: Instrument,
    matrix: AnswerMatrix,
    groups: Sequence[Hashable],
    view: Subject | None = None,
) -> dict[str, PooledReliability]:
    """Reliability of every factor from everybody's answers, `groups` naming each respondent's organisation.

    Alpha, omega and both intraclass correlations are given from the instrument's minimum number of people on:
    those with every item answered, and for the correlations those with a score. `view` is as for `score_factors`.
    Raises ValueError when groups and respondents differ in number.

    >>> from models_engine import load_instrument
    >>> matrix = AnswerMatrix.from_rows(load_instrument(), [{"ABS1": 4, "ABS2": 4, "ABS3": 5, "ABS4": 2}] * 3)
    >>> found = pooled_reliability(load_instrument(), matrix, ["A", "A", "B"])
    >>> found["ABS"].n, found["ABS"].alpha_reason, found["POL"].omega_reason
    (3, 'too_few_people', 'formative')
    """
    labels = Groups.of(groups)
    labels.check(matrix.respondents)
    least = instrument.minimums.reliability
    found = {}
    for code, score in score_factors(instrument, matrix, view).items():
        kind = instrument.factor(code).type
        consistency = measure_reliability(Ratings.from_matrix(matrix, asked_codes(instrument, code, view)))
        effect = group_effect(score.person_means, labels)
        enough = effect.people >= least
        alpha_reason = _reason(kind == "formative", kind, consistency.n, least, consistency.alpha)
        omega_reason = _reason(kind != "reflective", kind, consistency.n, least, consistency.omega)
        found[code] = PooledReliability(
            code=code,
            type=kind,
            n=consistency.n,
            people=effect.people,
            groups=effect.groups,
            alpha=None if alpha_reason else consistency.alpha,
            alpha_interval=None if alpha_reason else consistency.alpha_interval,
            alpha_reason=alpha_reason,
            omega=None if omega_reason else consistency.omega,
            omega_reason=omega_reason,
            icc1=effect.icc1 if enough else None,
            icc2=effect.icc2 if enough else None,
            dont_know_share=score.dont_know_share,
            items=score.items,
        )
    return found


def _reason(not_meant: bool, kind: FactorType, n: int, least: int, value: float | None) -> Reason | None:
    if not_meant:
        return "mixed" if kind == "mixed" else "formative"
    if n < least:
        return "too_few_people"
    return "no_solution" if value is None else None

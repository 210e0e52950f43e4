"""How many people must have answered before something may be shown: one table, applied in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal

EvidenceKind = Literal["factual", "perception"]

REPLACED_WHEN_STRICT = (5, 8)


class Showing(Enum):
    """What a page may show of one side's answers."""

    NOTHING = "nothing"
    DISTRIBUTION = "distribution"
    MEAN = "mean"


@dataclass(frozen=True)
class Minimums:
    """The instrument's table of minimum numbers. People are counted after exclusions: those with a score.

    `own_side_*` govern a team's view of its own answers, `agreement_words` and `views_differ_*` what is said
    about spread, `released_side_*` what a partner sees after release, `outside_*` what anyone else sees.
    """

    own_answers: int
    own_side_factual_mean: int
    own_side_perception_distribution: int
    own_side_perception_mean: int
    agreement_words: int
    agreement_levels: tuple[str, ...]
    views_differ_people: int
    views_differ_r_star_below: float
    views_differ_average_deviation_from: float
    interval_respondents: int
    interval_note_from: int
    released_side_people: int
    released_side_decimals: int
    outside_people: int
    outside_organisations: int
    outside_largest_share: float
    breakdown: int
    reliability: int
    agreed_sheet_smallest: int
    agreed_sheet_largest: int
    dont_know_share: float
    strict: int

    def own_side(self, kind: EvidenceKind, n: int, team_view: bool = False) -> Showing:
        """What the members of one side may see of the answers of `n` of them.

        Facts reported by key informants need two people. Perceptions need five for a mean; with three or four
        the distribution alone is shown, and only where the lead switched the team view on.
        """
        if kind == "factual":
            return Showing.MEAN if n >= self.own_side_factual_mean else Showing.NOTHING
        if n >= self.own_side_perception_mean:
            return Showing.MEAN
        if team_view and n >= self.own_side_perception_distribution:
            return Showing.DISTRIBUTION
        return Showing.NOTHING

    def may_count_people(self, n: int) -> bool:
        """Whether it may be said how many of `n` people answered what: of fewer, single people could be told."""
        return n >= self.own_side_perception_distribution

    def may_speak_of_agreement(self, level: str, n: int) -> bool:
        """Whether words about agreement may be used: never for macro and individual factors."""
        return level in self.agreement_levels and n >= self.agreement_words

    def strictly(self) -> Minimums:
        """The same table with every 5 and 8 that counts people raised to the strict number."""
        raised = {
            name: self.strict
            for name, value in vars(self).items()
            if isinstance(value, int) and value in REPLACED_WHEN_STRICT
        }
        return replace(self, **raised)  # type: ignore[arg-type]  # only int fields are replaced, by ints

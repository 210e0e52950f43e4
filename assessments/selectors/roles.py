"""How people in different roles see the same conditions, where each group is large enough that nobody can be told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.models import User
from assessments.models import Assessment, Campaign
from assessments.selectors.answers import PersonAnswers
from assessments.selectors.results import factor_codes
from assessments.selectors.side import Side
from assessments.selectors.team_numbers import SubjectId, subject_kind
from models_engine import Factor, FactorScore, Instrument, RespondentRole, Row, Subject, score_factors
from organisations.models import Organisation, Partnership


@dataclass(frozen=True)
class Group:
    """People with a score on one factor: their mean, how many they are, how far they are from it on average."""

    mean: float
    people: int
    average_deviation: float | None


@dataclass(frozen=True)
class RoleScore:
    """One role beside everybody else, those who named no role among them. No `others` where there are none."""

    role: RespondentRole
    group: Group
    others: Group | None

    @property
    def apart(self) -> float | None:
        """How much higher the role's mean is."""
        return self.group.mean - self.others.mean if self.others else None


@dataclass(frozen=True)
class FactorByRole:
    """`roles` has those that are shown, in the instrument's order; often none."""

    factor: Factor
    roles: tuple[RoleScore, ...]


@dataclass(frozen=True)
class RolesReading:
    """`sees_team` is False for who sees no team's numbers; `people` is then 0 and there are no factors."""

    instrument: Instrument
    sees_team: bool
    people: int
    factors: tuple[FactorByRole, ...]


def read_roles(
    viewer: User, campaign: Campaign, organisation: Organisation, partnership: Partnership | None = None
) -> RolesReading:
    """One organisation's own people, about a partnership or about the organisation itself.

    Counted from the answers each time: a role may be changed without a new answer. A fixed number of queries.
    """
    subject: SubjectId = partnership.pk if partnership else None
    side = Side.read(viewer, campaign, organisation, [subject] if subject else [], to_explain=True)
    instrument = side.instrument
    if not side.audience(subject).sees_team:
        return RolesReading(instrument, False, 0, ())
    answered = [person for person in side.answers.about(subject) if person.person_id]
    roles = _roles_of(campaign, organisation)
    kind = subject_kind(subject)
    codes = [] if subject and side.pulse(subject) else factor_codes(instrument, kind)
    factors = tuple(_by_role(instrument, kind, code, answered, roles) for code in codes)
    return RolesReading(instrument, True, len(answered), factors)


def roles_to_show(sizes: Mapping[str, int], people: int, least: int) -> frozenset[str]:
    """The roles of which a mean may stand beside the mean of all `people`, by how many of each have a score.

    Taking what is shown from the total must leave nobody or at least `least`: not only one group from it, but
    all of them together. Where that would leave fewer, the smallest group is held back with them.
    """
    shown = {role: size for role, size in sizes.items() if size >= least}
    left = people - sum(shown.values())
    if shown and 0 < left < least:
        del shown[min(shown, key=lambda role: (shown[role], role))]
    return frozenset(shown)


def _roles_of(campaign: Campaign, organisation: Organisation) -> dict[UUID, str]:
    """What each person said of their role; "" is nothing."""
    assessments = Assessment.objects.filter(
        campaign=campaign, organisation=organisation, person__isnull=False
    )
    return dict(assessments.values_list("person_id", "respondent_role"))


def _by_role(
    instrument: Instrument,
    kind: Subject,
    code: str,
    answered: Sequence[PersonAnswers],
    roles: Mapping[UUID, str],
) -> FactorByRole:
    """Only people with a score on the factor are in any group, so that each number is of exactly its people."""
    scores = _score(instrument, kind, code, [person.row for person in answered]).person_means
    groups: dict[str, list[Row]] = defaultdict(list)
    for person, score in zip(answered, scores, strict=True):
        if score is not None:
            groups[roles.get(person.person_id, "")].append(person.row)
    sizes = {role.code: len(groups[role.code]) for role in instrument.respondent_roles}
    people = sum(map(len, groups.values()))
    shown = roles_to_show(sizes, people, instrument.minimums.breakdown)
    return FactorByRole(
        instrument.factor(code),
        tuple(
            RoleScore(
                role,
                _group(instrument, kind, code, groups[role.code]),
                _group(instrument, kind, code, others) if others else None,
            )
            for role in instrument.respondent_roles
            if role.code in shown
            for others in [[row for name, rows in groups.items() if name != role.code for row in rows]]
        ),
    )


def _group(instrument: Instrument, kind: Subject, code: str, rows: Sequence[Row]) -> Group:
    score = _score(instrument, kind, code, rows)
    return Group(score.mean, score.n, score.average_deviation)


def _score(instrument: Instrument, kind: Subject, code: str, rows: Sequence[Row]) -> FactorScore:
    return score_factors(instrument, rows, kind, [code])[code]

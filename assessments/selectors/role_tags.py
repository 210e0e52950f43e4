"""What people ticked as starting, requiring, steering and keeping partnerships going, over all rounds of a version."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from assessments.enums import AnswerKind, ResponseStatus
from assessments.models import Answer, Instrument
from assessments.selectors.answers import Reply
from models_engine import RULE, DynamicsAnswers, Lane, is_safe, read_dynamics
from models_engine.lanes import Ticks

COLUMNS = (
    "response_id",
    "response__assessment__organisation_id",
    "response__assessment__person_id",
    "response__partnership_id",
)


@dataclass(frozen=True)
class PooledLanes:
    """`lanes` is None where fewer people or organisations stand behind it than anyone outside may be shown. Each lane
    opens by itself: one that too few replied to is None as well."""

    people: int
    organisations: int
    partnerships: int
    lanes: tuple[Lane | None, ...] | None


@dataclass(frozen=True)
class Section:
    """What one person sent about one partnership."""

    organisation: UUID
    person: UUID
    answers: DynamicsAnswers

    def replied_to(self, question: str) -> bool:
        return isinstance(self.answers.ticks.get(question), frozenset)


def versions_with_lanes() -> list[Instrument]:
    return [version for version in Instrument.objects.all() if version.definition.has_dynamics]


def pooled_lanes(version: Instrument) -> PooledLanes:
    """Everybody's sent sections of one version, people counted once for each partnership. One query."""
    definition = version.definition
    asked = [question.code for question in definition.tick_questions]
    replies: dict[tuple[UUID, ...], dict[str, Ticks]] = defaultdict(dict)
    for *sheet, question, kind, value, choice, ticks in _replies(version, asked):
        replies[tuple(sheet)][question] = Reply(question, kind, value, choice, ticks).engine_ticks
    sections = [
        Section(organisation, person, DynamicsAnswers(ticked, {}, {}))
        for (_, organisation, person, _), ticked in replies.items()
    ]
    lanes = None
    if _enough(sections):
        found = read_dynamics(definition, [section.answers for section in sections], {}).lanes
        lanes = tuple(lane if _lane_opens(sections, lane) else None for lane in found)
    return PooledLanes(
        len({section.person for section in sections}),
        len({section.organisation for section in sections}),
        len({partnership for *_, partnership in replies}),
        lanes,
    )


def _lane_opens(sections: list[Section], lane: Lane) -> bool:
    return _enough([section for section in sections if section.replied_to(lane.question)])


def _enough(sections: list[Section]) -> bool:
    """People are counted and not what they sent: one who answered about eight partnerships is one. Nor may one
    organisation stand behind most of it, by its people or by what they sent."""
    people = {(section.organisation, section.person) for section in sections}
    if len({person for _, person in people}) < RULE.people:
        return False
    persons = Counter(organisation for organisation, _ in people)
    sent = Counter(section.organisation for section in sections)
    return is_safe(list(persons.values())) and is_safe(list(sent.values()))


def _replies(version: Instrument, asked: list[str]) -> Iterable[tuple]:
    """Of people with their account: over several rounds somebody anonymous would count as several people."""
    return (
        Answer.objects.filter(
            question__in=asked,
            response__status=ResponseStatus.SUBMITTED,
            response__assessment__campaign__instrument=version,
            response__assessment__person__isnull=False,
        )
        .exclude(kind=AnswerKind.NONE)
        .values_list(*COLUMNS, *Reply._fields)
    )

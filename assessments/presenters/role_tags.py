"""Role tags beside what people ticked: which condition was thought to do what, and which is said to."""

from dataclasses import dataclass

from assessments.presenters.numbers import people
from assessments.presenters.shares import share_words
from assessments.selectors.role_tags import PooledLanes
from models_engine import Factor, Instrument, Lane, TickQuestion

NOT_SHOWN = "not shown (too few answers)"


@dataclass(frozen=True)
class TagCell:
    lane: str
    tag: str
    share: str


@dataclass(frozen=True)
class TagRow:
    name: str
    cells: tuple[TagCell, ...]


@dataclass(frozen=True)
class TagTable:
    basis: str
    missing: str
    lanes: tuple[str, ...]
    rows: tuple[TagRow, ...]
    seen: tuple[str, ...]


def present_role_tags(instrument: Instrument, pooled: PooledLanes) -> TagTable:
    minimums = instrument.minimums
    basis = (
        f"{people(pooled.people).capitalize()} in {pooled.organisations} organisations answered, "
        f"about {pooled.partnerships} partnerships. Who answered about several counts for each."
    )
    if pooled.lanes is None:
        missing = (
            f"Not shown (too few answers): it takes {people(minimums.outside_people)} in "
            f"{minimums.outside_organisations} organisations, none of them with more than half of the people."
        )
        return TagTable("", missing, (), (), ())
    names = tuple(question.lane_name for question in instrument.tick_questions)
    rows = tuple(
        TagRow(
            instrument.condition(factor.code).text,
            tuple(
                _cell(factor, *found) for found in zip(instrument.tick_questions, pooled.lanes, strict=True)
            ),
        )
        for factor in instrument.factors
    )
    return TagTable(basis, "", names, rows, _seen(instrument, pooled.lanes))


def _cell(factor: Factor, question: TickQuestion, lane: Lane | None) -> TagCell:
    tags = [role for role in factor.roles if role.verb == question.verb]
    tag = "" if not tags else "we expected it, mainly here" if tags[0].primary else "we expected it"
    share = NOT_SHOWN if lane is None else share_words(_share(factor, lane), nobody="nobody", about="about ")
    return TagCell(question.lane_name, tag, share)


def _share(factor: Factor, lane: Lane) -> float:
    return next((line.share for line in lane.conditions if line.factor == factor.code), 0.0)


def _seen(instrument: Instrument, lanes: tuple[Lane | None, ...]) -> tuple[str, ...]:
    """In sentences: of what was thought, how much half of the people say; and what they say that was not thought."""
    rule, sentences = instrument.dynamics.lanes, []
    for lane, question in zip(lanes, instrument.tick_questions, strict=True):
        if lane is None:
            continue
        thought = [f for f in instrument.factors if any(role.verb == lane.verb for role in f.roles)]
        said = {line.factor for line in lane.conditions if line.share >= rule.named_from}
        both = [factor for factor in thought if factor.code in said]
        unforeseen = [instrument.condition(code).text for code in sorted(said - {f.code for f in thought})]
        sentence = (
            f"{question.lane_name}: of {len(thought)} conditions that we thought could do this, "
            f"{len(both) or 'none'} {'are' if len(both) > 1 else 'is'} named by half of the people or more."
        )
        if unforeseen:
            sentence += f" Named by half, and not thought of: {'; '.join(unforeseen)}."
        sentences.append(sentence)
    return tuple(sentences)

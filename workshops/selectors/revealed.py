"""Rounds of answers that a room was shown, with everything that their words need; the rest stays hidden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from models_engine import Instrument, RoomReading, RoomShift, read_room
from workshops.enums import BallotState, VoteKind
from workshops.models import DONT_KNOW, STATEMENT, Agreed, Ballot, Group, Step, Workshop
from workshops.selectors.questions import Question, questions_of
from workshops.selectors.survey import Survey
from workshops.selectors.tallies import QuestionTally, Tallies, shifts_of, tallies_of

NO_GROUP = "Not in a group"


@dataclass(frozen=True)
class RevealedQuestion:
    """`tally` is None where too few people answered for anything to be told. `reading` is of a question on the scale.

    `before` is the first round's where this is the second and both can be told, `shift` what it changed. `stands_out`:
    not told because one or two answered on a device, beside hands that everybody saw.
    """

    question: Question
    tally: QuestionTally | None
    reading: RoomReading | None
    before: QuestionTally | None = None
    shift: RoomShift | None = None
    agreed: Agreed | None = None
    stands_out: bool = False


@dataclass(frozen=True)
class Revealed:
    """One round. `groups` are the names of those in the tallies, None being people of no group."""

    step: Step
    instrument: Instrument
    ballot: Ballot
    questions: tuple[RevealedQuestion, ...]
    groups: Mapping[int | None, str]
    survey: Survey

    @property
    def readings(self) -> dict[str, RoomReading]:
        """Of what may be told: a prompt that was chosen by the answers of two people would tell of them."""
        return {one.question.code: one.reading for one in self.questions if one.reading is not None}


def revealed_of(workshop: Workshop, steps: Iterable[Step], survey: Survey) -> dict[UUID, Revealed]:
    """The rounds that were shown in these steps, by the ballot's id. `steps` have their ballots and, where ideas were
    voted on, their ideas fetched with them; then it takes four queries, however many steps there are, and one for each
    second round."""
    shown = {step: [one for one in step.ballots.all() if one.state == BallotState.REVEALED] for step in steps}
    every = [ballot for ballots in shown.values() for ballot in ballots]
    if not every:
        return {}
    instrument = workshop.instrument.definition
    tallies = tallies_of(*every)
    groups = dict(Group.objects.filter(workshop=workshop).values_list("pk", "name")) | {None: NO_GROUP}
    agreed = {(one.step_id, one.question): one for one in Agreed.objects.filter(step__in=list(shown))}
    return {
        ballot.pk: Revealed(
            step,
            instrument,
            ballot,
            tuple(_questions(step, instrument, ballot, ballots, tallies, agreed)),
            groups,
            survey,
        )
        for step, ballots in shown.items()
        for ballot in ballots
    }


def _questions(
    step: Step,
    instrument: Instrument,
    ballot: Ballot,
    ballots: list[Ballot],
    tallies: Tallies,
    agreed: Mapping[tuple[UUID, str], Agreed],
) -> Iterable[RevealedQuestion]:
    first = ballots[0] if ballot.number == 2 and ballots[0].number == 1 else None
    shifts = shifts_of(first, ballot) if first and not step.is_ticked else {}
    for question in questions_of(step, instrument):
        found = tallies.get((ballot.pk, question.code))
        tally = _told(found)
        before = _told(tallies.get((first.pk, question.code))) if first and tally else None
        yield RevealedQuestion(
            question,
            tally,
            _read(question, tally, instrument) if tally else None,
            before,
            shifts.get(question.code) if before else None,
            agreed.get((step.pk, question.code)) if ballot is ballots[-1] else None,
            stands_out=found is not None and found.room.stands_out,
        )


def _told(tally: QuestionTally | None) -> QuestionTally | None:
    return tally if tally is not None and tally.room.is_enough else None


def _read(question: Question, tally: QuestionTally, instrument: Instrument) -> RoomReading | None:
    """Whether people agree is put in words for statements of the room's own and for levels on which people can."""
    if question.kind == VoteKind.TICKS:
        return None
    agreement = question.code == STATEMENT or question.level in instrument.minimums.agreement_levels
    room = tally.room
    return read_room(room.on_scale(), room.of(DONT_KNOW), minimums=instrument.minimums, agreement=agreement)

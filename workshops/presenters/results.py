"""Answers that a room was shown, in sentences and rows. The numbers are the engine's and the tally's."""

from collections.abc import Iterator
from dataclasses import dataclass

from models_engine import RoomReading, RoomShift, prompt_kind
from organisations.presenters.partners import in_words
from workshops.agendas import prompts_of
from workshops.enums import StepKind, VoteKind
from workshops.models import FORMALITY, ORIGIN, Step
from workshops.presenters.agreed import agreed_row
from workshops.presenters.questions import QuestionView, present_question
from workshops.presenters.survey import survey_sentences
from workshops.rules import FEWEST_ANSWERS
from workshops.selectors.questions import Question
from workshops.selectors.revealed import Revealed, RevealedQuestion
from workshops.selectors.tallies import QuestionTally, Tally

WITHHELD = "Not shown: fewer than 3 answers."
BESIDE_HANDS = (
    "Not shown: fewer than 3 people answered on a device, and everybody saw the hands of the others."
)
GROUPS_TOO_SMALL = "Groups are not shown side by side: at least one of them has fewer than 3 answers."
AGREEMENT = {
    "agree": "People here largely agree.",
    "spread": "People here are spread over the answers.",
    "differ": "People here see this differently. Talk about that before you use the middle answer.",
}
# So many answers are named as those chosen most often.
MOST_NAMED = 4
# What a higher and a lower answer means, where it is not to agree more or less.
MOVED = {
    FORMALITY: ("see it as more formal", "as less formal"),
    ORIGIN: ("see more of it driven from outside", "less of it"),
}
AGREED_MORE = ("agree more", "agree less")
ASK_OF = {
    StepKind.PLACE: "What did you have in mind when you put it there?",
    StepKind.LANES: "What here would you not have expected?",
    StepKind.STATEMENT: "What made you answer as you did?",
    StepKind.IDEAS: "What would have to happen for the first of these to begin next month?",
}


@dataclass(frozen=True)
class GroupCount:
    group: str
    count: int
    percent: int


@dataclass(frozen=True)
class OptionRow:
    """One answer of a revealed question.

    `groups` are in the order of `ResultView.groups`, empty where they are not shown side by side. `before` is the first
    round's count where this is the second.
    """

    code: str
    label: str
    count: int
    percent: int
    groups: tuple[GroupCount, ...] = ()
    before: int | None = None
    before_percent: int | None = None


@dataclass(frozen=True)
class ResultView:
    """A revealed question in words and numbers. `withheld` says why there are none; then the rest is empty.

    `finding` is the sentence that stands first. `facts` are further sentences: median, spread, agreement. `survey` are
    sentences on what the survey said before, `shift` one on what the second round changed, `agreed` on what the room
    agreed. `people` answered.
    """

    question: QuestionView
    finding: str
    withheld: str = ""
    rows: tuple[OptionRow, ...] = ()
    groups: tuple[str, ...] = ()
    groups_note: str = ""
    facts: tuple[str, ...] = ()
    survey: tuple[str, ...] = ()
    shift: str = ""
    agreed: str = ""
    people: int = 0


def present_results(revealed: Revealed) -> tuple[ResultView, ...]:
    """One for each question of a round that was shown, in the order in which they were asked."""
    return tuple(_result(revealed, found) for found in revealed.questions)


def prompt_of(step: Step, revealed: Revealed | None) -> str:
    """What to ask the room: the facilitator's own question first, else what its answers call for."""
    if step.prompt or revealed is None:
        return step.prompt
    if step.kind not in (StepKind.PLACE, StepKind.STATEMENT, StepKind.FACTOR):
        return ASK_OF.get(step.kind, "")
    kind = prompt_kind(revealed.instrument, revealed.readings, step.factor or None)
    if kind == "mixed":
        return _of_factor(revealed, step) or ASK_OF.get(step.kind, "")
    return getattr(prompts_of(step.factor or step.kind.upper()), kind)


def _of_factor(revealed: Revealed, step: Step) -> str:
    return revealed.instrument.factor(step.factor).discussion_question if step.factor else ""


def _result(revealed: Revealed, found: RevealedQuestion) -> ResultView:
    question = found.question
    view = present_question(question)
    survey = tuple(survey_sentences(revealed.survey, question))
    if found.tally is None:
        why = BESIDE_HANDS if found.stands_out else WITHHELD
        return ResultView(view, finding=why, withheld=why, survey=survey)
    names = tuple(_named(found.tally, revealed))
    return ResultView(
        view,
        finding=_finding(found),
        rows=tuple(_rows(found, names)),
        groups=tuple(name for name, _ in names),
        groups_note=GROUPS_TOO_SMALL if found.tally.groups_too_small else "",
        facts=tuple(_facts(found)),
        survey=survey,
        shift=_shift(question, found.shift, found.tally.room, found.before.room) if found.shift else "",
        agreed=_agreed(found),
        people=found.tally.room.people,
    )


def _named(tally: QuestionTally, revealed: Revealed) -> Iterator[tuple[str, Tally]]:
    """In the order of the workshop's groups; people of none come last."""
    for group, name in revealed.groups.items():
        if group in tally.groups:
            yield name, tally.groups[group]


def _rows(found: RevealedQuestion, names: tuple[tuple[str, Tally], ...]) -> Iterator[OptionRow]:
    """In the order in which they were offered; ticks by how often they were chosen."""
    room, before = found.tally.room, found.before.room if found.before else None
    options = found.question.all_options
    if found.question.kind == VoteKind.TICKS:
        options = tuple(sorted(options, key=lambda option: -room.of(option.code)))
    for option in options:
        yield OptionRow(
            option.code,
            option.label,
            room.of(option.code),
            _percent(option.code, room),
            tuple(
                GroupCount(name, tally.of(option.code), _percent(option.code, tally)) for name, tally in names
            ),
            before.of(option.code) if before else None,
            _percent(option.code, before) if before else None,
        )


def _percent(answer: str, tally: Tally) -> int:
    """Of the people who answered."""
    return round(100 * tally.of(answer) / tally.people)


def _finding(found: RevealedQuestion) -> str:
    if found.reading is None:
        return _most_ticked(found)
    if found.reading.n < FEWEST_ANSWERS:
        return "Fewer than 3 people gave an answer on the scale, so there is no middle answer."
    return f"The middle answer is {_at(found.question, found.reading.median)}."


def _most_ticked(found: RevealedQuestion) -> str:
    """The first three, and who is level with the third; fewer where that would be a long list."""
    room = found.tally.room
    chosen = [option for option in found.question.options if room.of(option.code)]
    if not chosen:
        return "Nobody chose any of these."
    third = sorted((room.of(option.code) for option in chosen), reverse=True)[:3][-1]
    first = [option for option in chosen if room.of(option.code) >= third]
    if len(first) > MOST_NAMED:
        first = [option for option in chosen if room.of(option.code) > third]
    if not first:
        level = sum(room.of(option.code) == third for option in chosen)
        return f"No answer stands out: {level} were chosen by {third} people each."
    first.sort(key=lambda option: -room.of(option.code))
    return f"Chosen most often: {in_words([f'“{one.label}” ({room.of(one.code)})' for one in first])}."


def _at(question: Question, value: float) -> str:
    """“Agree”; between two answers where it lies there."""
    labels = {option.code: option.label for option in question.options}
    if value == int(value):
        return f"“{labels[str(int(value))]}”"
    return f"between “{labels[str(int(value))]}” and “{labels[str(int(value) + 1)]}”"


def _facts(found: RevealedQuestion) -> Iterator[str]:
    yield _answered(found.tally.room, found.reading)
    reading = found.reading
    if reading is None or reading.n < FEWEST_ANSWERS:
        return
    low, high = reading.quartiles
    if low == high:
        yield f"At least half of the answers are {_at(found.question, low)}."
    else:
        yield f"The middle half of the answers runs from {_end(found.question, low)} to {_end(found.question, high)}."
    if reading.agreement_word:
        yield AGREEMENT[reading.agreement_word]


def _end(question: Question, value: float) -> str:
    """An end of a range: half way between two answers counts as on the lower one's way to the next."""
    return _at(question, value) if value == int(value) else f"half way {_at(question, value)}"


def _answered(room: Tally, reading: RoomReading | None) -> str:
    said = f"{room.people} people answered"
    if room.hands:
        said += f", {room.hands} of them by raising a hand"
    if reading is not None and reading.dont_know:
        return f"{said}; {reading.dont_know} of them said that they do not know."
    return f"{said}."


def _shift(question: Question, shift: RoomShift, now: Tally, before: Tally) -> str:
    if shift.both < FEWEST_ANSWERS:
        return "Fewer than 3 people gave an answer both times, so nothing is said about who changed theirs."
    more, less = MOVED.get(question.code, AGREED_MORE)
    said = (
        f"Of {shift.both} people who answered both times, {shift.higher} now {more}, {shift.lower} {less}, "
        f"and {shift.same} gave the same answer."
    )
    once = [(shift.left, "the first time"), (shift.joined, "the second time")]
    only = [f"{people} who gave an answer only {when}" for people, when in once if people]
    if only:
        said += f" Not counted as changed: {in_words(only)}."
    if now.hands or before.hands:
        said += " Raised hands cannot be matched."
    return said


def _agreed(found: RevealedQuestion) -> str:
    if found.agreed is None:
        return ""
    row = agreed_row(found.agreed, found.question)
    return f"{row.answer} ({row.label})"

"""What the room sees, the same on the projector and on every phone; and the shapes in which templates get it."""

from dataclasses import dataclass

from workshops.enums import Phase, StepKind


@dataclass(frozen=True)
class Choice:
    """`apart` ones (don't know) stand below the others."""

    code: str
    label: str
    apart: bool = False


@dataclass(frozen=True)
class QuestionView:
    """`widget` is "radios" (one answer) or "checkboxes" (ticks, at most `most` where that is given)."""

    code: str
    text: str
    widget: str
    choices: tuple[Choice, ...]
    most: int | None = None


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


@dataclass(frozen=True)
class ResultView:
    """A revealed question in words and numbers. `withheld` says why there are none; then the rest is empty.

    `finding` is the sentence that stands first. `facts` are further sentences: median, spread, agreement. `survey` are
    sentences on what the survey said before, `shift` one on what the second round changed, `agreed` on what the room
    agreed.
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


@dataclass(frozen=True)
class Screen:
    """`announcement` is read out politely when the screen changes.

    `ideas` are the approved ones while they are collected, `outcomes` decisions and actions of the step.
    `timer_seconds` are those left (None without a timer), `timer_text` says so. `poll_ms` is how soon to look again.
    """

    version: int
    phase: Phase
    kind: StepKind | None
    step_id: str
    place: str
    title: str
    instruction: str
    about: str
    statement: str
    prompt: str
    questions: tuple[QuestionView, ...] = ()
    results: tuple[ResultView, ...] = ()
    ideas: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    round_words: str = ""
    announcement: str = ""
    rehearsal: bool = False
    timer_seconds: int | None = None
    timer_paused: bool = False
    timer_text: str = ""
    poll_ms: int = 1000

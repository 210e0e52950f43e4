"""The projector: what the phones show, and how to join. Nothing that a phone does not show, but for counts."""

from dataclasses import dataclass, replace

from workshops.presenters.joining import JoinView, present_joining
from workshops.presenters.questions import Choice, QuestionView
from workshops.presenters.screen import Screen
from workshops.selectors.rooms import RoomState

# So many options are a list to look something up in, which every phone has too: they are written smaller.
MANY_OPTIONS = 8


@dataclass(frozen=True)
class Projection:
    """`asked` are questions that share their `options`, which then stand once below all of them, so that a room sees
    them without scrolling; where they do not, the screen has each with its own. `joining` is None once nobody can join
    any more; `counts` are empty where the facilitator hides them."""

    screen: Screen
    asked: tuple[QuestionView, ...]
    options: tuple[Choice, ...]
    joining: JoinView | None
    counts: tuple[str, ...]

    @property
    def has_many_options(self) -> bool:
        return len(self.options) > MANY_OPTIONS


def present_projection(state: RoomState, screen: Screen, *, joined: int, answered: int | None) -> Projection:
    counts = [f"{joined} joined"]
    if answered is not None:
        counts.append(f"{answered} answered")
    together = _share_options(screen.questions)
    return Projection(
        screen=replace(screen, questions=()) if together else screen,
        asked=screen.questions if together else (),
        options=screen.questions[0].choices if together else (),
        joining=present_joining(state.room) if state.workshop.is_open else None,
        counts=tuple(counts) if state.room.shows_count and state.workshop.is_open else (),
    )


def _share_options(questions: tuple[QuestionView, ...]) -> bool:
    """In whatever order each has them."""
    offered = {
        frozenset((choice.code, choice.label) for choice in question.choices) for question in questions
    }
    return len(questions) > 1 and len(offered) == 1

from django.db.models import IntegerChoices, TextChoices


class WorkshopState(TextChoices):
    """The code lets people in while a workshop is rehearsed or live, and at no other time."""

    PREPARED = "prepared", "Being prepared"
    REHEARSAL = "rehearsal", "Being rehearsed"
    LIVE = "live", "Running now"
    ENDED = "ended", "Finished"


OPEN_STATES = (WorkshopState.REHEARSAL, WorkshopState.LIVE)


class Length(IntegerChoices):
    HOUR = 60, "60 minutes"
    HOUR_AND_A_HALF = 90, "90 minutes"
    TWO_HOURS = 120, "2 hours"


class StepKind(TextChoices):
    """What the room does in a step. TALK and DECISION have no vote."""

    TALK = "talk", "Talk"
    PLACE = "place", "Place the partnership"
    LANES = "lanes", "What moves it"
    STATEMENT = "statement", "One statement"
    FACTOR = "factor", "One condition, statement by statement"
    IDEAS = "ideas", "Ideas, and a vote on them"
    DECISION = "decision", "Decisions and actions"


VOTED_ON = (StepKind.PLACE, StepKind.LANES, StepKind.STATEMENT, StepKind.FACTOR, StepKind.IDEAS)


class BallotState(TextChoices):
    """Nobody, whatever their role, is told what was answered before it is REVEALED."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed, not shown yet"
    REVEALED = "revealed", "Shown"


class VoteKind(TextChoices):
    VALUE = "value", "A number on the scale"
    TICKS = "ticks", "What was ticked"
    DONT_KNOW = "dont_know", "Don't know"


class IdeaState(TextChoices):
    WAITING = "waiting", "Waiting for the facilitator"
    SHOWN = "shown", "Shown"
    MERGED = "merged", "Merged into another one"
    REFUSED = "refused", "Not shown"


class Phase(TextChoices):
    """What a room is doing now: everything that a screen has to know before it looks further."""

    WAITING = "waiting", "The workshop has not begun"
    TALKING = "talking", "Talking"
    READY = "ready", "Not open yet"
    COLLECTING = "collecting", "Collecting ideas"
    VOTING = "voting", "Answering"
    CLOSED = "closed", "Answers are in, not shown yet"
    REVEALED = "revealed", "Answers are shown"
    ENDED = "ended", "The workshop has ended"


class RecordState(TextChoices):
    WAITING = "waiting", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"

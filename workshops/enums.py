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


class TimerCommand(TextChoices):
    START = "start", "Start the timer"
    PAUSE = "pause", "Pause"
    GO_ON = "go_on", "Go on"
    EXTEND = "extend", "2 minutes more"
    REMOVE = "remove", "Remove the timer"


class RecordState(TextChoices):
    WAITING = "waiting", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"


class Refusal(TextChoices):
    """Why a command, an answer or a newcomer is turned away, as the person is told."""

    OUT_OF_DATE = (
        "out_of_date",
        "The room had already moved on. This page now shows what is happening. Nothing was changed.",
    )
    NOT_STARTED = "not_started", "The workshop has not started."
    ENDED = "ended", "The workshop has ended. Thank you."
    NOT_ENDED = "not_ended", "You can say this once the workshop has ended."
    TOO_LATE_TO_SAY = "too_late_to_say", "How it was could be said for a day after the workshop. Thank you."
    NO_STEPS = "no_steps", "Give the workshop at least one step first."
    STEP_BEGUN = "step_begun", "This step has begun, so it stays as it is."
    ENOUGH_STEPS = "enough_steps", "A workshop has at most 30 steps. Remove one first."
    BEING_USED = "being_used", "The workshop is running. Change single steps that have not begun instead."
    NOT_NEW = "not_new", "Only a workshop that has never started can be deleted."
    LAST_FACILITATOR = "last_facilitator", "A workshop needs somebody who runs it. Hand it over first."
    NOTHING_TO_ANSWER = "nothing_to_answer", "There is nothing to answer in this step."
    NO_IDEAS = "no_ideas", "Show at least two ideas first. Then people can choose between them."
    VOTE_STARTED = "vote_started", "People are choosing between these ideas, so they stay as they are."
    AS_PREPARED = "as_prepared", "This idea was there before the workshop and keeps its words."
    NOT_AGREED_ON = "not_agreed_on", "Show the answers first, from at least 3 people."
    NOT_A_COUNT = "not_a_count", "Enter how many hands were up for each answer: 0 to 500."
    NOT_RUNNING = "not_running", "This code does not work. Check it with whoever runs the workshop."
    LOCKED = "locked", "Nobody new can join now. Ask the facilitator to let you in."
    FULL = "full", "The room is full. Ask the facilitator to make space."
    NO_SUCH_GROUP = "no_such_group", "Choose one of the groups shown."
    REMOVED = "removed", "You are no longer in this workshop. Ask the facilitator if that is a mistake."
    CLOSED = "closed", "Voting had closed before your answer arrived."
    IDEAS_CLOSED = "ideas_closed", "Ideas were no longer being collected when yours arrived."
    NOT_AN_ANSWER = "not_an_answer", "Choose one of the answers shown."
    TOO_MANY_TICKS = "too_many_ticks", "You have chosen too many. Take some away and send again."
    NOT_AN_IDEA = "not_an_idea", "Write your idea in up to 120 characters."
    ENOUGH_IDEAS = "enough_ideas", "You have sent as many ideas as one device can. Thank you."

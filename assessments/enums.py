from django.db.models import TextChoices


class AnswerKind(TextChoices):
    """What stands in an answer row. A note may stand beside any of them, and alone (NONE)."""

    VALUE = "value", "Answered"
    DONT_KNOW = "dont_know", "Don't know"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    CHOICE = "choice", "Chosen"
    TICKS = "ticks", "Ticked"
    NONE = "none", "No answer yet"


class CampaignMode(TextChoices):
    """How the people of an organisation answer in a round."""

    EACH = "each", "Each person answers"
    SHARED = "shared", "One shared answer"


class CampaignPrivacy(TextChoices):
    """What is kept of who gave which answers. Confidential: with the person's account, shown to nobody. Anonymous:
    only that the person took a link; nothing stored says which answers are theirs (decision 18)."""

    CONFIDENTIAL = "confidential", "Confidential"
    ANONYMOUS = "anonymous", "Anonymous"


class InsteadOfTicks(TextChoices):
    """What stands alone where conditions could be ticked, as pages give it. Nothing ticked at all is no answer."""

    NOTHING = "none", "None of these"
    DONT_KNOW = "DK", "Don't know"


class AskedFor(TextChoices):
    """What a campaign asks of an organisation."""

    WHOLE = "whole", "The organisation and its partnerships"
    PARTNERSHIPS_ONLY = "partnerships_only", "Only the partnerships it was asked about by a partner"


class SheetCode(TextChoices):
    """The sheets of the instrument definition (models_engine, sheets.yaml)."""

    ORGANISATION = "organisation", "About the organisation"
    PARTNERSHIP = "partnership", "About one partnership"
    PARTNERSHIP_PULSE = "partnership_pulse", "About one partnership, short form"


class ResponseStatus(TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Sent"
    REPLACED = "replaced", "Replaced by a later version"


class Refusal(TextChoices):
    """Why answers, or what is asked, cannot be changed now."""

    NOT_YET_OPEN = "not_yet_open", "This round is not open yet."
    CLOSED = "closed", "This round has closed."
    SENT = "sent", "These answers have been sent."
    NOT_COUNTING = "not_counting", "This is not the version that counts."
    PROMISED = "promised", "People have sent answers and were told that the team view is off."
    ANSWERED_TOGETHER = "answered_together", "This round asks each organisation for one shared answer."
    BY_LINK = "by_link", "This round is anonymous: people answer by a link."
    ENOUGH_ALONE = "enough_alone", "Enough people have answered, each for themselves."
    TOO_FEW_AGREE = "too_few_agree", "Too few people agree these answers."
    NOT_FINISHED = "not_finished", "Too few people have answered for a partner to see the result."
    ENDED = "ended", "This partnership has ended."
    UNANSWERED = "unanswered", "Some statements have no answer yet."
    FINISHED = "finished", "This check is finished."
    TOO_MANY_AGREE = "too_many_agree", "More people agree these answers than a sheet can be agreed by."


class SectionStatus(TextChoices):
    """The words of the task list. The last two are for a section that may be left out and has nothing in it."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Completed"
    SENT = "sent", "Sent"
    OPTIONAL = "optional", "Optional"
    LEFT_OUT = "left_out", "Left out"


class ActionStatus(TextChoices):
    """Where an action of a plan stands. Done and dropped are its two ends."""

    OPEN = "open", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class ReminderKind(TextChoices):
    """The two letters that the owner of an action gets about its date."""

    SOON = "soon", "Due soon"
    OVERDUE = "overdue", "Overdue"


class SideNews(TextChoices):
    """What a lead is written to about the two sides of a partnership. No letter has a number in it."""

    FINISHED = "finished", "The partner has finished"
    RELEASED = "released", "The partner has released its result"
    OPENED = "opened", "Both sides are open to each other"
    WITHDRAWN = "withdrawn", "A release was withdrawn"


class ExportState(TextChoices):
    """How far a file is that a job makes. Refused: the person may not see what it was about any more."""

    WAITING = "waiting", "Being made"
    READY = "ready", "Ready"
    REFUSED = "refused", "Refused"
    FAILED = "failed", "Not made"

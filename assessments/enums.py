from django.db.models import TextChoices


class AnswerKind(TextChoices):
    """What stands in an answer row. A note may stand beside any of them, and alone (NONE)."""

    VALUE = "value", "Answered"
    DONT_KNOW = "dont_know", "Don't know"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    CHOICE = "choice", "Chosen"
    NONE = "none", "No answer yet"


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


class SectionStatus(TextChoices):
    """The four words of the task list."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Completed"
    SENT = "sent", "Sent"

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

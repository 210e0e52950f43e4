from django.db.models import TextChoices


class Panel(TextChoices):
    """The panels of an area in their one order; the value stands in the address, the label is the question."""

    COVERAGE = "coverage", "How much do these figures rest on?"
    POSITIONS = "positions", "How formal are partnerships here, and who drives them?"
    VERBS = "verbs", "What starts, requires, steers and keeps partnerships going?"
    FACTORS = "factors", "Which conditions help sharing, and which stand in its way?"
    QUESTIONS = "questions", "Where does sharing get stuck?"
    PATTERNS = "patterns", "Which warning signs come up, and what is being tried?"
    CHANGE = "change", "What has changed since the last round?"
    ORGANISATIONS = "organisations", "Who is in this area?"
    NETWORK = "network", "Which organisations here work together?"
    RELEASED = "released", "What have organisations here released by name?"
    LEVERS = "levers", "What was done for this area, and what was seen afterwards?"


class Withheld(TextChoices):
    """Why figures are not given out (the codes in a publication), as pages say it."""

    TOO_FEW_PEOPLE = "too_few_people", "fewer than 8 people answered"
    TOO_FEW_ORGANISATIONS = "too_few_organisations", "the answers come from fewer than 3 organisations"
    ONE_ORGANISATION_DOMINATES = (
        "one_organisation_dominates",
        "more than half of the answers come from one organisation",
    )
    WOULD_REVEAL_OTHERS = (
        "would_reveal_others",
        "with the other figures that are shown, it would let people be told apart",
    )
    NO_ANSWERS = "no_answers", "nobody has answered this here"


# The level at which somebody responsible for an area acts, as the questionnaire has it.
MACRO = "macro"


class ProgrammeVerb(TextChoices):
    """What a programme is meant to do for partnerships: the four verbs of the questionnaire, by its codes."""

    DT = "DT", "Start them"
    DM = "DM", "Require them"
    DC = "DC", "Steer or limit them: rules, reporting, terms"
    DE = "DE", "Keep them going"


class LeverKind(TextChoices):
    """What somebody responsible for an area can put in place from outside."""

    POLICY = "policy", "Policy, standard or strategy"
    MANDATE = "mandate", "Requirement of a programme"
    FUNDING = "funding", "Money"
    INTERMEDIARY = "intermediary", "Body or person that brings people together"
    OTHER = "other", "Something else"


class ContactState(TextChoices):
    """How a request to learn from somebody stands."""

    WAITING = "waiting", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Taken back"
    OUT_OF_DATE = "out_of_date", "Not answered in time"

"""What is kept of who gave which answers, in the words that every page uses."""

from assessments.enums import CampaignPrivacy
from assessments.models import Campaign, CampaignOrganisation
from organisations.presenters.dates import day

PRIVACY_FACTS = {
    CampaignPrivacy.CONFIDENTIAL: "Confidential: stored with each person's account, shown to nobody",
    CampaignPrivacy.ANONYMOUS: "Anonymous: by a link, and nothing stored says who gave which answers",
}
CONFIDENTIAL = (
    "This round is confidential, not anonymous. Your answers are stored with your account and shown to nobody else. "
    "Somebody who runs the database could find out who gave which answer; nobody can through the pages of the service."
)
WHAT_WE_STORE = (
    "That you took a link, until the round has closed. Not which link, and not when.",
    "The answers that come by each link. Not who sent them, not when, and not in which order.",
)
WHAT_WE_DO_NOT = (
    "No name, account or job role with the answers. There are no notes: your own words could give you away.",
    "No record of who has finished. So nobody can remind you of what you have begun.",
)
LIMITS = (
    "If you lose your link, we cannot find it again, and you cannot have a second one.",
    "Whoever has your link can read and change your answers until the round closes.",
    "Somebody who runs the service and keeps watching it, or compares copies of the database, could see that answers "
    "came soon after you took your link. Answer some hours later, or at another place, if that matters to you.",
    "Where only a few people take part, people may guess from what was answered.",
)

IN_A_WORKSHOP = (
    "Your group, if you chose one, and the answers that your phone gave. Not when it gave them.",
    "A name, if you gave one. Only those who run the workshop see it, never beside an answer. It is deleted when the "
    "workshop ends.",
    "A random number by which your phone finds its place again, as a hash. It is deleted a day after the workshop.",
    "Ideas that you sent. The room sees those that the facilitator shows. A day after the workshop nothing says which "
    "phone an idea came from.",
    "What the room wrote down: notes, decisions, and actions with the name of whoever takes them on.",
)
WORKSHOP_LIMITS = (
    "The answers of one phone stand together, without a name, so that a second round can be compared with the first. "
    "Somebody who runs the database, and knows one answer of yours, could find the others.",
    "In a small room people may guess. If somebody leaves between two rounds, the difference may show what they "
    "answered.",
    "A show of hands is seen by everybody.",
)


IN_LETTERS = {
    CampaignPrivacy.CONFIDENTIAL: "is confidential, not anonymous: your answers are stored with your account and shown "
    "to nobody else.",
    CampaignPrivacy.ANONYMOUS: "is anonymous: you answer by a link, and nothing that is stored says which answers are "
    "yours.",
}


def letter_words(asking: CampaignOrganisation) -> str:
    """For a letter that invites somebody, before they have decided to come."""
    campaign = asking.campaign
    return f"{campaign} (until {day(asking.last_day)}) {IN_LETTERS[CampaignPrivacy(campaign.privacy)]}"


def privacy_words(campaign: Campaign) -> str:
    """One passage for the pages on which people are told what happens with their answers."""
    if not campaign.is_anonymous:
        return CONFIDENTIAL
    return (
        "This round is anonymous. Nothing that is stored says which answers are yours, so we cannot show you your own "
        "result, remind you, or find your link again. The result appears when the round has closed."
    )

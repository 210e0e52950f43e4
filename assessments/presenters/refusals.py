from datetime import date

from assessments.enums import Refusal
from assessments.models import Campaign
from organisations.presenters.dates import day


def refusal_text(reason: Refusal, campaign: Campaign, last_day: date | None = None) -> str:
    """What the person reads when their answers cannot be changed: why, what is safe, what they can do.

    `last_day` is that of their organisation, which may have been given longer; without it, that of the round.
    """
    texts = {
        Refusal.NOT_YET_OPEN: f"{campaign.title} opens on {day(campaign.first_day)}. Come back then to start.",
        Refusal.CLOSED: f"{campaign.title} closed on {day(last_day or campaign.last_day)}. "
        "Everything saved until then is kept and you can read it, but it can no longer be changed or sent.",
        Refusal.SENT: "You have already sent these answers. To change them, reopen them first.",
        Refusal.NOT_COUNTING: "This is an earlier version, kept as it was sent. It cannot be reopened.",
        Refusal.PROMISED: "People have already sent answers. They were told that single answers of three or four "
        "people are not shown, so that stays as it is in this round.",
        Refusal.ANSWERED_TOGETHER: "In this round each organisation gives one shared answer, so there is nothing else "
        "to agree.",
        Refusal.BY_LINK: "This round is anonymous. Each person answers alone, by a link, and nobody agrees a sheet "
        "by name.",
        Refusal.ENOUGH_ALONE: "So many of you have answered, each for themselves, that these answers make the result. "
        "A sheet is agreed together where fewer people answer.",
        Refusal.TOO_FEW_AGREE: "A sheet that is agreed together needs more people who agree to it.",
        Refusal.NOT_FINISHED: "Your side has not finished. A partner sees your result only where at least five of "
        "you have sent answers about the partnership, or two to four of you have agreed one sheet.",
        Refusal.ENDED: "This partnership has ended, so no more results are released about it. What is open stays open "
        "until one of you takes it back.",
        Refusal.TOO_MANY_AGREE: "Where this many people agree, each can answer for themselves: "
        "their answers together then make the result.",
    }
    return texts[reason]

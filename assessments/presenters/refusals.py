from assessments.enums import Refusal
from assessments.models import Campaign
from organisations.presenters.dates import day


def refusal_text(reason: Refusal, campaign: Campaign) -> str:
    """What the person reads when their answers cannot be changed: why, what is safe, what they can do."""
    texts = {
        Refusal.NOT_YET_OPEN: f"{campaign.title} opens on {day(campaign.first_day)}. Come back then to start.",
        Refusal.CLOSED: f"{campaign.title} closed on {day(campaign.last_day)}. "
        "Everything saved until then is kept and you can read it, but it can no longer be changed or sent.",
        Refusal.SENT: "You have already sent these answers. To change them, reopen them first.",
        Refusal.NOT_COUNTING: "This is an earlier version, kept as it was sent. It cannot be reopened.",
        Refusal.PROMISED: "People have already sent answers. They were told that single answers of three or four "
        "people are not shown, so that stays as it is in this round.",
    }
    return texts[reason]

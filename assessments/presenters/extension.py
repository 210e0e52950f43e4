"""How long an organisation has, in words: its own last day where it was given longer than the round."""

from assessments.models import CampaignOrganisation, Response
from organisations.presenters.dates import day

LATE = (
    "These answers came after the round had closed, in the time your organisation was given. "
    "They are marked as late."
)


def open_until(asking: CampaignOrganisation) -> str:
    if not asking.has_longer:
        return f"Open until {day(asking.last_day)}"
    return f"Open until {day(asking.last_day)}: your organisation was given longer than others"


def longer_sentence(asking: CampaignOrganisation) -> str:
    """Empty where the organisation has no longer than everybody."""
    if not asking.has_longer:
        return ""
    return (
        f"{asking.organisation} has until {day(asking.last_day)}. "
        f"The round closes for others on {day(asking.campaign.last_day)}."
    )


def late_sentence(response: Response) -> str:
    return LATE if response.is_late else ""

from assessments.models.answer import DONT_KNOW, NO_ANSWER, NOT_APPLICABLE, Answer, answer_columns
from assessments.models.assessment import Assessment
from assessments.models.campaign import Campaign, closing, opening
from assessments.models.campaign_organisation import CampaignOrganisation
from assessments.models.chosen_partnership import ChosenPartnership
from assessments.models.instrument import Instrument
from assessments.models.response import Response
from assessments.models.section_state import SectionState

__all__ = [
    "DONT_KNOW",
    "NOT_APPLICABLE",
    "NO_ANSWER",
    "Answer",
    "Assessment",
    "Campaign",
    "CampaignOrganisation",
    "ChosenPartnership",
    "Instrument",
    "Response",
    "SectionState",
    "answer_columns",
    "closing",
    "opening",
]

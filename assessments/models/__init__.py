from assessments.models.action import Action
from assessments.models.action_reminder import ActionReminder
from assessments.models.agreement import Agreement
from assessments.models.anonymous_envelope import AnonymousEnvelope
from assessments.models.anonymous_link import AnonymousLink
from assessments.models.answer import DONT_KNOW, NO_ANSWER, NOT_APPLICABLE, TICKS, Answer, answer_columns
from assessments.models.area_release import AreaRelease
from assessments.models.assessment import SHARED, SINGLE, Assessment
from assessments.models.campaign import Campaign, closing, opening
from assessments.models.campaign_organisation import CampaignOrganisation
from assessments.models.chosen_partnership import ChosenPartnership
from assessments.models.content_round import ContentExpert, ContentRating, ContentRound
from assessments.models.declined_suggestion import DeclinedSuggestion
from assessments.models.export import Export
from assessments.models.instrument import Instrument
from assessments.models.mechanism_movement import MechanismMovement
from assessments.models.psychometric_report import PsychometricReport
from assessments.models.readiness_answer import ReadinessAnswer
from assessments.models.readiness_check import ReadinessCheck
from assessments.models.release import Release
from assessments.models.reminder_day import ReminderDay
from assessments.models.reminder_settings import ReminderSettings
from assessments.models.response import Response
from assessments.models.result import Result
from assessments.models.round_reminder import RoundReminder
from assessments.models.section_assignment import SectionAssignment
from assessments.models.section_state import SectionState

__all__ = [
    "DONT_KNOW",
    "NOT_APPLICABLE",
    "NO_ANSWER",
    "SHARED",
    "SINGLE",
    "TICKS",
    "Action",
    "ActionReminder",
    "Agreement",
    "AnonymousEnvelope",
    "AnonymousLink",
    "Answer",
    "AreaRelease",
    "Assessment",
    "Campaign",
    "CampaignOrganisation",
    "ChosenPartnership",
    "ContentExpert",
    "ContentRating",
    "ContentRound",
    "DeclinedSuggestion",
    "Export",
    "Instrument",
    "MechanismMovement",
    "PsychometricReport",
    "ReadinessAnswer",
    "ReadinessCheck",
    "Release",
    "ReminderDay",
    "ReminderSettings",
    "Response",
    "Result",
    "RoundReminder",
    "SectionAssignment",
    "SectionState",
    "answer_columns",
    "closing",
    "opening",
]

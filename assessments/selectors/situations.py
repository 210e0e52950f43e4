"""What a viewer may try other numbers on: the numbers that this viewer's result shows, and nothing beside them."""

from accounts.models import User
from assessments.selectors.both_sides import partner_items
from assessments.selectors.declined import left_out_for
from assessments.selectors.dynamics import rests_on
from assessments.selectors.explanations import shown_axis_items
from assessments.selectors.profile import profile_of
from assessments.selectors.results import PartnershipResult
from models_engine import Situation


def situation_of(viewer: User, result: PartnershipResult) -> Situation:
    """As the pages on what moves it, what stands in the way and what to try start from it."""
    moves = result.dynamics
    found = moves.dynamics if moves else None
    return Situation(
        profile=profile_of(result, partner_items(result)),
        axis_items=shown_axis_items(viewer, result.campaign, result.organisation, result.partnership),
        lanes=found.lanes if found else (),
        apart=frozenset(_apart(result)),
        declined=left_out_for(viewer, result),
    )


def _apart(result: PartnershipResult) -> list[str]:
    """Conditions on whose means the lanes do not rest."""
    if result.dynamics is None:
        return []
    lanes = result.dynamics.reading
    return [reading.factor.code for reading in result.conditions if not rests_on(lanes, reading.reading)]

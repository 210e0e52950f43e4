"""What advice about one partnership may rest on: exactly what its result shows this viewer, and nothing beside it."""

from collections.abc import Mapping

from assessments.selectors.results import PartnershipResult
from models_engine import Profile


def profile_of(result: PartnershipResult, partner: Mapping[str, float | None] | None = None) -> Profile:
    """`partner` are raw means of single items that the partner has released, by code."""
    position, moves = result.place.position, result.dynamics
    found = moves.dynamics if moves else None
    return Profile(
        means={reading.factor.code: reading.mean for reading in result.conditions},
        formality=position.formality if position else None,
        origin=position.origin if position else None,
        drive_now=position.drive_now if position else None,
        statements={statement.code: statement.mean for statement in found.statements} if found else {},
        wish=found.wish if found else None,
        items=_items(result),
        partner_items=partner or {},
    )


def _items(result: PartnershipResult) -> dict[str, float | None]:
    """Raw means of the statements whose answers are shown as a mean too."""
    return {
        item.code: item.summary.mean
        for reading in result.conditions
        if reading.mean is not None
        for item in reading.items
        if item.summary is not None
    }

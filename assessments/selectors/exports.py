"""Files that jobs make for one person."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import Permission
from assessments.enums import ExportState
from assessments.models import Export, Release
from assessments.selectors.rounds import own_sides, rounds_about
from organisations.rules import can
from organisations.selectors.visible import visible_organisations, visible_partnerships


def own_exports(user: User) -> QuerySet[Export]:
    """Without the files themselves, which only a download needs."""
    return (
        Export.objects.filter(person=user)
        .select_related("campaign__instrument", "organisation", "partnership")
        .defer("content")
    )


def waiting_export(export_id: UUID) -> Export | None:
    waiting = Export.objects.filter(pk=export_id, state=ExportState.WAITING)
    return waiting.select_related("person", "campaign__instrument", "organisation", "partnership").first()


def may_still_see(export: Export) -> bool:
    """Whether the person could open the page that the file was made from, at this moment."""
    person, organisation, partnership = export.person, export.organisation, export.partnership
    if not person.is_active or not can(person, Permission.RESULT_VIEW, organisation):
        return False
    if partnership is None:
        sides = visible_organisations(person)
    else:
        if not visible_partnerships(person).filter(pk=partnership.pk).exists():
            return False
        sides = own_sides(person, partnership)
    return sides.filter(pk=organisation.pk).exists() and export.campaign in rounds_about(
        person, organisation, partnership
    )


def was_taken_back_since(export: Export) -> bool:
    """Whether some side took its release back after the file was asked for: a partner's numbers may stand in it."""
    taken_back = Release.objects.filter(campaign=export.campaign_id, withdrawn_at__gte=export.requested_at)
    return taken_back.filter(partnership=export.partnership_id).exists()

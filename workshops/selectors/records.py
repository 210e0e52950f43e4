"""Who reads the record of a workshop: those who ran it, and afterwards the organisations that it was about."""

from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from organisations.models import Partnership
from organisations.selectors.visible import vouching_organisations
from workshops.enums import RecordState, WorkshopState
from workshops.models import RecordFile, Workshop, WorkshopFacilitator


def readable_records(user: User) -> QuerySet[Workshop]:
    """Facilitators read it as it grows, everybody else when the workshop has ended. A rehearsal has none.

    People of an organisation read it once the organisation has vouched for them, as with a plan.
    """
    run = WorkshopFacilitator.objects.filter(person=user).values("workshop")
    own = vouching_organisations(user).values("pk")
    about = Q(organisation__in=own) | Q(
        partnership__in=Partnership.objects.filter(organisations__in=own).values("pk")
    )
    return Workshop.objects.filter(
        Q(state=WorkshopState.ENDED) & (Q(pk__in=run) | about) | Q(state=WorkshopState.LIVE, pk__in=run)
    ).select_related("partnership", "organisation", "area", "instrument")


def own_files(user: User, workshop: Workshop) -> QuerySet[RecordFile]:
    """Those that a person asked for, without the files themselves, which only a download needs."""
    return RecordFile.objects.filter(person=user, workshop=workshop).defer("content")


def waiting_file(file_id: UUID) -> RecordFile | None:
    waiting = RecordFile.objects.filter(pk=file_id, state=RecordState.WAITING)
    return waiting.select_related("person", "workshop").first()

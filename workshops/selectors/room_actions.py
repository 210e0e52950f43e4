"""What was to be done when the room parted: which plan it may go into, and for whom it waits."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from accounts.models import User
from assessments.selectors.plans import ROLES_THAT_EDIT
from organisations.models import Organisation, Partnership
from workshops.enums import WorkshopState
from workshops.models import RoomAction, Workshop
from workshops.selectors.records import readable_records


def organisations_of(workshop: Workshop) -> QuerySet[Organisation]:
    """Those that a workshop is about; none where it is about an area or about nothing in particular."""
    return Organisation.objects.filter(Q(partnerships__workshops=workshop) | Q(workshops=workshop)).distinct()


def plans_led_by(user: User) -> QuerySet[Organisation]:
    """The organisations whose plan the person may change: what `assessments.rules.can_edit_plan` says of each."""
    return Organisation.objects.filter(
        memberships__person=user,
        memberships__identity_verified=True,
        memberships__role__in=ROLES_THAT_EDIT,
    )


def plans_for(user: User, action: RoomAction) -> QuerySet[Organisation]:
    """Into whose plan the person may put an action: that of its organisation, if it has one.

    Without one it may go into any plan of the workshop's organisations. Of a workshop that is about none, whoever
    reads the record may take it into a plan of their own.
    """
    led = plans_led_by(user)
    if action.organisation_id:
        return led.filter(pk=action.organisation_id)
    about = organisations_of(action.step.workshop)
    return led.filter(pk__in=about.values("pk")) if about.exists() else led


def readable_actions(user: User) -> QuerySet[RoomAction]:
    """Those of the records that the person reads, but for what another organisation keeps to itself."""
    own = Organisation.objects.filter(memberships__person=user, memberships__identity_verified=True)
    return (
        RoomAction.objects.filter(step__workshop__in=readable_records(user).values("pk"))
        .filter(
            Q(step__workshop__facilitators__person=user)
            | Q(shared_with_partner=True)
            | Q(organisation__isnull=True)
            | Q(organisation__in=own.values("pk"))
        )
        .distinct()
    )


def waiting_actions(user: User) -> QuerySet[RoomAction]:
    """What the person may put into a plan and nobody has decided on yet, of workshops that have ended."""
    led = plans_led_by(user).values("pk")
    partnerships = Partnership.objects.filter(organisations__in=led).values("pk")
    for_me = Q(organisation__in=led) | Q(organisation__isnull=True) & (
        Q(step__workshop__organisation__in=led) | Q(step__workshop__partnership__in=partnerships)
    )
    return RoomAction.objects.filter(
        for_me,
        action__isnull=True,
        dismissed=False,
        step__workshop__state=WorkshopState.ENDED,
        step__workshop__in=readable_records(user).values("pk"),
    )


def people_of(organisations: Collection[Organisation]) -> QuerySet[User]:
    """Who can take an action on: the people for whom one of them has vouched."""
    return (
        User.objects.filter(
            is_active=True,
            memberships__organisation__in=organisations,
            memberships__identity_verified=True,
        )
        .distinct()
        .order_by("name", "email")
    )

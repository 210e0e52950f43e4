from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Action, Campaign
from organisations.models import Organisation, Partnership


@transaction.atomic
def add_action(
    *,
    by: User,
    organisation: Organisation,
    partnership: Partnership | None,
    text: str,
    due_on: date,
    owner: User | None = None,
    owner_name: str = "",
    shared_with_partner: bool = False,
    mechanism: int | None = None,
    condition: str = "",
    campaign: Campaign | None = None,
) -> Action:
    """Put something to do into one side's plan. The one door: from a suggestion, from a workshop, or free.

    Without a partnership it is about the organisation itself, and there is no partner to show it to.
    """
    action = Action.objects.create(
        organisation=organisation,
        partnership=partnership,
        text=text,
        due_on=due_on,
        owner=owner,
        owner_name="" if owner else owner_name,
        shared_with_partner=shared_with_partner and partnership is not None,
        mechanism=mechanism,
        condition=condition,
        campaign=campaign,
        created_by=by,
    )
    record_event(
        by=by,
        action="action_added",
        subject=action,
        organisation=str(organisation.pk),
        partnership=str(partnership.pk) if partnership else None,
        mechanism=mechanism,
    )
    return action

"""Whom a reminder goes to, when it is due, and what may stand in its way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models import Bounce, User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.models import Campaign, CampaignOrganisation, ReminderDay, ReminderSettings, RoundReminder
from assessments.rules import can_run_round
from assessments.selectors.finishing import finishing_of
from organisations.models import Membership

# Nobody is reminded twice within this time, of whatever round and by whomever. Three days to the second: a day on
# which the clocks change is one of 23 or 25 hours.
BETWEEN = timedelta(days=3)
SALT = "assessments.reminders.stop"


@dataclass(frozen=True)
class Recipients:
    """People by what becomes of them if reminders were sent at that moment; each stands in one of the sets.
    `waiting`: reminded less than three days ago. `bounced`: their address refuses letters."""

    now: frozenset[UUID]
    waiting: frozenset[UUID]
    stopped: frozenset[UUID]
    bounced: frozenset[UUID]


def recipients(
    campaign: Campaign, askings: Iterable[CampaignOrganisation], moment: datetime
) -> dict[UUID, Recipients]:
    """By organisation. Where the round is not open nobody is reminded, whoever asks."""
    open_here = [asking.organisation_id for asking in askings if asking.is_open(moment)]
    unfinished = {pk: found.open for pk, found in finishing_of(campaign, open_here).items()}
    everybody = set().union(*unfinished.values())
    settings = ReminderSettings.objects.filter(person__in=everybody)
    stopped = set(settings.filter(stopped_at__isnull=False).values_list("person", flat=True))
    recent = set(settings.filter(last_at__gt=moment - BETWEEN).values_list("person", flat=True))
    bounced = set(User.objects.filter(pk__in=everybody).filter(_bounced()).values_list("pk", flat=True))
    return {
        pk: Recipients(
            now=people - stopped - bounced - recent,
            waiting=people & recent - stopped - bounced,
            stopped=people & stopped,
            bounced=people & bounced - stopped,
        )
        for pk, people in unfinished.items()
    }


def all_recipients(found: Collection[Recipients]) -> frozenset[UUID]:
    """Whom letters would go to now: somebody at two organisations gets one."""
    return frozenset().union(*(one.now for one in found))


def due_settings(people: Collection[UUID], moment: datetime) -> QuerySet[ReminderSettings]:
    """For writing: of those who ask for the same rows at once, the second finds them changed."""
    long_ago = Q(last_at__isnull=True) | Q(last_at__lte=moment - BETWEEN)
    return (
        ReminderSettings.objects.select_for_update()
        .filter(long_ago, person__in=people, stopped_at__isnull=True)
        .order_by("person")
    )


def days_due(moment: datetime) -> QuerySet[ReminderDay]:
    return ReminderDay.objects.filter(on=timezone.localdate(moment)).select_related("campaign")


def askings_of(campaign: Campaign) -> QuerySet[CampaignOrganisation]:
    return campaign.asked.select_related("campaign", "organisation").order_by("organisation__name")


def remindable_askings(user: User, campaign: Campaign) -> QuerySet[CampaignOrganisation]:
    """Whose people the person may have reminded: all that the round asks, for whoever runs it; the organisations that
    they lead themselves, for anybody else."""
    if can_run_round(user, campaign):
        return askings_of(campaign)
    roles = [code for code, role in MEMBERSHIP_ROLES.items() if Permission.PEOPLE_INVITE in role.permissions]
    led = Membership.objects.filter(person=user, role__in=roles, identity_verified=True)
    return askings_of(campaign).filter(organisation__in=led.values("organisation"))


def reminder_to_write(
    reminder_id: UUID, moment: datetime
) -> tuple[RoundReminder, list[CampaignOrganisation]]:
    """The reminder, and the organisations for which the person has not finished: none if they have meanwhile, have
    stopped reminders, or are no longer asked."""
    reminder = RoundReminder.objects.select_related("person", "campaign").get(pk=reminder_id)
    person = reminder.person
    askings = [
        asking
        for asking in askings_of(reminder.campaign).filter(organisation__memberships__person=person)
        if asking.is_open(moment)
    ]
    if not person.is_active or reminders_stopped(person) or has_bounced(person.email):
        return reminder, []
    found = finishing_of(reminder.campaign, [asking.organisation_id for asking in askings])
    return reminder, [asking for asking in askings if person.pk in found[asking.organisation_id].open]


def reminders_stopped(person: User) -> bool:
    return ReminderSettings.objects.filter(person=person, stopped_at__isnull=False).exists()


def has_bounced(address: str) -> bool:
    return Bounce.objects.filter(address__iexact=address).exists()


def stop_token(person: User) -> str:
    """Opens nothing but stopping one person's reminders, and does not run out: letters are kept for years."""
    return signing.dumps(str(person.pk), salt=SALT, compress=False)


def person_of_token(token: str) -> User | None:
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk).first()


def _bounced() -> Q:
    addresses = Bounce.objects.annotate(small=Lower("address")).values("small")
    return Q(email__in=addresses)

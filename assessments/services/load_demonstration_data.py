from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.demonstration.area_release_rows import AreaReleaseRows, build_area_releases
from assessments.demonstration.panel_rows import PanelRows, build_panels
from assessments.demonstration.plan_rows import build_plans
from assessments.demonstration.readiness_rows import build_readiness
from assessments.demonstration.register_rows import RegisterRows, build_register
from assessments.demonstration.release_rows import build_releases, mark_finished
from assessments.demonstration.round_rows import RoundRows, build_rounds
from assessments.demonstration.world import World, demonstration_id, load_world
from assessments.models import (
    Action,
    Answer,
    AreaRelease,
    Assessment,
    Campaign,
    CampaignOrganisation,
    ChosenPartnership,
    ContentExpert,
    ContentRating,
    ContentRound,
    Instrument,
    ReadinessAnswer,
    ReadinessCheck,
    Release,
    Response,
    SectionState,
    closing,
)
from organisations.models import (
    AreaRole,
    Circle,
    CircleMember,
    Invitation,
    Membership,
    Organisation,
    OrganisationParent,
    Partnership,
    Succession,
)

TIME_FOR_A_SHEET = timedelta(minutes=9)
Written = Counter[str]


@transaction.atomic
def load_demonstration_data(
    *, by: User | None, instruments: Mapping[int, Instrument], today: date
) -> Written:
    """Write the invented world once; what people have made since stays as it is.

    `instruments` are the published versions by number; each round of the world names its own.

    Gives how many rows of what were written: nothing at all where the world is there and its round is open.
    A round that has closed since is opened again, because without an open round there is nothing to try.
    """
    world = load_world()
    if Organisation.objects.filter(pk=demonstration_id("organisation", world.area.key)).exists():
        return _keep_round_open(world, by, today)
    register = build_register(world, today)
    rounds = build_rounds(world, register, instruments, today)
    mark_finished(rounds)
    actions = build_plans(register, rounds, today)
    written = _write_register(register) + _write_rounds(rounds)
    written["actions"] = len(Action.objects.bulk_create(actions))
    written["releases"] = len(Release.objects.bulk_create(build_releases(world, register, rounds, today)))
    written["area releases"] = _write_area_releases(build_area_releases(world, register, rounds, today))
    checks, answers = build_readiness(register, instruments[max(instruments)], today)
    written["readiness checks"] = len(ReadinessCheck.objects.bulk_create(checks))
    ReadinessAnswer.objects.bulk_create(answers)
    _write_panels(build_panels(register, instruments, today))
    _date_back(register, rounds)
    area = register.organisations[world.area.key]
    record_event(by=by, action="demonstration_loaded", subject=area, edition=world.edition, **written)
    return written


def _keep_round_open(world: World, by: User | None, today: date) -> Written:
    title, days = world.rounds["open"]["title"], world.rounds["open"]["stays_open_days"]
    campaign = Campaign.objects.filter(pk=demonstration_id("campaign", title)).first()
    if campaign is None or campaign.closes_at > timezone.now():
        return Counter()
    campaign.closes_at = closing(today + timedelta(days=days))
    campaign.save(update_fields=["closes_at"])
    record_event(by=by, action="demonstration_round_reopened", subject=campaign)
    return Counter({"reopened round": 1})


def _write_register(rows: RegisterRows) -> Written:
    User.objects.bulk_create(rows.users)
    EmailAddress.objects.bulk_create(rows.addresses)
    Organisation.objects.bulk_create(rows.organisations.values())
    OrganisationParent.objects.bulk_create(rows.parents)
    Partnership.objects.bulk_create(rows.partnerships.values())
    Partnership.organisations.through.objects.bulk_create(rows.sides)
    Succession.objects.bulk_create(rows.successions)
    Membership.objects.bulk_create(rows.memberships)
    AreaRole.objects.bulk_create(rows.area_roles)
    Invitation.objects.bulk_create(rows.invitations)
    return Counter(
        people=len(rows.users), organisations=len(rows.organisations), partnerships=len(rows.partnerships)
    )


def _write_rounds(rows: RoundRows) -> Written:
    Campaign.objects.bulk_create(rows.campaigns)
    CampaignOrganisation.objects.bulk_create(rows.asked)
    ChosenPartnership.objects.bulk_create(rows.chosen)
    Assessment.objects.bulk_create(rows.assessments)
    Response.objects.bulk_create(rows.responses)
    SectionState.objects.bulk_create(rows.section_states)
    Answer.objects.bulk_create(rows.answers, batch_size=1000)
    return Counter(rounds=len(rows.campaigns), responses=len(rows.responses), answers=len(rows.answers))


def _write_panels(rows: PanelRows) -> None:
    ContentRound.objects.bulk_create(rows.rounds)
    ContentExpert.objects.bulk_create(rows.experts)
    ContentRating.objects.bulk_create(rows.ratings, batch_size=1000)


def _write_area_releases(rows: AreaReleaseRows) -> int:
    Circle.objects.bulk_create(rows.circles)
    CircleMember.objects.bulk_create(rows.members)
    # A member sees what was released after they joined.
    first = min(release.released_at for release in rows.releases)
    CircleMember.objects.filter(pk__in=[member.pk for member in rows.members]).update(joined_at=first)
    return len(AreaRelease.objects.bulk_create(rows.releases))


def _date_back(register: RegisterRows, rounds: RoundRows) -> None:
    """Being written now is not when people came and sheets were begun: the models put in the present moment."""
    first = min(campaign.opens_at for campaign in rounds.campaigns)
    User.objects.filter(pk__in=[user.pk for user in register.users]).update(joined_at=first)
    Membership.objects.filter(pk__in=[member.pk for member in register.memberships]).update(joined_at=first)
    invited = Invitation.objects.filter(pk__in=[invitation.pk for invitation in register.invitations])
    invited.update(invited_at=F("expires_at") - timedelta(days=settings.INVITATION_DAYS))
    sent = Response.objects.filter(pk__in=[response.pk for response in rounds.responses])
    sent.exclude(submitted_at=None).update(started_at=F("submitted_at") - TIME_FOR_A_SHEET)
    for campaign in rounds.campaigns:
        Assessment.objects.filter(campaign=campaign).update(started_at=campaign.opens_at)

"""What waits for a person: the rounds their organisations are asked in, and what they have sent before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import AREA_ROLES, MEMBERSHIP_ROLES
from assessments.enums import ResponseStatus
from assessments.models import Action, Assessment, CampaignOrganisation, Response
from assessments.selectors.anonymous import organisations_with_link
from assessments.selectors.parts import Part, asked_subjects, parts_of
from assessments.selectors.plans import due_for
from assessments.selectors.reminders import reminders_stopped
from assessments.selectors.visible_responses import visible_askings, visible_assessments, visible_responses
from organisations.models import Circle, Membership
from organisations.selectors.areas import roles_for
from organisations.selectors.circles import circles_with
from organisations.selectors.visible import memberships_of


@dataclass(frozen=True)
class Round:
    """One open round at one of the person's organisations. `asks_nothing`: the lead has not chosen anything yet.

    `assessment` is the person's own, or the organisation's where the round asks for one answer and the person works
    on it. In an anonymous round there is none, but the person may have taken their link. `agreed` are the sheets that
    a small side fills in together beside people's own. `partnerships` are those that people are asked about.
    """

    asking: CampaignOrganisation
    assessment: Assessment | None
    agreed: Assessment | None
    vouched_for: bool
    parts: tuple[Part, ...]
    permissions: frozenset[Permission]
    partnerships: frozenset[UUID]
    asks_nothing: bool
    has_link: bool = False


@dataclass(frozen=True)
class Home:
    memberships: tuple[Membership, ...]
    rounds: tuple[Round, ...]
    sent: tuple[Response, ...]
    today: date
    due: tuple[Action, ...]
    reminders_stopped: bool
    reads_areas: bool
    circles: tuple[Circle, ...]
    sets_up_rounds: bool


def home_of(user: User, moment: datetime) -> Home:
    """A fixed number of queries, whatever the person belongs to."""
    memberships = tuple(memberships_of(user))
    permissions = {m.organisation_id: MEMBERSHIP_ROLES[m.role].permissions for m in memberships}
    askings = list(
        visible_askings(user)
        .filter(campaign__opens_at__lte=moment)
        .filter(Q(campaign__closes_at__gt=moment) | Q(extended_until__gte=timezone.localdate(moment)))
        .order_by("campaign__closes_at", "organisation__name")
    )
    found = list(visible_assessments(user).filter(campaign__in=[a.campaign_id for a in askings]))
    assessments = [one for one in found if one.is_shared == one.campaign.asks_for_one_answer]
    begun = {(one.campaign_id, one.organisation_id): one for one in assessments}
    agreed = {(one.campaign_id, one.organisation_id): one for one in found if one not in assessments}
    vouched_for = {m.organisation_id for m in memberships if m.identity_verified}
    parts = parts_of(assessments, askings, user)
    subjects = asked_subjects(askings, user)
    anonymous = [asking.campaign_id for asking in askings if asking.campaign.is_anonymous]
    links = organisations_with_link(user, anonymous) if anonymous else set()
    rounds = []
    for asking in askings:
        assessment = begun.get((asking.campaign_id, asking.organisation_id))
        rounds.append(
            Round(
                asking=asking,
                assessment=assessment,
                agreed=agreed.get((asking.campaign_id, asking.organisation_id)),
                vouched_for=asking.organisation_id in vouched_for,
                parts=tuple(parts[assessment.pk]) if assessment else (),
                permissions=permissions[asking.organisation_id],
                partnerships=frozenset(
                    partnership.pk for _, partnership in subjects[asking.pk] if partnership
                ),
                asks_nothing=not subjects[asking.pk],
                has_link=(asking.campaign_id, asking.organisation_id) in links,
            )
        )
    sent = visible_responses(user).filter(status=ResponseStatus.SUBMITTED).order_by("-submitted_at")
    sent = sent.prefetch_related("partnership__organisations")
    today = timezone.localdate(moment)
    roles = list(roles_for(user))
    return Home(
        memberships=memberships,
        rounds=tuple(rounds),
        sent=tuple(sent),
        today=today,
        due=tuple(due_for(user, today)),
        reminders_stopped=reminders_stopped(user),
        reads_areas=bool(roles),
        circles=tuple(circles_with(user)),
        sets_up_rounds=any(Permission.CAMPAIGN_CREATE in AREA_ROLES[held.role].permissions for held in roles),
    )

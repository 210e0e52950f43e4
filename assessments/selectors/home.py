"""What waits for a person: the rounds their organisations are asked in, and what they have sent before."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.enums import ResponseStatus
from assessments.models import Assessment, CampaignOrganisation, Response
from assessments.selectors.parts import Part, asked_subjects, parts_of
from assessments.selectors.visible_responses import visible_askings, visible_assessments, visible_responses
from organisations.models import Membership
from organisations.selectors.visible import memberships_of


@dataclass(frozen=True)
class Round:
    """One open round at one of the person's organisations. `asks_nothing`: the lead has not chosen anything yet."""

    asking: CampaignOrganisation
    assessment: Assessment | None
    parts: tuple[Part, ...]
    permissions: frozenset[Permission]
    asks_about_partnerships: bool
    asks_nothing: bool


@dataclass(frozen=True)
class Home:
    memberships: tuple[Membership, ...]
    rounds: tuple[Round, ...]
    sent: tuple[Response, ...]


def home_of(user: User, moment: datetime) -> Home:
    """A fixed number of queries, whatever the person belongs to."""
    memberships = tuple(memberships_of(user))
    permissions = {m.organisation_id: MEMBERSHIP_ROLES[m.role].permissions for m in memberships}
    askings = list(
        visible_askings(user)
        .filter(campaign__opens_at__lte=moment, campaign__closes_at__gt=moment)
        .order_by("campaign__closes_at", "organisation__name")
    )
    assessments = list(visible_assessments(user).filter(campaign__in=[a.campaign_id for a in askings]))
    begun = {(assessment.campaign_id, assessment.organisation_id): assessment for assessment in assessments}
    parts = parts_of(assessments, askings, user)
    subjects = asked_subjects(askings, user)
    rounds = []
    for asking in askings:
        assessment = begun.get((asking.campaign_id, asking.organisation_id))
        rounds.append(
            Round(
                asking=asking,
                assessment=assessment,
                parts=tuple(parts[assessment.pk]) if assessment else (),
                permissions=permissions[asking.organisation_id],
                asks_about_partnerships=any(partnership for _, partnership in subjects[asking.pk]),
                asks_nothing=not subjects[asking.pk],
            )
        )
    sent = visible_responses(user).filter(status=ResponseStatus.SUBMITTED).order_by("-submitted_at")
    return Home(memberships=memberships, rounds=tuple(rounds), sent=tuple(sent))

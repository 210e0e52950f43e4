"""Rounds as those see them who set them up: who is asked, and how many have answered. No names, no answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce, Upper

from accounts.models import User
from accounts.permissions import Permission
from assessments.enums import ResponseStatus
from assessments.models import (
    AnonymousEnvelope,
    AnonymousLink,
    Assessment,
    Campaign,
    CampaignOrganisation,
    Instrument,
    Response,
)
from assessments.rules import areas_led_by
from assessments.selectors.anonymous import sent_in_envelopes
from assessments.selectors.answers import EACH_PERSON
from organisations.enums import OrganisationKind
from organisations.models import Invitation, Membership, Organisation, OrganisationParent
from organisations.rules import can
from organisations.selectors.areas import area_of, area_tree
from organisations.selectors.organisations import search_organisations

AREAS = (OrganisationKind.REGION, OrganisationKind.ICB)
SENT = (ResponseStatus.SUBMITTED, ResponseStatus.REPLACED)


@dataclass(frozen=True)
class Counts:
    """People of one organisation in one round. `sent` counts those who have sent at least one sheet; where the round
    asks for one shared answer, that is one, and so is what is started. `late` sent something after the round had
    closed for others."""

    people: int
    unverified: int
    invited: int
    started: int
    sent: int
    late: int


def visible_campaigns(user: User) -> QuerySet[Campaign]:
    """The rounds that ask one of the person's organisations, and those of an area that they lead; all of them for an
    administrator."""
    if can(user, Permission.CAMPAIGN_CREATE):
        campaigns = Campaign.objects.all()
    else:
        own = CampaignOrganisation.objects.filter(organisation__memberships__person=user).values("campaign")
        campaigns = Campaign.objects.filter(Q(pk__in=own) | Q(area__in=areas_led_by(user)))
    return campaigns.select_related("instrument", "area").annotate(number_asked=Count("asked"))


def askings_in_reach(user: User) -> QuerySet[CampaignOrganisation]:
    """What a round asks of the person's own organisations; of all of them for an administrator."""
    askings = CampaignOrganisation.objects.select_related("campaign__instrument", "organisation")
    if can(user, Permission.CAMPAIGN_CREATE):
        return askings
    return askings.filter(organisation__memberships__person=user)


def published_instruments() -> QuerySet[Instrument]:
    return Instrument.objects.order_by("slug", "-version")


def areas() -> QuerySet[Organisation]:
    """Regions and boards, by which organisations are picked."""
    return Organisation.objects.filter(kind__in=AREAS)


def not_yet_asked(
    campaign: Campaign, *, words: str = "", kind: str = "", area: Organisation | None = None, day: date
) -> QuerySet[Organisation]:
    """Organisations open on that day that the round does not ask yet, and may ask.

    `area` is a board, or a region: then everything in its boards counts too. Boards and regions themselves are
    found only by their kind or by words, so that they do not stand before everybody else.
    """
    found = in_reach_of(campaign).open_on(day).exclude(asked_in__campaign=campaign)
    if not words and not kind:
        found = found.exclude(kind__in=AREAS)
    if area is not None:
        inside = OrganisationParent.objects.on(day).filter(parent=area).values("organisation")
        deeper = OrganisationParent.objects.on(day).filter(parent__in=inside).values("organisation")
        found = found.filter(Q(pk__in=inside) | Q(pk__in=deeper))
    return search_organisations(found, words, kind)


def in_reach_of(campaign: Campaign) -> QuerySet[Organisation]:
    """Whom a round may ask: everybody, or, where it is for an area, who belonged there on its first day."""
    if campaign.area is None:
        return Organisation.objects.all()
    members = area_tree(campaign.first_day).members
    return Organisation.objects.filter(pk__in=members.get(area_of(campaign.area).code, ()))


def counts_of(campaign: Campaign, organisations: Iterable[UUID], moment: datetime) -> dict[UUID, Counts]:
    """By organisation; six queries whatever their number, eight for an anonymous round."""
    ids = list(organisations)
    members = Membership.objects.filter(organisation__in=ids)
    invitations = Invitation.objects.open_at(moment).filter(organisation__in=ids)
    parts = Assessment.objects.filter(campaign=campaign, organisation__in=ids)
    assessments = parts.shared() if campaign.asks_for_one_answer else parts.of_single_people()
    sent = assessments.filter(responses__status__in=SENT)
    numbers = [
        _by_organisation(rows)
        for rows in (members, members.filter(identity_verified=False), invitations, assessments, sent)
    ]
    if campaign.is_anonymous:
        numbers[3:] = _with_unopened(campaign, ids, *numbers[3:])
    numbers.append(_by_organisation(assessments.filter(responses__is_late=True)))
    return {pk: Counts(*(number.get(pk, 0) for number in numbers)) for pk in ids}


def invited_to(organisations: Iterable[UUID], moment: datetime) -> dict[UUID, int]:
    """By organisation those who are here and those who have a letter: two queries, neither of which reads what was
    answered, of which a large round has more than a page can count."""
    ids = list(organisations)
    members = _by_organisation(Membership.objects.filter(organisation__in=ids))
    letters = _by_organisation(Invitation.objects.open_at(moment).filter(organisation__in=ids))
    return {pk: members.get(pk, 0) + letters.get(pk, 0) for pk in ids}


def _with_unopened(
    campaign: Campaign, ids: list[UUID], started: dict[UUID, int], sent: dict[UUID, int]
) -> list[dict[UUID, int]]:
    """Until an anonymous round has closed for an organisation, its links and envelopes are all there is."""
    links = AnonymousLink.objects.filter(campaign=campaign, organisation__in=ids)
    envelopes = AnonymousEnvelope.objects.filter(campaign=campaign, organisation__in=ids, has_sent=True)
    return [_by_organisation(links) | started, _by_organisation(envelopes) | sent]


def sent_by_subject(asking: CampaignOrganisation) -> dict[UUID | None, int]:
    """How many people of the organisation have sent each sheet for themselves; by partnership, None for the
    organisation's own. A sheet that was only sent together is there with nobody."""
    if asking.campaign.is_anonymous and (waiting := sent_in_envelopes(asking)):
        return waiting
    rows = (
        Response.objects.filter(
            assessment__campaign=asking.campaign_id,
            assessment__organisation=asking.organisation_id,
            status__in=SENT,
        )
        .values("partnership")
        .annotate(people=Count("assessment", distinct=True, filter=EACH_PERSON))
    )
    return dict(rows.values_list("partnership", "people"))


def _by_organisation(rows: QuerySet) -> dict[UUID, int]:
    return dict(
        rows.values("organisation").annotate(n=Count("pk", distinct=True)).values_list("organisation", "n")
    )


def with_codes(campaign: Campaign, codes: Iterable[str]) -> dict[str, tuple[Organisation, bool]]:
    """By code in capitals: the organisation, and whether the round may ask it."""
    rows = Organisation.objects.annotate(capitals=Upper(Coalesce("ods_code", "local_id")))
    found = {row.capitals: row for row in rows.filter(capitals__in=list(codes))}
    reach = set(
        in_reach_of(campaign).filter(pk__in=[row.pk for row in found.values()]).values_list("pk", flat=True)
    )
    return {code: (row, row.pk in reach) for code, row in found.items()}

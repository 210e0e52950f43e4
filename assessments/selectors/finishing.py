"""Who has finished what a round asks of them. Ids for jobs, numbers for pages; names leave here for nobody."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from assessments.enums import AskedFor, ResponseStatus
from assessments.models import (
    AnonymousLink,
    Assessment,
    Campaign,
    CampaignOrganisation,
    ChosenPartnership,
    SectionAssignment,
)
from organisations.enums import MemberRole
from organisations.models import Invitation, Membership

Pair = tuple[UUID, UUID]  # (organisation, person)


@dataclass(frozen=True)
class Finishing:
    """Ids of people of one organisation in one round. `to_answer` are asked for at least one sheet; where the round
    asks for one shared answer, they are the leads, who send it, and whom they gave sections.

    `finished` have sent every sheet that they are asked for. In an anonymous round nobody knows who that is, so
    there it is whoever has taken their link.
    """

    to_answer: frozenset[UUID]
    started: frozenset[UUID]
    finished: frozenset[UUID]

    @property
    def open(self) -> frozenset[UUID]:
        return self.to_answer - self.finished


def finishing_of(campaign: Campaign, organisations: Collection[UUID]) -> dict[UUID, Finishing]:
    """By organisation, at most six queries whatever their number."""
    asked = _sheets_asked(campaign, organisations)
    if campaign.asks_for_one_answer:
        return _of_shared_answers(campaign, organisations, asked)
    members = Membership.objects.filter(organisation__in=organisations, person__is_active=True)
    people = list(members.values_list("organisation", "person", "identity_verified"))
    invited = _sheets_of_contacts(campaign, organisations)
    to_answer = {
        (organisation, person): asked[organisation] if verified else invited[organisation, person]
        for organisation, person, verified in people
    }
    to_answer = {pair: number for pair, number in to_answer.items() if number}
    if campaign.is_anonymous:
        links = AnonymousLink.objects.filter(campaign=campaign, organisation__in=organisations)
        started = finished = set(links.values_list("organisation", "person"))
    else:
        sent = _sheets_sent(campaign, organisations)
        started = set(sent)
        finished = {pair for pair, number in to_answer.items() if sent.get(pair, 0) >= number}
    asked_there, begun_there, done_there = _by_place(to_answer), _by_place(started), _by_place(finished)
    return {
        pk: Finishing(asked_there[pk], begun_there[pk], done_there[pk] & asked_there[pk])
        for pk in organisations
    }


def _by_place(pairs: Iterable[Pair]) -> defaultdict[UUID, frozenset[UUID]]:
    """People by organisation, nobody where there is none. Through all pairs once: a round may have 30,000."""
    people: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for where, person in pairs:
        people[where].add(person)
    return defaultdict(frozenset, {where: frozenset(found) for where, found in people.items()})


def _sheets_asked(campaign: Campaign, organisations: Collection[UUID]) -> Counter[UUID]:
    """How many sheets the organisation's people are asked for, those of whom it has vouched."""
    askings = CampaignOrganisation.objects.filter(campaign=campaign, organisation__in=organisations)
    rows = askings.annotate(number=Count("chosen")).values_list("organisation", "asked_for", "number")
    return Counter({pk: number + (what == AskedFor.WHOLE) for pk, what, number in rows})


def _sheets_of_contacts(campaign: Campaign, organisations: Collection[UUID]) -> Counter[Pair]:
    """How many of the chosen partnerships each contact of a partner was invited for, and is asked about alone."""
    chosen = ChosenPartnership.objects.filter(
        campaign_organisation__campaign=campaign, campaign_organisation__organisation__in=organisations
    )
    places = set(chosen.values_list("campaign_organisation__organisation", "partnership"))
    accepted = Invitation.objects.filter(organisation__in=organisations, accepted_by__isnull=False)
    rows = accepted.filter(partnership__isnull=False, identity_verified=False)
    invited = set(rows.values_list("organisation", "accepted_by", "partnership"))
    return Counter((where, who) for where, who, about in invited if (where, about) in places)


def _sheets_sent(campaign: Campaign, organisations: Collection[UUID]) -> dict[Pair, int]:
    """By everybody who has started. A version that counts is one row, whatever came before it."""
    parts = Assessment.objects.filter(
        campaign=campaign, organisation__in=organisations, person__isnull=False
    ).annotate(sent=Count("responses", filter=Q(responses__status=ResponseStatus.SUBMITTED)))
    return {(where, who): sent for where, who, sent in parts.values_list("organisation", "person", "sent")}


def _of_shared_answers(
    campaign: Campaign, organisations: Collection[UUID], asked: Counter[UUID]
) -> dict[UUID, Finishing]:
    leads = Membership.objects.filter(
        organisation__in=organisations, role=MemberRole.LEAD, person__is_active=True, identity_verified=True
    )
    together = Assessment.objects.shared().filter(campaign=campaign, organisation__in=organisations)
    given = SectionAssignment.objects.filter(assessment__in=together, person__is_active=True)
    pairs = set(leads.values_list("organisation", "person"))
    pairs |= set(given.values_list("assessment__organisation", "person"))
    sent = dict(
        together.annotate(
            sent=Count("responses", filter=Q(responses__status=ResponseStatus.SUBMITTED))
        ).values_list("organisation", "sent")
    )
    found, by_place = {}, _by_place(pairs)
    for pk in organisations:
        people = by_place[pk] if asked[pk] else frozenset()
        nobody: frozenset[UUID] = frozenset()
        found[pk] = Finishing(
            to_answer=people,
            started=people if pk in sent else nobody,
            finished=people if asked[pk] and sent.get(pk, 0) >= asked[pk] else nobody,
        )
    return found

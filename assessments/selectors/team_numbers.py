"""The numbers of one side's teams, by subject: as they were kept if they still fit the answers, else counted now.

Reading never writes. What is kept is written by `services/store_results.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from hashlib import sha256
from uuid import UUID

from django.db.models import F, Q, QuerySet

import models_engine
from assessments.enums import ResponseStatus
from assessments.models import Campaign, Response, Result
from assessments.selectors.answers import EACH_PERSON, SideAnswers, read_side, read_sides
from assessments.selectors.numbers import (
    FORM,
    ORGANISATION,
    PARTNERSHIP,
    TeamNumbers,
    numbers_of,
)
from assessments.selectors.numbers_as_data import from_data
from models_engine import Instrument, Subject
from organisations.models import Organisation

# A partnership's id, None for the organisation itself.
SubjectId = UUID | None


def team_numbers(
    campaign: Campaign, organisation: Organisation, partnership_ids: Iterable[UUID] | None = None
) -> dict[SubjectId, TeamNumbers]:
    """The organisation's and its partnerships' numbers (all, or these); nothing for what nobody has sent.

    Two queries where everything is kept, four where something has to be counted.
    """
    prints = fingerprints(campaign, organisation, partnership_ids)
    kept = {
        row.partnership_id: from_data(row.numbers)
        for row in kept_results(campaign, organisation, prints)
        if is_fresh(row, prints)
    }
    return kept | count_numbers(campaign, organisation, prints.keys() - kept.keys())


def numbers_over_rounds(
    campaigns: Sequence[Campaign], organisation: Organisation, partnership_ids: Iterable[UUID]
) -> dict[UUID, dict[SubjectId, TeamNumbers]]:
    """The same numbers in each of several rounds, by round. Two queries where everything is kept, four where in some
    rounds something has to be counted; never one for each round."""
    wanted = list(partnership_ids)
    prints = fingerprints_over_rounds(campaigns, organisation, wanted)
    found: dict[UUID, dict[SubjectId, TeamNumbers]] = {campaign.pk: {} for campaign in campaigns}
    kept = Result.objects.filter(
        Q(partnership__in=wanted) | Q(partnership__isnull=True),
        campaign__in=campaigns,
        organisation=organisation,
        engine_version=models_engine.__version__,
        instrument_hash=F("campaign__instrument__content_hash"),
    )
    for row in kept:
        if is_fresh(row, prints[row.campaign_id]):
            found[row.campaign_id][row.partnership_id] = from_data(row.numbers)
    stale = [campaign for campaign in campaigns if prints[campaign.pk].keys() - found[campaign.pk].keys()]
    sides = read_sides(stale, organisation, wanted) if stale else {}
    for campaign in stale:
        counted = numbers_by_subject(campaign.instrument.definition, sides[campaign.pk])
        found[campaign.pk] = counted | found[campaign.pk]
    return found


def count_numbers(
    campaign: Campaign, organisation: Organisation, subjects: Set[SubjectId]
) -> dict[SubjectId, TeamNumbers]:
    """These numbers from the answers themselves; one query after the other only where there is something to count."""
    if not subjects:
        return {}
    answers = read_side(campaign, organisation, [subject for subject in subjects if subject])
    numbers = numbers_by_subject(campaign.instrument.definition, answers)
    return {subject: numbers[subject] for subject in subjects if subject in numbers}


def numbers_by_subject(instrument: Instrument, answers: SideAnswers) -> dict[SubjectId, TeamNumbers]:
    """Of single people's sheets alone: one that was filled in together is never counted among them."""
    subjects: list[SubjectId] = [None, *answers.partnerships]
    people = {
        subject: [person for person in answers.about(subject) if person.person_id] for subject in subjects
    }
    return {
        subject: numbers_of(instrument, subject_kind(subject), answered)
        for subject, answered in people.items()
        if answered
    }


def subject_kind(subject: SubjectId) -> Subject:
    return PARTNERSHIP if subject else ORGANISATION


def fingerprints(
    campaign: Campaign, organisation: Organisation, partnership_ids: Iterable[UUID] | None = None
) -> dict[SubjectId, str]:
    """By subject, which sent sheets its numbers rest on: the same as long as nothing has to be counted again.

    What was sent never changes, so the ids say all. Three factors of a partnership take answers from the same
    people's sheets about the organisation; those ids are in its print as well. One query.
    """
    return fingerprints_over_rounds([campaign], organisation, partnership_ids)[campaign.pk]


def fingerprints_over_rounds(
    campaigns: Sequence[Campaign], organisation: Organisation, partnership_ids: Iterable[UUID] | None = None
) -> dict[UUID, dict[SubjectId, str]]:
    """The same in each of several rounds, by round, in one query."""
    sheets = Response.objects.filter(
        EACH_PERSON,
        assessment__campaign__in=campaigns,
        assessment__organisation=organisation,
        status=ResponseStatus.SUBMITTED,
    )
    if partnership_ids is not None:
        sheets = sheets.filter(Q(partnership__in=partnership_ids) | Q(partnership__isnull=True))
    found: dict[UUID, dict[SubjectId, dict[UUID, UUID]]] = {
        campaign.pk: defaultdict(dict) for campaign in campaigns
    }
    columns = ("assessment__campaign_id", "pk", "assessment_id", "partnership_id")
    for campaign_id, response, assessment, subject in sheets.values_list(*columns):
        found[campaign_id][subject][assessment] = response
    return {campaign_id: _prints(by_subject) for campaign_id, by_subject in found.items()}


def _prints(by_subject: Mapping[SubjectId, Mapping[UUID, UUID]]) -> dict[SubjectId, str]:
    own = by_subject.get(None, {})
    return {
        subject: _print([*sheets.values(), *(own[person] for person in sheets if subject and person in own)])
        for subject, sheets in by_subject.items()
    }


def sent_sheets(campaign: Campaign, organisation: Organisation) -> QuerySet[Response]:
    """The single people's sheets that count."""
    return Response.objects.filter(
        EACH_PERSON,
        assessment__campaign=campaign,
        assessment__organisation=organisation,
        status=ResponseStatus.SUBMITTED,
    )


def kept_results(
    campaign: Campaign, organisation: Organisation, subjects: Iterable[SubjectId]
) -> QuerySet[Result]:
    """What is kept about these subjects, fresh or not."""
    return Result.objects.filter(
        Q(partnership__in=[subject for subject in subjects if subject]) | Q(partnership__isnull=True),
        campaign=campaign,
        organisation=organisation,
        engine_version=models_engine.__version__,
        instrument_hash=campaign.instrument.content_hash,
    )


def is_fresh(row: Result, prints: Mapping[SubjectId, str]) -> bool:
    return prints.get(row.partnership_id) == row.fingerprint


def _print(responses: Iterable[UUID]) -> str:
    return f"{FORM}:{sha256(' '.join(sorted(map(str, responses))).encode()).hexdigest()}"

from collections.abc import Iterable, Mapping
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

import models_engine
from assessments.enums import ResponseStatus
from assessments.models import Campaign, CampaignOrganisation, Response, Result
from assessments.selectors.numbers import TeamNumbers
from assessments.selectors.numbers_as_data import as_data
from assessments.selectors.team_numbers import (
    SubjectId,
    count_numbers,
    fingerprints,
    is_fresh,
    kept_results,
)
from jobs.services.queue_job import queue_job
from organisations.models import Organisation

# What of a kept result the answers say; the rest says whose it is.
COUNTED = ["engine_version", "instrument_hash", "fingerprint", "respondents", "numbers", "computed_at"]


def store_results_of(*, response_id: UUID) -> int:
    """After a sheet was sent: the results that it touches, each kept anew. Says how many were counted.

    A sheet about the organisation touches the partnerships that the same person answered about as well: three
    of their factors borrow from it.
    """
    response = Response.objects.select_related("assessment__campaign__instrument").get(pk=response_id)
    assessment, touched = response.assessment, [response.partnership_id]
    if response.partnership_id is None:
        also = Response.objects.filter(
            assessment=assessment, status=ResponseStatus.SUBMITTED, partnership__isnull=False
        )
        touched += also.values_list("partnership_id", flat=True)
    return store_results(campaign=assessment.campaign, organisation=assessment.organisation, subjects=touched)


def store_results_of_asking(*, asking_id: int) -> int:
    """All results of one organisation in one round."""
    asked = CampaignOrganisation.objects.select_related("campaign__instrument", "organisation").get(
        pk=asking_id
    )
    return store_results(campaign=asked.campaign, organisation=asked.organisation)


@transaction.atomic
def store_results(
    *,
    campaign: Campaign,
    organisation: Organisation,
    subjects: Iterable[UUID | None] | None = None,
    then_roll_up: bool = True,
) -> int:
    """Keep what the answers come to now, for these subjects or for all; what is fresh stays untouched.

    Two at once come one after the other, so that the later one has counted the later answers.
    """
    asked = CampaignOrganisation.objects.filter(campaign=campaign, organisation=organisation)
    if asked.select_for_update(no_key=True).first() is None:
        return 0
    prints = fingerprints(campaign, organisation)
    kept = kept_results(campaign, organisation, prints).defer("numbers")
    fresh = {row.partnership_id for row in kept if is_fresh(row, prints)}
    wanted = prints.keys() if subjects is None else prints.keys() & set(subjects)
    counted = count_numbers(campaign, organisation, wanted - fresh)
    _keep(campaign, organisation, counted, prints)
    if counted and then_roll_up:
        _queue_rollup(campaign, organisation, prints.values())
    return len(counted)


def _keep(
    campaign: Campaign,
    organisation: Organisation,
    counted: Mapping[SubjectId, TeamNumbers],
    prints: Mapping[SubjectId, str],
) -> None:
    """Three statements however many subjects there are: whoever comes here holds the organisation's row."""
    there = dict(
        Result.objects.filter(campaign=campaign, organisation=organisation).values_list(
            "partnership_id", "pk"
        )
    )
    rows = [
        Result(
            pk=there.get(subject),
            campaign=campaign,
            organisation=organisation,
            partnership_id=subject,
            engine_version=models_engine.__version__,
            instrument_hash=campaign.instrument.content_hash,
            fingerprint=prints[subject],
            respondents=numbers.people,
            numbers=as_data(numbers),
            # The database's clock is also what keeps Django from sending the numbers as one array, which takes
            # longer to quote than to count.
            computed_at=Now(),
        )
        for subject, numbers in counted.items()
    ]
    Result.objects.bulk_create([row for row in rows if row.pk is None])
    Result.objects.bulk_create(
        [row for row in rows if row.pk is not None],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=COUNTED,
    )


def _queue_rollup(campaign: Campaign, organisation: Organisation, prints: Iterable[str]) -> None:
    """What the organisation adds to the figures of its areas follows from its results: once for each state of them."""
    state = sha256(" ".join(sorted(prints)).encode()).hexdigest()[:16]
    queue_job(
        name="dashboards.roll_up",
        key=f"rollup:{campaign.pk}:{organisation.pk}:{state}",
        campaign_id=str(campaign.pk),
        organisation_id=str(organisation.pk),
    )


def store_all_results() -> int:
    """Every result that is missing or no longer fresh, one after the other, for whoever waits for it at a terminal.

    The service itself spreads them over jobs (services/queue_results.py).
    """
    return sum(
        store_results(campaign=asked.campaign, organisation=asked.organisation)
        for asked in CampaignOrganisation.objects.select_related("campaign__instrument", "organisation")
    )

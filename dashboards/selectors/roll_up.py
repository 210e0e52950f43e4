"""What one organisation's people sent in one round, as far as the figures of its areas need it.

The only place in this app that reads what stands behind an organisation's own pages: stored results, who has sent a
sheet, and the plans. Everything from here goes into a rollup, which no page reads.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

import models_engine
from assessments.enums import ActionStatus
from assessments.models import Action, AnonymousEnvelope, Answer, Campaign, CampaignOrganisation
from assessments.selectors.campaigns import Counts, counts_of
from assessments.selectors.numbers import TeamNumbers
from assessments.selectors.numbers_as_data import from_data
from assessments.selectors.team_numbers import (
    SubjectId,
    fingerprints,
    is_fresh,
    kept_results,
    sent_sheets,
)
from models_engine import Instrument, version_diff
from organisations.models import Organisation

# With another form of the numbers every rollup is counted anew.
FORM = 2
MARK_LENGTH = 12


@dataclass(frozen=True)
class Sent:
    """One person's counting sheets: of what, and the mark that changes when one of them is sent again."""

    mark: str
    subjects: frozenset[SubjectId]
    by_link: bool


@dataclass(frozen=True)
class Sources:
    """`fingerprint` is that of everything that goes into the rollup."""

    people: tuple[Sent, ...]
    counts: Counts
    last_answer_on: date | None
    carried: int
    mechanisms: tuple[int, ...]
    previous: Campaign | None
    fingerprint: str


def roll_up_sources(campaign: Campaign, organisation: Organisation, moment: datetime) -> Sources:
    """Who has sent what, and what is planned; the cheap part, by which it is seen whether anything changed."""
    sheets, links, last = defaultdict(list), set(), None
    rows = sent_sheets(campaign, organisation).order_by("pk")
    for pk, assessment, subject, link, sent_at in rows.values_list(
        "pk", "assessment_id", "partnership_id", "assessment__link_hash", "submitted_at"
    ):
        sheets[assessment].append((pk, subject))
        last = max(last, sent_at) if last else sent_at
        if link:
            links.add(assessment)
    people = sorted(
        (
            Sent(_mark(sent), frozenset(subject for _, subject in sent), assessment in links)
            for assessment, sent in sheets.items()
        ),
        # In no order that says who came first.
        key=lambda person: person.mark,
    )
    counts = counts_of(campaign, [organisation.pk], min(moment, campaign.closes_at))[organisation.pk]
    mechanisms = tuple(_mechanisms(organisation))
    previous = _previous(campaign, organisation)
    carried = _carried(campaign.instrument.definition, [pk for sent in sheets.values() for pk, _ in sent])
    prints = sorted(map(str, fingerprints(campaign, organisation).items()))
    before = sorted(fingerprints(previous, organisation).values()) if previous else []
    said = (FORM, models_engine.__version__, campaign.instrument.content_hash, prints, before)
    seen = (counts, carried, mechanisms, [person.mark for person in people])
    return Sources(
        people=tuple(people),
        counts=counts,
        last_answer_on=timezone.localdate(last) if last else None,
        carried=carried,
        mechanisms=mechanisms,
        previous=previous,
        fingerprint=sha256(str((said, seen)).encode()).hexdigest(),
    )


def stored_numbers(campaign: Campaign, organisation: Organisation) -> dict[SubjectId, TeamNumbers]:
    """The results as they are kept; what is not fresh is left out, never counted here. Two queries."""
    prints = fingerprints(campaign, organisation)
    return {
        row.partnership_id: from_data(row.numbers)
        for row in kept_results(campaign, organisation, prints)
        if is_fresh(row, prints)
    }


def asked_organisations(campaign: Campaign) -> list[Organisation]:
    """Everybody whom the round asks, by name."""
    asked = CampaignOrganisation.objects.filter(campaign=campaign).select_related("organisation")
    return [asking.organisation for asking in asked.order_by("organisation__name")]


def _mechanisms(organisation: Organisation) -> list[int]:
    """The mechanisms in the organisation's plans, what was dropped left out; each once."""
    planned = Action.objects.filter(organisation=organisation, mechanism__isnull=False)
    found = planned.exclude(status=ActionStatus.DROPPED).order_by("mechanism")
    return list(found.values_list("mechanism", flat=True).distinct())


def _previous(campaign: Campaign, organisation: Organisation) -> Campaign | None:
    """The organisation's last round before this one, if its questionnaire meant the same by formality."""
    earlier = Campaign.objects.filter(asked__organisation=organisation, opens_at__lt=campaign.opens_at)
    last = earlier.select_related("instrument").order_by("-opens_at").first()
    if last is None or last.instrument.content_hash == campaign.instrument.content_hash:
        return last
    breaks = version_diff(last.instrument.definition, campaign.instrument.definition).measure_breaks
    return None if any(one.code == "formality" for one in breaks) else last


def _mark(sent: list[tuple[UUID, SubjectId]]) -> str:
    return sha256(" ".join(str(pk) for pk, _ in sent).encode()).hexdigest()[:MARK_LENGTH]


def _carried(instrument: Instrument, responses: list[UUID]) -> int:
    """How many answers were confirmed by "nothing changed"; a count, and nothing of what was answered. Of the
    statements of the conditions alone, since their number is what the share is of."""
    statements = [item.code for factor in instrument.factors for item in factor.items]
    carried = Answer.objects.filter(response__in=responses, carried=True)
    return carried.filter(question__in=statements).count()


def has_unopened_answers(campaign: Campaign) -> bool:
    """Answers of an anonymous round that wait to be opened in random order."""
    return campaign.is_anonymous and AnonymousEnvelope.objects.filter(campaign=campaign).exists()

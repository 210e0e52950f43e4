"""What a person may do to each sheet that they can find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F

from accounts.models import User
from assessments.models import Assessment, Response, SectionAssignment
from assessments.rules import EVERYTHING, Hand
from assessments.selectors.visible_responses import ASSIGNING
from organisations.selectors.visible import memberships_of

NOTHING = Hand(sections=frozenset(), sends=False)
Subject = UUID | None


@dataclass(frozen=True)
class Hands:
    """One person's hand on each sheet of an assessment, by its partnership."""

    by_subject: Mapping[Subject, Hand] = field(default_factory=dict)
    otherwise: Hand = EVERYTHING

    def on(self, partnership_id: Subject) -> Hand:
        return self.by_subject.get(partnership_id, self.otherwise)


def hands_of(user: User, assessments: Sequence[Assessment]) -> dict[UUID, Hands]:
    """By assessment. Their own sheets, and those that a small side agrees, people fill in as they like; of an
    organisation's shared answers its leads have everything, and others the sections that were given to them.

    Two queries where one of them is shared so, none otherwise.
    """
    together = [one for one in assessments if one.is_shared and one.campaign.asks_for_one_answer]
    hands = {assessment.pk: Hands() for assessment in assessments}
    if not together:
        return hands
    leads = set(memberships_of(user).filter(role__in=ASSIGNING).values_list("organisation_id", flat=True))
    mine, others = _assigned(together, user)
    for assessment in together:
        own, given_away = mine.get(assessment.pk, {}), others.get(assessment.pk, {})
        if assessment.organisation_id in leads:
            left = {s: codes - own.get(s, frozenset()) for s, codes in given_away.items()}
            hands[assessment.pk] = Hands({s: Hand(others=codes) for s, codes in left.items()})
        else:
            held = {s: Hand(sections=codes, sends=False) for s, codes in own.items()}
            hands[assessment.pk] = Hands(held, otherwise=NOTHING)
    return hands


def hand_on(user: User, response: Response) -> Hand:
    return hands_of(user, [response.assessment])[response.assessment_id].on(response.partnership_id)


Sections = dict[UUID, dict[Subject, frozenset[str]]]


def _assigned(assessments: Sequence[Assessment], user: User) -> tuple[Sections, Sections]:
    """Which sections are the person's and which are others', by assessment and subject. Who left has none."""
    mine: Sections = {}
    others: Sections = {}
    assigned = SectionAssignment.objects.filter(
        assessment__in=assessments,
        person__memberships__organisation=F("assessment__organisation"),
        person__memberships__identity_verified=True,
    )
    rows = assigned.values_list("assessment_id", "partnership_id", "section", "person_id")
    for assessment_id, subject, section, person_id in rows:
        sections = (mine if person_id == user.pk else others).setdefault(assessment_id, {})
        sections[subject] = sections.get(subject, frozenset()) | {section}
    return mine, others

"""One organisation's side of one round before one viewer: what all its results start from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import MEMBERSHIP_ROLES
from assessments.enums import AskedFor, CampaignMode, SheetCode
from assessments.models import Campaign, CampaignOrganisation, ChosenPartnership
from assessments.selectors.agreed import TOGETHER, AgreedSheet, agreed_sheets
from assessments.selectors.answers import PersonAnswers, SideAnswers, read_side
from assessments.selectors.numbers import TeamNumbers, numbers_of
from assessments.selectors.readings import Audience, Reading
from assessments.selectors.team_numbers import SubjectId, numbers_by_subject, subject_kind, team_numbers
from models_engine import Instrument
from organisations.models import Organisation
from organisations.selectors.visible import membership_in, visible_partnerships


@dataclass(frozen=True)
class Viewer:
    """`vouched_for`: somebody of the organisation has confirmed that the viewer works there. Whom a partner
    invited sees their own answers only until then: no link that a partner can send opens a team's result. In an
    `anonymous` round nobody's own answers are known, and there is a result only after it has closed."""

    answered: bool
    leads: bool
    vouched_for: bool = True
    sees_agreed: bool = False
    anonymous: bool = False

    @property
    def sees_team(self) -> bool:
        """Their own answers, the team's, or the sheet that the side agreed."""
        return self.answered or self.sees_agreed or ((self.leads or self.anonymous) and self.vouched_for)


@dataclass(frozen=True)
class Side:
    """Read once for all subjects.

    `answers` are the viewer's and what was agreed, or everybody's where numbers are explained. The `agreed` sheets
    are for everybody whom the organisation vouches for.
    """

    viewer: User
    leads: bool
    vouched_for: bool
    instrument: Instrument
    team_view: bool
    asked_itself: bool
    chosen: Sequence[ChosenPartnership]
    teams: dict[SubjectId, TeamNumbers]
    answers: SideAnswers
    agreed: Mapping[SubjectId, AgreedSheet]
    one_answer: bool
    anonymous: bool = False

    @classmethod
    def read(
        cls,
        viewer: User,
        campaign: Campaign,
        organisation: Organisation,
        partnership_ids: Sequence[UUID] | None = None,
        *,
        to_explain: bool = False,
    ) -> "Side":
        instrument = campaign.instrument.definition
        if to_explain:
            answers = read_side(campaign, organisation, partnership_ids, Q())
            teams = numbers_by_subject(instrument, answers)
        else:
            whose = Q(assessment__person=viewer) | TOGETHER
            answers = read_side(campaign, organisation, partnership_ids, whose)
            teams = team_numbers(campaign, organisation, partnership_ids)
        asked = CampaignOrganisation.objects.get(campaign=campaign, organisation=organisation)
        membership = membership_in(viewer, organisation)
        vouched_for = membership is not None and membership.identity_verified
        chosen = asked.chosen.all()
        if not vouched_for:
            chosen = chosen.filter(partnership__in=visible_partnerships(viewer).values("pk"))
        return cls(
            viewer,
            membership is not None
            and Permission.RESULT_TEAM_VIEW in MEMBERSHIP_ROLES[membership.role].permissions,
            vouched_for,
            instrument,
            asked.team_view,
            asked.asked_for == AskedFor.WHOLE,
            list(chosen.select_related("partnership")),
            teams,
            answers,
            agreed_sheets(campaign, organisation, partnership_ids) if vouched_for else {},
            campaign.mode == CampaignMode.SHARED,
            campaign.is_anonymous,
        )

    def audience(self, partnership_id: SubjectId) -> Audience:
        """The viewer before one partnership's numbers, before the organisation's where there is none."""
        own, agreed = self.own(partnership_id), self.result_is_agreed(partnership_id)
        return Audience(
            self._team(partnership_id),
            self._numbers(partnership_id, own) if own else None,
            self.vouched_for and (bool(own) or self.leads or self.anonymous),
            self.team_view,
            self._numbers(partnership_id, self.together(partnership_id)) if agreed else None,
            agreed.people if agreed else 0,
        )

    def result_is_agreed(self, partnership_id: SubjectId) -> AgreedSheet | None:
        """The agreed sheet, where it makes the result: not where enough people have answered each for themselves."""
        enough = self.instrument.minimums.own_side_perception_mean
        if self._team(partnership_id).people >= enough and not self.one_answer:
            return None
        return self.agreed.get(partnership_id)

    def own(self, partnership_id: SubjectId) -> Sequence[PersonAnswers]:
        """The viewer's own sheet, if they sent one."""
        return self._sheets(partnership_id, self.viewer.pk)

    def behind(self, reading: Reading, partnership_id: SubjectId) -> Sequence[PersonAnswers]:
        """The very answers that a number of this reading is taken from."""
        if reading is Reading.OWN:
            return self.own(partnership_id)
        if reading is Reading.AGREED:
            return self.together(partnership_id)
        return [person for person in self.answers.about(partnership_id) if person.person_id]

    def together(self, partnership_id: SubjectId) -> Sequence[PersonAnswers]:
        """The sheet that was filled in together, if there is one."""
        return self._sheets(partnership_id, None)

    def viewer_of(self, who: Audience) -> Viewer:
        return Viewer(
            who.own is not None, self.leads, self.vouched_for, who.agreed is not None, self.anonymous
        )

    def pulse(self, partnership_id: UUID) -> bool:
        return any(
            chosen.sheet == SheetCode.PARTNERSHIP_PULSE
            for chosen in self.chosen
            if chosen.partnership_id == partnership_id
        )

    def _sheets(self, partnership_id: SubjectId, person_id: UUID | None) -> Sequence[PersonAnswers]:
        answered = self.answers.about(partnership_id)
        return [person for person in answered if person.person_id == person_id]

    def _team(self, partnership_id: SubjectId) -> TeamNumbers:
        return self.teams.get(partnership_id) or self._numbers(partnership_id, [])

    def _numbers(self, partnership_id: SubjectId, answered: Sequence[PersonAnswers]) -> TeamNumbers:
        return numbers_of(self.instrument, subject_kind(partnership_id), answered)

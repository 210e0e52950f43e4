"""Areas with organisations that have answered, and what was published of them."""

from dataclasses import dataclass, field
from datetime import timedelta

import factory
from django.utils import timezone

import models_engine
from accounts.models import User
from assessments.enums import ResponseStatus, SheetCode
from assessments.models import Answer, Assessment, Campaign, Response, answer_columns
from dashboards.models import Batch, Publication
from dashboards.services.publish_due import publish_up_to_date
from organisations.models import Organisation, OrganisationParent, Partnership
from tests.factories import area_contents
from tests.factories.accounts import UserFactory
from tests.factories.assessments import (
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    InstrumentFactory,
)
from tests.factories.organisations import OrganisationFactory, OrganisationParentFactory, PartnershipFactory
from tests.factories.sides import moved_by, placed_answers, sheet_answers


class BatchFactory(factory.django.DjangoModelFactory):
    """The final batch of a round, unless told otherwise."""

    class Meta:
        model = Batch

    campaign = factory.SubFactory(CampaignFactory)
    number = factory.LazyAttribute(lambda o: Batch.objects.filter(campaign=o.campaign).count() + 1)
    published_at = factory.LazyFunction(timezone.now)
    final = True
    engine_version = models_engine.__version__


class PublicationFactory(factory.django.DjangoModelFactory):
    """All of England in a round of the newest questionnaire, with every panel filled."""

    class Meta:
        model = Publication

    batch = factory.SubFactory(BatchFactory, campaign__instrument__version=2)
    area = "england"
    boundaries = factory.LazyAttribute(lambda o: o.batch.campaign.first_day)
    kind = ""
    counted_in = factory.LazyAttribute(lambda o: o.batch.number)
    has_figures = True
    content = factory.LazyFunction(area_contents.full)


@dataclass
class AreaWorld:
    """One region with two boards: `north` of five trusts and `south` of four. Each trust has one partnership with the
    next, in a ring. `campaigns` are the rounds, the oldest first."""

    region: Organisation
    north: Organisation
    south: Organisation
    trusts: list[Organisation]
    partnerships: list[Partnership]
    campaigns: list[Campaign] = field(default_factory=list)

    @property
    def campaign(self) -> Campaign:
        return self.campaigns[-1]

    def about(self, trust: Organisation) -> Partnership:
        return self.partnerships[self.trusts.index(trust)]

    def open_round(self, *, days_ago: int = 7, version: int = 2, **fields) -> Campaign:
        now = timezone.now()
        campaign = CampaignFactory(
            instrument=InstrumentFactory(version=version),
            opens_at=now - timedelta(days=days_ago),
            **{"closes_at": now - timedelta(days=days_ago - 28), **fields},
        )
        for trust in self.trusts:
            asked = CampaignOrganisationFactory(campaign=campaign, organisation=trust)
            ChosenPartnershipFactory(campaign_organisation=asked, partnership=self.about(trust))
        self.campaigns.append(campaign)
        return campaign

    def answer(self, trust: Organisation, people: int = 1, value: int = 4, **changed) -> None:
        """So many new people of the trust send both sheets, in the latest round."""
        send_both(self.campaign, trust, self.about(trust), people, value, **changed)

    def close(self) -> Batch | None:
        """The latest round ends, and is published."""
        self.campaign.closes_at = timezone.now() - timedelta(minutes=1)
        self.campaign.save()
        return self.publish(final=True)

    def publish(self, *, final: bool = False, moment=None) -> Batch | None:
        return publish_up_to_date(campaign=self.campaign, moment=moment or timezone.now(), final=final)

    def published(self, area: str = "england", kind: str = "", campaign: Campaign | None = None) -> dict:
        """The latest content of an area, in the boundaries of the round's first day."""
        campaign = campaign or self.campaign
        rows = Publication.objects.filter(
            batch__campaign=campaign, area=area, kind=kind, boundaries=campaign.first_day
        )
        return rows.latest("batch__number").content


def make_area_world(*, rounds: int = 0, people: int = 4, trusts: tuple[int, int] = (5, 4)) -> AreaWorld:
    """Region Y91 with the boards QN1 and QS1. With `rounds`, so many closed and published ones, half a year apart: in
    each, everybody of a trust answers alike, and one trust a little higher than the one before it."""
    region = OrganisationFactory(ods_code="Y91", local_id=None, name="Midlands and Moors", kind="region")
    boards = []
    for code, name in (("QN1", "Northern Moors ICB"), ("QS1", "Southern Vales ICB")):
        board = OrganisationFactory(ods_code=code, local_id=None, name=name, kind="icb")
        OrganisationParentFactory(organisation=board, parent=region)
        boards.append(board)
    found = []
    for board, count in zip(boards, trusts, strict=True):
        for number in range(count):
            trust = OrganisationFactory(name=f"{board.name[:-4]} Trust {number + 1}", kind="acute_trust")
            OrganisationParentFactory(organisation=trust, parent=board)
            found.append(trust)
    ring = [
        PartnershipFactory(name=f"Ring {number + 1}", organisations=[trust, found[(number + 1) % len(found)]])
        for number, trust in enumerate(found)
    ]
    world = AreaWorld(region, boards[0], boards[1], found, ring)
    for number in range(rounds):
        world.open_round(days_ago=183 * (rounds - number))
        for place, trust in enumerate(found):
            world.answer(trust, people, value=2 + (place + number) % 3)
        world.close()
    return world


def move(organisation: Organisation, to: Organisation, day) -> None:
    """From that day on the organisation belongs to another body."""
    OrganisationParent.objects.filter(organisation=organisation, valid_to__isnull=True).update(
        valid_to=day - timedelta(days=1)
    )
    OrganisationParentFactory(organisation=organisation, parent=to, valid_from=day)


def send_both(campaign, organisation, partnership, people: int, value: int = 4, **changed) -> None:
    """New people, each with a sheet about the partnership and one about the organisation, written at once."""
    persons = User.objects.bulk_create(UserFactory.build_batch(people))
    assessments = Assessment.objects.bulk_create(
        Assessment(campaign=campaign, organisation=organisation, person=person) for person in persons
    )
    moves = moved_by(DT="MAN POL", DM="MAN", DC="GOV", DE="REC", W1=4, W2=2, G1="now", G2="internal")
    place = {code: given for code, given in placed_answers().items() if code[0] in "FO" and code[1].isdigit()}
    given = {
        partnership: sheet_answers("partnership", value) | place | moves | changed,
        None: sheet_answers("organisation", value) | changed,
    }
    asked = {subject: set(sheet_answers("partnership" if subject else "organisation")) for subject in given}
    responses = Response.objects.bulk_create(
        Response(
            assessment=assessment,
            partnership=subject,
            sheet=SheetCode.PARTNERSHIP if subject else SheetCode.ORGANISATION,
            status=ResponseStatus.SUBMITTED,
            submitted_at=timezone.now(),
            reference=f"{assessment.pk.hex[:18]}-{'P' if subject else 'O'}",
        )
        for assessment in assessments
        for subject in given
    )
    Answer.objects.bulk_create(
        Answer(response=response, question=code, **answer_columns(str(answer)))
        for response in responses
        for code, answer in given[response.partnership].items()
        if code in asked[response.partnership] or code in moves and response.partnership
    )

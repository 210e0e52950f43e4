"""A world in which there is `rows` of everything that a page can list, seen by the manager of one trust."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from assessments.models import (
    Action,
    AnonymousEnvelope,
    Assessment,
    Campaign,
    ContentRating,
    Response,
    SectionAssignment,
)
from assessments.services.store_psychometrics import store_all_psychometrics
from models_engine import load_instrument
from organisations.models import Invitation, Membership, Organisation, Partnership
from organisations.selectors.people import hash_of
from tests.factories import (
    ActionFactory,
    AreaRoleFactory,
    AssessmentFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    ContentExpertFactory,
    ContentRoundFactory,
    ExportFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationParentFactory,
    PartnershipFactory,
    ReadinessCheckFactory,
    ResponseFactory,
    UserFactory,
)
from tests.factories.area_contents import full, publish
from tests.factories.area_releases import named_rows
from tests.factories.learning import learning_rows
from tests.factories.levers import lever_rows
from tests.factories.sides import moved_by
from tests.factories.workshop_rooms import workshop_things
from tests.factories.workshops import WorkshopFactory


@dataclass
class GrownWorld:
    """`keys` are what addresses take: the manager's own things, the last of each kind."""

    manager: object
    administrator: object
    area_reader: object
    keys: dict


def grow(rows: int) -> GrownWorld:
    """Boards, organisations, people, invitations, partnerships, rounds and sent sheets: `rows` of each."""
    trust = OrganisationFactory(name="Trust")
    manager = MembershipFactory(organisation=trust, role="lead", person=UserFactory(name="Manager")).person
    colleagues = [MembershipFactory(organisation=trust).person for _ in range(rows)]
    for _ in range(rows):
        InvitationFactory(organisation=trust, invited_by=manager)
        OrganisationFactory(kind="icb")
    partnerships = [
        PartnershipFactory(organisations=[trust, OrganisationFactory()], name=f"Partnership {number}")
        for number in range(rows)
    ]
    PartnershipFactory.create_batch(
        rows,
        organisations=[trust, OrganisationFactory()],
        ended_on=timezone.localdate(),
        end_reason="It was over.",
    )
    for partnership in [None, *partnerships]:
        _plan(trust, partnership, manager, rows)
    for number in range(rows):
        campaign = CampaignFactory(
            instrument__version=2, opens_at=timezone.now() - timedelta(days=30 - number)
        )
        asked = CampaignOrganisationFactory(campaign=campaign, organisation=trust, team_view=True)
        for _ in range(rows):
            CampaignOrganisationFactory(campaign=campaign)
        for partnership in partnerships:
            ChosenPartnershipFactory(
                campaign_organisation=asked, partnership=partnership, finished_at=timezone.now()
            )
        for person in [*colleagues, manager]:
            _send_everything(campaign, person, trust, partnerships)
    shared = _share(trust, partnerships, colleagues)
    store_all_psychometrics(by=None)
    keys = _keys(trust, manager) | _panels(rows) | {"shared": shared} | learning_rows(trust, rows)
    code = f"y9{rows}"
    reader = _area(trust, code, rows)
    named = named_rows(manager, reader, trust, partnerships, rows)
    workshops = workshop_things(
        [manager, *colleagues],
        Partnership.objects.get(pk=keys["partnership_id"]),
        rows=rows,
        secret=f"grown-{rows}",
    )
    WorkshopFactory.create_batch(rows, created_by=manager, organisation=trust)
    facilitators = UserFactory.create_batch(rows, is_facilitator=True)
    InvitationFactory.create_batch(rows, organisation=None, to_facilitate=True)
    keys |= {"workshops": workshops, "person_id": facilitators[-1].pk}
    levers = lever_rows(code, reader, manager, [trust, *OrganisationFactory.create_batch(rows)], rows)
    return GrownWorld(
        manager, UserFactory(is_administrator=True), reader, keys | {"area_code": code} | named | levers
    )


def _area(trust: Organisation, code: str, rows: int):
    """Somebody who sees a region: boards in it, organisations in the first, and published rounds of each."""
    region = OrganisationFactory(ods_code=code.upper(), local_id=None, kind="region")
    boards = [
        OrganisationFactory(ods_code=f"Q{rows}{number}", local_id=None, kind="icb") for number in range(rows)
    ]
    for board in boards:
        OrganisationParentFactory(organisation=board, parent=region)
    for organisation in [trust, *OrganisationFactory.create_batch(rows)]:
        OrganisationParentFactory(organisation=organisation, parent=boards[0])
    for campaign in Campaign.objects.filter(mode="each"):
        batch = publish(campaign, code, full()).batch
        for board in boards:
            publish(campaign, board.ods_code.lower(), full(), batch=batch)
    return AreaRoleFactory(area=region).person


def _send_everything(
    campaign: Campaign, person, trust: Organisation, partnerships: list[Partnership]
) -> Assessment:
    instrument = load_instrument()
    assessment = AssessmentFactory(campaign=campaign, organisation=trust, person=person)
    for partnership in [None, *partnerships]:
        sheet = instrument.sheet("partnership" if partnership else "organisation")
        codes = [code for code in sheet.question_codes if code in instrument.item_index]
        moves = moved_by(DT="MAN POL", DE="REC IMO", W1=4, G1="now", G2="internal") if partnership else {}
        ResponseFactory(
            assessment=assessment,
            partnership=partnership,
            submitted=True,
            answers=dict.fromkeys(codes, 4) | moves,
        )
    return assessment


def _plan(trust: Organisation, partnership: Partnership | None, manager, rows: int) -> None:
    """Actions that are late, due soon and done, and those that the partner shows."""
    today = timezone.localdate()
    about = {"organisation": trust, "partnership": partnership, "created_by": manager}
    for number in range(rows):
        ActionFactory(owner=manager, due_on=today - timedelta(days=number), **about)
        ActionFactory(status="done", closed_on=today, review_note="It works.", **about)
        if partnership:
            other = partnership.organisations.exclude(pk=trust.pk).get()
            ActionFactory(**about | {"organisation": other}, shared_with_partner=True)


def _share(trust: Organisation, partnerships: list[Partnership], colleagues: list) -> dict:
    """A round that asks for one shared answer, in which each colleague has been given a section."""
    campaign = CampaignFactory(mode="shared", opens_at=timezone.now() - timedelta(days=60))
    asked = CampaignOrganisationFactory(campaign=campaign, organisation=trust)
    together = AssessmentFactory(campaign=campaign, organisation=trust, person=None)
    draft = ResponseFactory(assessment=together)
    for partnership in partnerships:
        ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)
        ResponseFactory(assessment=together, partnership=partnership)
    for colleague in colleagues:
        SectionAssignment.objects.create(assessment=together, section="organisational", person=colleague)
    return {"campaign_id": campaign.pk, "response_id": draft.pk}


def _panels(rows: int) -> dict:
    """Rounds of experts: the last closed one, in which so many statements were rated by enough of them, and an open
    one with somebody's link."""
    for _ in range(rows):
        closed = ContentRoundFactory(closes_on=timezone.localdate() - timedelta(days=1))
    for _ in range(rows + 2):
        expert = ContentExpertFactory(round=closed)
        for item in load_instrument().items[: rows * 2]:
            ContentRating.objects.create(expert=expert, item=item.code, relevance=4, comment="Clear.")
    invited = ContentExpertFactory(secret=f"grown-{rows}")
    for item in load_instrument().factor("SEA").items[:rows]:
        ContentRating.objects.create(expert=invited, item=item.code, relevance=3)
    _anonymous_round(f"grown-{rows}", rows)
    return {
        "round_id": closed.pk,
        "expert_id": invited.pk,
        "secret": f"grown-{rows}",
        "subject": "organisation",
    }


def _anonymous_round(secret: str, rows: int) -> None:
    """Of another organisation: whoever has a link need not belong anywhere."""
    opened = timezone.now() - timedelta(days=2000)
    campaign = CampaignFactory(privacy="anonymous", opens_at=opened)
    asked = CampaignOrganisationFactory(campaign=campaign)
    place = {"campaign": asked.campaign, "organisation": asked.organisation}
    for number in range(rows):
        partnership = PartnershipFactory(organisations=[asked.organisation, OrganisationFactory()])
        ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)
        AnonymousEnvelope.objects.create(**place, link_hash=hash_of(f"{secret} {number}"))
    AnonymousEnvelope.objects.create(**place, link_hash=hash_of(secret))


def _keys(trust: Organisation, manager) -> dict:
    """The manager's last sent sheet about the organisation is reopened, so that there is a draft as well."""
    sent = Response.objects.filter(assessment__person=manager, partnership=None).latest("pk")
    campaign = sent.assessment.campaign
    partnership = campaign.asked.get(organisation=trust).chosen.first().partnership
    draft = ResponseFactory(assessment=sent.assessment, version=2, answers={"SEA1": 4}, reopen_reason="More")
    check = ReadinessCheckFactory(
        organisation=trust, partnership=partnership, filled_by=manager, finished=True
    )
    about = {"organisation": trust, "partnership": partnership, "campaign": campaign}
    export = ExportFactory(person=manager, state="ready", content=b"%PDF", **about)
    return {
        "organisation_id": trust.pk,
        "export_id": export.pk,
        "form": "csv",
        "check_id": check.pk,
        "partnership_id": partnership.pk,
        "campaign_id": campaign.pk,
        "membership_id": Membership.objects.filter(organisation=trust, role="respondent").first().pk,
        "invitation_id": Invitation.objects.first().pk,
        "number": 4,
        "action_id": Action.objects.filter(owner=manager, partnership=partnership).first().pk,
        "assessment_id": sent.assessment_id,
        "response_id": draft.pk,
        "sent_response_id": sent.pk,
        "page": "looking-outside",
        "panel": "factors",
        "code": "SEA",
    }

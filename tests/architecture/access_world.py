"""Two organisations that have nothing to do with each other, each with one of everything that an address names.

`manager` and `colleague` belong to the one, `outsider` to the other; `partner` to the first one's partner. The
assessment and the answers belong to `manager` and to `outsider` themselves. `regional_viewer` sees the area of the
first trust and not the one of the other; `national_viewer` sees both. `facilitator` belongs to nothing of it, and
runs the first one's workshops beside `manager`.
"""

from accounts.models import Bounce
from assessments.models import AnonymousEnvelope, ReminderDay, SectionAssignment
from assessments.selectors.reminders import stop_token
from assessments.services.store_psychometrics import store_psychometrics
from organisations.models import Organisation
from organisations.selectors.people import hash_of
from tests.factories import (
    ActionFactory,
    AssessmentFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    ContentExpertFactory,
    ExportFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationParentFactory,
    PartnershipFactory,
    ReadinessCheckFactory,
    ResponseFactory,
)
from tests.factories.area_contents import full, publish
from tests.factories.area_releases import named_things
from tests.factories.learning import learning_things
from tests.factories.levers import lever_things
from tests.factories.workshop_rooms import workshop_things

SEATS = (
    "anonymous",
    "manager",
    "colleague",
    "partner",
    "outsider",
    "administrator",
    "regional_viewer",
    "national_viewer",
    "facilitator",
)
# These are about answers that have been sent; every other address is about a draft.
ABOUT_SENT = {"assessments:submitted", "assessments:reopen_response", "assessments:response_version"}

# These are about a round that asks for one shared answer, in which `colleague` has been given a section.
ABOUT_SHARED = {
    "assessments:assign_sections",
    "assessments:withdraw_section",
    "assessments:submit_agreed_sheet",
}

# These are about a workshop in preparation, one that is rehearsed or one that is over; every other address of one that
# runs.
ABOUT_WORKSHOPS = {
    "prepared": {
        "workshops:prepare_workshop",
        "workshops:edit_workshop",
        "workshops:propose_agenda",
        "workshops:add_step",
        "workshops:edit_step",
        "workshops:remove_step",
        "workshops:move_step",
        "workshops:workshop_groups",
        "workshops:hand_over",
        "workshops:take_over",
        "workshops:print_workshop",
        "workshops:start_workshop",
        "workshops:start_rehearsal",
        "workshops:delete_workshop",
    },
    "rehearsal": {"workshops:end_rehearsal"},
    "ended": {
        "workshops:workshop_record",
        "workshops:record_csv",
        "workshops:record_csv_metadata",
        "workshops:request_record_pdf",
        "workshops:record_file",
        "workshops:download_record",
        "workshops:confirm_room_action",
        "workshops:dismiss_room_action",
    },
}


def state_of_workshop(name: str) -> str:
    """In which state the workshop is that an address is tried with."""
    return next((state for state, names in ABOUT_WORKSHOPS.items() if name in names), "live")


class World:
    def __init__(self, seats: dict, ours: dict, theirs: dict):
        self.seats = {"anonymous": None, **seats}
        self.sides = {"ours": ours, "theirs": theirs}

    def keys(self, name: str, wanted, side: str) -> dict:
        known = self.sides[side]
        if name in ABOUT_SENT:
            known = known | {"response_id": known["sent_response_id"]}
        if name in ABOUT_SHARED:
            known = known | known["shared"]
        if name == "assessments:take_anonymous_link":
            known = known | {"campaign_id": known["by_link"]}
        if name == "dashboards:register_learning_partnership":
            known = known | {"contact_request_id": known["accepted"]}
        if name.startswith("workshops:"):
            known = known | known["workshops"][state_of_workshop(name)]
        if name == "organisations:withdraw_facilitator_role":
            known = known | {"person_id": self.seats["facilitator"].pk}
        if name == "assessments:explain_partnership":
            known = known | {"code": "formality"}
        return {key: known[key] for key in wanted}


def make_world(seats: dict, trust, partnership, campaign) -> World:
    outsider = seats["outsider"]
    far = outsider.memberships.get().organisation
    far_partnership = PartnershipFactory(organisations=[far, OrganisationFactory()])
    # The newest version, which has every section and advice.
    far_campaign = CampaignFactory(instrument__version=2)
    campaign.instrument = far_campaign.instrument
    campaign.save()
    asked = CampaignOrganisationFactory(campaign=far_campaign, organisation=far)
    ChosenPartnershipFactory(campaign_organisation=asked, partnership=far_partnership)
    MembershipFactory(organisation=far)
    store_psychometrics(by=None, version=campaign.instrument)
    viewer = seats["regional_viewer"]
    region = viewer.area_roles.get().area
    near_area, far_area = _area(region, trust), _area(None, far)
    far_region = Organisation.objects.get(ods_code="Y91")
    publish(campaign, near_area, full())
    publish(far_campaign, far_area, full())
    return World(
        seats,
        _side(
            seats["manager"],
            trust,
            partnership,
            campaign,
            seats["colleague"].memberships.get(),
            "our-secret",
            [seats["manager"], seats["facilitator"]],
        )
        | {"area_code": near_area}
        | named_things(seats, campaign, trust, partnership, region=region, area="england", reader=viewer)
        | lever_things("england", seats["national_viewer"], seats["manager"], trust),
        _side(
            outsider, far, far_partnership, far_campaign, far.memberships.last(), "their-secret", [outsider]
        )
        | {"area_code": far_area}
        | named_things(
            seats, far_campaign, far, far_partnership, region=far_region, area=far_area, reader=outsider
        )
        | lever_things(far_area, seats["national_viewer"], outsider, far),
    )


def _area(region, organisation) -> str:
    """The code of a board with the organisation in it, in the region given or in a new one."""
    region = region or OrganisationFactory(ods_code="Y91", local_id=None, name="Far region", kind="region")
    board = OrganisationFactory(ods_code=f"Q{region.ods_code}", local_id=None, kind="icb")
    OrganisationParentFactory(organisation=board, parent=region)
    OrganisationParentFactory(organisation=organisation, parent=board)
    return board.ods_code.lower()


def _side(person, organisation, partnership, campaign, membership, secret, facilitators) -> dict:
    assessment = AssessmentFactory(campaign=campaign, organisation=organisation, person=person)
    draft = ResponseFactory(assessment=assessment)
    sent = ResponseFactory(assessment=assessment, partnership=partnership, submitted=True, answers={"F1": 4})
    invitation = InvitationFactory(organisation=organisation, invited_by=person, secret=secret)
    action = ActionFactory(organisation=organisation, partnership=partnership, created_by=person)
    check = ReadinessCheckFactory(organisation=organisation, partnership=partnership, filled_by=person)
    shared = CampaignFactory(mode="shared")
    CampaignOrganisationFactory(campaign=shared, organisation=organisation)
    by_link = CampaignFactory(privacy="anonymous", instrument=campaign.instrument)
    CampaignOrganisationFactory(campaign=by_link, organisation=organisation)
    AnonymousEnvelope.objects.create(campaign=by_link, organisation=organisation, link_hash=hash_of(secret))
    together = AssessmentFactory(campaign=shared, organisation=organisation, person=None)
    given = SectionAssignment.objects.create(
        assessment=together, section="organisational", person=membership.person
    )
    expert = ContentExpertFactory(secret=secret)
    page = campaign.instrument.definition.sheet(draft.sheet).sections[0].pages[0]
    workshops = workshop_things(facilitators, partnership, secret=f"{secret}-workshop")
    return (
        workshops["live"]
        | {
            "organisation_id": organisation.pk,
            "partnership_id": partnership.pk,
            "campaign_id": campaign.pk,
            "membership_id": membership.pk,
            "invitation_id": invitation.pk,
            "secret": secret,
            "round_id": expert.round_id,
            "expert_id": expert.pk,
            "assessment_id": assessment.pk,
            "response_id": draft.pk,
            "sent_response_id": sent.pk,
            "action_id": action.pk,
            "check_id": check.pk,
            "page": page.code,
            "code": "SEA",
            "number": 4,
            "form": "json",
            "slug": "learning-ecosystem",
            "version": 2,
            "panel": "factors",
            "export_id": ExportFactory(
                person=person, organisation=organisation, partnership=partnership, campaign=campaign
            ).pk,
            "key": "unknown",
            "uidb36": "abc",
            "assignment_id": given.pk,
            "bounce_id": Bounce.objects.create(address=membership.person.email.lower()).pk,
            "day_id": ReminderDay.objects.create(campaign=campaign, on=campaign.first_day).pk,
            "token": stop_token(person),
            "by_link": by_link.pk,
            "subject": "organisation",
            "workshops": workshops,
            "person_id": person.pk,
            "facilitator_invitation_id": InvitationFactory(organisation=None, to_facilitate=True).pk,
            "shared": {"campaign_id": shared.pk, "response_id": ResponseFactory(assessment=together).pk},
        }
        | learning_things(organisation)
    )

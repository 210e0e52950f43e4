"""The invented world: all there, the same every time, and never in the way of what people make themselves."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db.models import Q
from django.utils import timezone

from accounts.enums import DemonstrationAccount
from accounts.models import AuditEvent, User
from assessments.demonstration.world import demonstration_id
from assessments.enums import ResponseStatus, SheetCode
from assessments.models import Action, Answer, Assessment, Campaign, ChosenPartnership, Response
from assessments.selectors.answers import read_side
from models_engine import load_instrument, place_partnership
from organisations.enums import InvitationState, OrganisationKind
from organisations.models import AreaRole, Invitation, Membership, Organisation, Partnership
from organisations.selectors.areas import area_tree

pytestmark = pytest.mark.django_db


def test_plans_have_something_late_something_closed_and_something_shared(demonstration):
    today = timezone.localdate()
    planned = Action.objects.filter(organisation=demonstration_id("organisation", "northmoor"))

    assert planned.open().filter(due_on__lt=today).exists()
    assert planned.filter(status="done").exclude(review_note="").exists()
    assert Action.objects.filter(shared_with_partner=True).values("organisation").distinct().count() == 2


def test_refuses_outside_demonstration_mode(settings):
    settings.DEMONSTRATION = False
    before = Organisation.objects.count()

    with pytest.raises(CommandError, match="demonstration mode only"):
        call_command("load_demonstration_data")

    assert Organisation.objects.count() == before


def test_makes_an_area_of_four_boards_two_of_them_sparse(demonstration):
    asked = Organisation.objects.exclude(kind__in=[OrganisationKind.ICB, OrganisationKind.REGION])
    today = Q(parents__valid_to=None)
    by_board = Counter(asked.filter(today).values_list("parents__parent__name", flat=True))

    assert asked.count() == 14
    assert Partnership.objects.count() == 31
    assert by_board == {
        "Moor and Vale ICB": 5,
        "Highfell ICB": 5,
        "Saltmarsh Coast ICB": 2,
        "Dalehead ICB": 2,
    }
    assert {board.parents.get().parent.name for board in Organisation.objects.filter(kind="icb")} == {
        "Demonstration North"
    }


def test_two_of_its_boards_became_one_between_the_second_round_and_the_third(demonstration):
    merged = Organisation.objects.get(name="Moor and Vale ICB")
    second, third = (Campaign.objects.get(title=title) for title in ("Second round", "Third round"))
    before = area_tree(second.last_day)
    after = area_tree(third.first_day)

    assert {link.predecessor.name for link in merged.succeeds.all()} == {"Moor ICB", "Vale ICB"}
    assert {area.name for area in before.areas.values()} - {area.name for area in after.areas.values()} == {
        "Moor ICB",
        "Vale ICB",
    }
    trust = demonstration_id("organisation", "northmoor")
    assert trust in before.members["demonstration-moor"]
    assert trust in after.members["demonstration-moor-vale"]


def test_partnerships_have_moved_since_the_first_round(demonstration):
    """Where the world says that one has moved, what people say has moved with it; elsewhere it has not."""
    engine = load_instrument("learning-ecosystem", 1)
    places = {}
    for title in ("First round", "Fourth round"):
        campaign = Campaign.objects.get(title=title)
        side = read_side(campaign, Organisation.objects.get(pk=demonstration_id("organisation", "northmoor")))
        for key in ("shared-record", "community-follower"):
            people = side.partnerships[demonstration_id("partnership", key)]
            places[title, key] = place_partnership(engine, [person.row for person in people]).drive_now

    assert places["First round", "shared-record"] - places["Fourth round", "shared-record"] > 15
    assert (
        abs(places["First round", "community-follower"] - places["Fourth round", "community-follower"]) < 15
    )


def test_no_invented_organisation_carries_a_code_of_the_nhs(demonstration):
    assert not Organisation.objects.filter(ods_code__isnull=False).exists()


def test_has_four_closed_rounds_and_one_open(demonstration):
    now = timezone.now()
    assert sorted(campaign.is_open(now) for campaign in Campaign.objects.all()) == [
        False,
        False,
        False,
        False,
        True,
    ]
    assert not Response.objects.filter(submitted_at__gt=now).exists()
    for response in Response.objects.filter(status=ResponseStatus.SUBMITTED).select_related(
        "assessment__campaign"
    ):
        campaign = response.assessment.campaign
        assert campaign.opens_at <= response.submitted_at <= campaign.closes_at


def test_rounds_from_the_third_on_ask_what_moves_a_partnership(demonstration):
    rounds = {campaign.title: campaign.instrument.version for campaign in Campaign.objects.all()}
    asked = [question.code for question in load_instrument("learning-ecosystem", 2).tick_questions]

    assert rounds == {
        "First round": 1,
        "Second round": 1,
        "Third round": 2,
        "Fourth round": 2,
        "Fifth round": 2,
    }
    assert Answer.objects.filter(question__in=asked).exists()
    assert not Answer.objects.filter(
        question__in=asked, response__assessment__campaign__instrument__version=1
    ).exists()


def test_what_moves_a_partnership_has_sides_of_every_size(demonstration):
    """Enough for numbers on both sides of two, and too few on both sides of one."""
    second = Campaign.objects.get(title="Fifth round")
    sides = {}
    for asked in second.asked.select_related("organisation"):
        for partnership_id, people in read_side(second, asked.organisation).partnerships.items():
            sides.setdefault(str(Partnership.objects.get(pk=partnership_id)), []).append(
                sum(person.dynamics is not None for person in people)
            )

    assert {name: sorted(sizes) for name, sizes in sides.items() if any(sizes)} == {
        "One record for two hospitals": [6, 9],
        "Digital programme pairing": [5, 6],
        "Medicines safety exchange": [1, 3],
        "Stroke advice by video": [4, 5],
        "Community nursing record": [5],
    }


def test_a_section_that_somebody_left_out_is_not_completed(demonstration):
    asked = load_instrument("learning-ecosystem", 2).sheet("partnership").sections[-1]
    codes = [code for page in asked.pages for code in page.question_codes]
    left_out = Response.objects.filter(
        assessment__campaign__title="Fifth round", sheet="partnership", status=ResponseStatus.SUBMITTED
    ).exclude(answers__question__in=codes)

    assert left_out.exists()
    assert not left_out.filter(section_states__section=asked.code).exists()


def test_sides_are_of_every_size(demonstration):
    first = Campaign.objects.get(title="First round")
    sides = Counter(
        Response.objects.filter(assessment__campaign=first, partnership__isnull=False).values_list(
            "partnership", "assessment__organisation"
        )
    )
    assert {1, 2, 3, 4, 6, 12} <= set(sides.values())
    assert len({partnership for partnership, _ in sides}) == 31


def test_nobody_is_asked_for_more_than_three_partnerships_in_full(demonstration):
    full = Counter(
        ChosenPartnership.objects.filter(sheet=SheetCode.PARTNERSHIP).values_list(
            "campaign_organisation", flat=True
        )
    )
    assert max(full.values()) == 3
    assert ChosenPartnership.objects.filter(sheet=SheetCode.PARTNERSHIP_PULSE).exists()


def test_the_accounts_stand_where_the_demonstration_needs_them(demonstration):
    places = {
        account: list(
            Membership.objects.filter(person__email=account.email).values_list("organisation__name", "role")
        )
        for account in DemonstrationAccount
    }
    main = "Northmoor Hospitals NHS Foundation Trust"
    other = "Highfell University Hospitals NHS Foundation Trust"
    assert places == {
        DemonstrationAccount.MANAGER: [(main, "lead")],
        DemonstrationAccount.COLLEAGUE: [(main, "respondent")],
        DemonstrationAccount.OTHER_MANAGER: [(other, "lead")],
        DemonstrationAccount.ADMINISTRATOR: [],
        DemonstrationAccount.REGIONAL_VIEWER: [],
        DemonstrationAccount.REGIONAL_LEAD: [],
        DemonstrationAccount.NATIONAL_VIEWER: [],
        DemonstrationAccount.FACILITATOR: [(main, "respondent")],
    }
    held = AreaRole.objects.values_list("person__email", "area__name", "role")
    assert set(held) == {
        (DemonstrationAccount.REGIONAL_VIEWER.email, "Demonstration North", "regional_viewer"),
        (DemonstrationAccount.REGIONAL_LEAD.email, "Demonstration North", "regional_lead"),
        (DemonstrationAccount.NATIONAL_VIEWER.email, None, "national_viewer"),
    }
    administrators = User.objects.filter(is_administrator=True)
    assert [user.email for user in administrators] == [DemonstrationAccount.ADMINISTRATOR.email]
    assert [user.email for user in User.objects.filter(is_facilitator=True)] == [
        DemonstrationAccount.FACILITATOR.email
    ]
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_the_manager_has_sent_the_closed_rounds_and_is_halfway_into_the_open_one(demonstration):
    own = Assessment.objects.filter(person__email=DemonstrationAccount.MANAGER.email)

    first = own.get(campaign__title="First round")
    assert set(first.responses.values_list("status", flat=True)) == {ResponseStatus.SUBMITTED}
    second = own.get(campaign__title="Fifth round")
    assert set(second.responses.values_list("status", flat=True)) == {ResponseStatus.DRAFT}
    assert second.responses.count() == 5
    draft = second.responses.get(partnership=None)
    assert 0 < draft.answers.count() < 41
    assert list(draft.section_states.values_list("section", "completed")) == [("organisational", True)]
    assert not Assessment.objects.filter(
        person__email=DemonstrationAccount.COLLEAGUE.email, campaign__title="Fifth round"
    ).exists()
    chosen = ChosenPartnership.objects.filter(
        campaign_organisation__campaign__title="Fifth round",
        campaign_organisation__organisation__memberships__person__email=DemonstrationAccount.MANAGER.email,
    )
    assert [choice.sheet for choice in chosen] == [
        SheetCode.PARTNERSHIP,
        SheetCode.PARTNERSHIP,
        SheetCode.PARTNERSHIP,
        SheetCode.PARTNERSHIP_PULSE,
    ]


def test_the_manager_has_sent_invitations_in_each_state(demonstration):
    now = timezone.now()
    sent = Invitation.objects.filter(partnership=None).order_by("email")
    states = [invitation.state(now) for invitation in sent]
    assert states == [InvitationState.OUT_OF_DATE, InvitationState.WITHDRAWN, InvitationState.OPEN]
    assert all(invitation.invited_at < invitation.expires_at for invitation in Invitation.objects.all())


def test_a_second_run_changes_nothing_that_a_person_made_or_removed_since(demonstration, capsys):
    Partnership.objects.filter(name="Falls learning circle").update(name="Renamed by somebody")
    Answer.objects.filter(question="SEA1").delete()
    before = _everything()

    call_command("load_demonstration_data")

    assert _everything() == before
    assert "no changes" in capsys.readouterr().out


def test_the_open_round_is_opened_again_once_it_has_closed(demonstration, capsys):
    second = Campaign.objects.get(title="Fifth round")
    before = _everything()

    with time_machine.travel(second.closes_at + timedelta(days=100), tick=False):
        call_command("load_demonstration_data")
        assert Campaign.objects.get(pk=second.pk).is_open(timezone.now())

    assert _everything() == before
    assert "1 reopened round" in capsys.readouterr().out


def test_loading_is_recorded(demonstration):
    event = AuditEvent.objects.get(action="demonstration_loaded")
    assert event.by is None
    assert event.detail["partnerships"] == 31


def _everything() -> dict[str, list]:
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (User, Organisation, Partnership, Membership, Assessment, Response, Answer)
    }

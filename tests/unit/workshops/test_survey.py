"""What a room is told of the survey: what everybody in it may see, and nothing beyond."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.selectors.both_sides import latest_open_round
from tests.factories import (
    CampaignFactory,
    CampaignOrganisationFactory,
    GroupFactory,
    InstrumentFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    WorkshopFacilitatorFactory,
    WorkshopFactory,
)
from tests.factories.open_sides import OpenSides
from tests.factories.sides import moved_by, send, sheet_answers
from workshops.selectors.survey import SidePlace, Survey, survey_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sides(partnership):
    return OpenSides(partnership)


@pytest.fixture
def workshop(partnership, manager):
    """About the partnership, run by the lead of one side."""
    return WorkshopFactory(partnership=partnership, created_by=manager)


@pytest.fixture
def of_trust(trust, manager):
    return WorkshopFactory(organisation=trust, created_by=manager)


def test_what_both_sides_have_released_is_there_by_side(sides, workshop, trust, partner_trust):
    sides.answer(trust, 6, REC1=5)
    sides.answer(partner_trust, 5, **dict.fromkeys(("REC1", "REC2", "REC3"), 2), REC4=4)
    sides.release(trust)
    sides.release(partner_trust)

    found = survey_of(workshop)

    assert found.round_words == "Autumn round"
    assert [(side.name, side.mean, side.people, side.open_end) for side in found.factor("REC")] == [
        ("Eastvale Care", 2.0, 5, ""),
        ("Northmoor Hospitals", 3.8, 6, ""),
    ]
    assert found.place == (
        SidePlace("Eastvale Care", 91.7, 65.0),
        SidePlace("Northmoor Hospitals", 91.7, 65.0),
    )
    assert found.factor("POL") == ()


def test_a_mean_near_the_end_of_the_scale_is_that_end_or_more(sides, workshop):
    everything = dict.fromkeys(("REC1", "REC2", "REC3"), 5)
    sides.open(**everything, REC4=1)
    assert {(side.mean, side.open_end) for side in survey_of(workshop).factor("REC")} == {(4.5, "or_more")}


def test_lanes_are_what_at_least_half_named(sides, workshop):
    sides.open(**moved_by(DE="REC COO", DT="none"))
    assert survey_of(workshop).lane("enable") == (
        ("Eastvale Care", ("REC", "COO")),
        ("Northmoor Hospitals", ("REC", "COO")),
    )
    assert survey_of(workshop).lane("trigger") == (("Eastvale Care", ()), ("Northmoor Hospitals", ()))


def test_nothing_before_both_have_released(sides, workshop, trust, partner_trust):
    sides.answer(trust)
    sides.answer(partner_trust)
    assert survey_of(workshop) == Survey()
    sides.release(trust)
    assert survey_of(workshop) == Survey()
    sides.release(partner_trust)
    assert survey_of(workshop)


def test_nothing_after_one_side_has_withdrawn(sides, workshop, partner_trust):
    sides.open()
    assert survey_of(workshop)
    sides.withdraw(partner_trust)
    assert survey_of(workshop) == Survey()


def test_of_three_sides_all_have_to_be_open(sides, workshop, partnership):
    sides.open()
    third = OrganisationFactory(name="Westbrook Trust")
    partnership.organisations.add(third)
    assert survey_of(workshop) == Survey()

    sides.ask(third)
    sides.answer(third)
    sides.release(third)
    assert len(survey_of(workshop).sides) == 3


def test_who_has_left_the_partnership_is_no_side(sides, workshop, partnership):
    third = OrganisationFactory(name="Westbrook Trust")
    partnership.organisations.add(third)
    sides.ask(third)
    sides.open()
    assert len(survey_of(workshop).sides) == 3
    partnership.organisations.remove(third)
    assert [side.name for side in survey_of(workshop).sides] == ["Eastvale Care", "Northmoor Hospitals"]


def test_the_latest_round_that_is_open_counts(sides, workshop, partnership, trust):
    sides.open()
    later = OpenSides(
        partnership,
        CampaignFactory(
            title="Spring round", instrument=InstrumentFactory(version=2), opens_at=timezone.now()
        ),
    )
    later.answer(trust)
    later.release(trust)
    assert survey_of(workshop).round_words == "Autumn round"
    for organisation in later.leads:
        if organisation != trust:
            later.answer(organisation)
            later.release(organisation)
    assert survey_of(workshop).round_words == "Spring round"


def test_a_second_round_takes_no_more_queries(sides, workshop, partnership, django_assert_num_queries):
    sides.open()
    with django_assert_num_queries(3):
        assert survey_of(workshop).round_words == "Autumn round"

    later = OpenSides(
        partnership, CampaignFactory(instrument=InstrumentFactory(version=2), opens_at=timezone.now())
    )
    later.open()
    with django_assert_num_queries(3):
        assert survey_of(workshop).round_words == str(later.campaign.title)


def test_nothing_where_a_group_comes_from_elsewhere(sides, workshop, trust, outsider):
    sides.open()
    GroupFactory(workshop=workshop, organisation=trust)
    GroupFactory(workshop=workshop, name="Nurses")
    assert survey_of(workshop)
    GroupFactory(workshop=workshop, organisation=outsider.memberships.get().organisation)
    assert survey_of(workshop) == Survey()


def test_nothing_where_nobody_has_vouched_for_who_runs_it(sides, workshop, partner_trust):
    sides.open()
    helper = WorkshopFacilitatorFactory(workshop=workshop, person=UserFactory()).person
    assert survey_of(workshop) == Survey()
    invited = MembershipFactory(person=helper, organisation=partner_trust, identity_verified=False)
    assert survey_of(workshop) == Survey()
    invited.identity_verified = True
    invited.save()
    assert survey_of(workshop)


def test_nothing_as_long_as_nobody_runs_it(sides, workshop):
    sides.open()
    assert survey_of(workshop)
    workshop.facilitators.all().delete()
    assert survey_of(workshop) == Survey()


def test_nothing_for_a_viewer_from_elsewhere(sides, workshop, outsider, partner):
    sides.open()
    assert survey_of(workshop, viewer=partner)
    assert survey_of(workshop, viewer=outsider) == Survey()


def test_nothing_about_an_area_or_nothing_in_particular(sides, board, manager):
    sides.open()
    assert survey_of(WorkshopFactory(area=board, created_by=manager)) == Survey()
    assert survey_of(WorkshopFactory(created_by=manager)) == Survey()


def test_an_organisations_room_is_told_its_teams_means(of_trust, campaign, trust):
    for _ in range(5):
        send(campaign, trust, answers=sheet_answers("organisation", SEA1=2))

    found = survey_of(of_trust)

    assert found.round_words == "Autumn round"
    (said,) = found.factor("SEA")
    assert (said.name, round(said.mean, 2), said.people) == ("Northmoor Hospitals", 3.0, 5)
    assert [(side.mean, side.people) for side in found.item("SEA1")] == [(2.0, 5)]
    assert found.place == ()
    assert found.lane("enable") == ()


def test_a_statement_in_words_of_another_meaning_is_not_compared(of_trust, campaign, trust):
    """The round asked version 1, the room is asked version 2, and INT2 has changed between them."""
    for _ in range(5):
        send(campaign, trust, answers=sheet_answers("organisation"))
    found = survey_of(of_trust)
    assert of_trust.instrument.version != campaign.instrument.version
    assert found.item("INT1")
    assert found.item("INT2") == ()


def test_four_people_of_an_organisation_are_too_few(of_trust, campaign, trust):
    for _ in range(4):
        send(campaign, trust, answers=sheet_answers("organisation"))
    assert survey_of(of_trust) == Survey()
    send(campaign, trust, answers=sheet_answers("organisation"))
    assert survey_of(of_trust)


def test_the_latest_round_with_enough_people_counts(of_trust, campaign, trust):
    later = CampaignFactory(title="Later round", opens_at=timezone.now() - timedelta(hours=1))
    CampaignOrganisationFactory(campaign=later, organisation=trust)
    for _ in range(5):
        send(campaign, trust, answers=sheet_answers("organisation"))
    for _ in range(4):
        send(later, trust, answers=sheet_answers("organisation"))
    assert survey_of(of_trust).round_words == "Autumn round"
    send(later, trust, answers=sheet_answers("organisation"))
    assert survey_of(of_trust).round_words == "Later round"


def test_of_another_organisation_nothing_is_told(of_trust, campaign, partner_trust):
    CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    for _ in range(5):
        send(campaign, partner_trust, answers=sheet_answers("organisation"))
    assert survey_of(of_trust) == Survey()


def test_many_rounds_and_people_take_no_more_queries(
    sides, workshop, partnership, django_assert_max_num_queries
):
    sides.open()
    for _ in range(2):
        OpenSides(partnership).open()
    with django_assert_max_num_queries(10):
        assert survey_of(workshop)


def test_an_organisations_numbers_take_as_few(of_trust, campaign, trust, django_assert_max_num_queries):
    for _ in range(7):
        send(campaign, trust, answers=sheet_answers("organisation"))
    with django_assert_max_num_queries(10):
        assert survey_of(of_trust)


def test_sides_that_have_not_waited_are_not_open(sides, partnership, trust, partner_trust):
    """Released without waiving the wait: the first working days alone have to pass."""
    sides.open()
    assert latest_open_round(partnership)
    partnership.releases.update(wait_waived=False)
    assert latest_open_round(partnership) is None
    assert latest_open_round(partnership, timezone.now() + timedelta(days=60))

"""Before a workshop: what is made at once, what can change and until when, and who may run it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import AuditEvent
from organisations.models import Membership
from tests.factories import (
    AreaRoleFactory,
    BallotFactory,
    GroupFactory,
    InstrumentFactory,
    ParticipantFactory,
    StepFactory,
    UserFactory,
    WorkshopFactory,
)
from workshops.agendas import agenda, default_topics
from workshops.enums import StepKind, WorkshopState
from workshops.models import HandOver, Workshop
from workshops.rules import CannotRun
from workshops.selectors.preparing import begun_steps, hand_over_with_secret, works
from workshops.selectors.subjects import subjects_for
from workshops.services.codes import ALPHABET
from workshops.services.create_workshop import create_workshop
from workshops.services.delete_workshop import delete_workshop
from workshops.services.edit_workshop import edit_workshop
from workshops.services.hand_over import make_hand_over, remove_facilitator, take_over
from workshops.services.set_groups import set_groups
from workshops.services.steps import StepFacts, add_step, apply_agenda, edit_step, move_step, remove_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def instrument():
    return InstrumentFactory(version=2)


@pytest.fixture
def workshop(manager, partnership, instrument):
    return create_workshop(by=manager, minutes=90, partnership=partnership)


def titles(workshop):
    return list(workshop.steps.values_list("title", flat=True))


def orders(workshop):
    return list(workshop.steps.values_list("order", flat=True))


@pytest.mark.parametrize("minutes", [60, 90, 120])
def test_a_new_workshop_has_an_agenda_of_its_length_a_code_and_whoever_made_it(
    manager, partnership, instrument, minutes
):
    made = create_workshop(by=manager, minutes=minutes, partnership=partnership)

    planned = agenda(minutes)
    steps = list(made.steps.all())
    assert [step.kind for step in steps] == [entry.kind for entry in planned.steps]
    assert sum(step.minutes for step in steps) == planned.planned <= 0.9 * minutes
    topics = [step for step in steps if step.kind == StepKind.FACTOR]
    assert [step.factor for step in topics] == list(default_topics())[: planned.topics]
    assert all(len(step.codes) == 4 for step in topics)
    assert (made.title, len(made.room.code)) == ("Workshop: Shared record", 6)
    assert set(made.room.code) <= set(ALPHABET)
    assert [held.person for held in made.facilitators.all()] == [manager]
    assert AuditEvent.objects.get(action="workshop_created").by == manager


def test_groups_are_the_organisations_or_the_roles_within_one(workshop, manager, trust, instrument):
    within = create_workshop(by=manager, minutes=60, organisation=trust)
    anything = create_workshop(by=manager, minutes=60)

    assert {group.name for group in workshop.groups.all()} == {"Northmoor Hospitals", "Eastvale Care"}
    assert all(group.organisation for group in workshop.groups.all())
    assert within.groups.count() == 5
    assert not within.groups.filter(organisation__isnull=False).exists()
    assert (anything.groups.count(), anything.title, anything.about) == (0, "Workshop", "")


def test_without_a_partnership_nothing_is_asked_about_one(manager, trust, instrument):
    made = create_workshop(by=manager, minutes=90, organisation=trust)

    assert not made.steps.filter(kind__in=[StepKind.PLACE, StepKind.LANES]).exists()
    asked = [code for step in made.steps.filter(kind=StepKind.FACTOR) for code in step.codes]
    assert asked
    definition = made.instrument.definition
    assert {definition.item(code).asked_on for code in asked} == {"organisation"}


class TestWhoMayMakeOne:
    def test_a_lead_about_what_is_theirs(self, manager, trust, partnership):
        found = subjects_for(manager, timezone.localdate())

        assert (list(found.organisations), list(found.partnerships)) == ([trust], [partnership])
        assert (list(found.areas), found.anything) == ([], False)

    def test_a_colleague_about_nothing(self, colleague, partnership):
        assert not subjects_for(colleague, timezone.localdate())

    def test_a_facilitator_about_any_area_and_where_they_belong(
        self, trust, partnership, outsider, region, board
    ):
        facilitator = UserFactory(is_facilitator=True)
        bare = subjects_for(facilitator, timezone.localdate())
        assert (set(bare.areas), bare.anything, list(bare.organisations)) == ({region, board}, True, [])

        Membership.objects.create(person=facilitator, organisation=trust)
        found = subjects_for(facilitator, timezone.localdate())
        assert (list(found.organisations), list(found.partnerships)) == ([trust], [partnership])

    def test_not_where_nobody_vouches(self, manager, trust, partnership):
        assert subjects_for(manager, timezone.localdate())
        Membership.objects.filter(person=manager).update(identity_verified=False)

        assert not subjects_for(manager, timezone.localdate())

    def test_a_partnership_that_has_ended_is_not_talked_about(self, manager, partnership):
        partnership.ended_on = timezone.localdate() - timedelta(days=1)
        partnership.save()

        assert not list(subjects_for(manager, timezone.localdate()).partnerships)

    def test_a_role_for_an_area_makes_no_workshops(self, board):
        viewer = UserFactory()
        AreaRoleFactory(person=viewer, area=board, role="regional_viewer")

        assert not subjects_for(viewer, timezone.localdate())


class TestSteps:
    def test_added_at_the_end_or_before_another_and_counted_through(self, workshop, manager):
        first = workshop.steps.first()
        facts = StepFacts(title="A break", minutes=5)
        add_step(by=manager, workshop_id=workshop.pk, kind=StepKind.TALK, facts=facts)
        facts = StepFacts(title="Ours", minutes=5, statement="We know whom to call.")
        add_step(by=manager, workshop_id=workshop.pk, kind=StepKind.STATEMENT, facts=facts, before=first.pk)

        assert (titles(workshop)[0], titles(workshop)[-1]) == ("Ours", "A break")
        assert orders(workshop) == list(range(1, len(orders(workshop)) + 1))

    def test_a_condition_brings_its_statements_and_ideas_what_was_typed(self, workshop, manager):
        step = add_step(
            by=manager,
            workshop_id=workshop.pk,
            kind=StepKind.FACTOR,
            facts=StepFacts(title="Deciding", minutes=8),
            factor="GOV",
        )
        ideas = add_step(
            by=manager,
            workshop_id=workshop.pk,
            kind=StepKind.IDEAS,
            facts=StepFacts(title="Try", minutes=8, ideas=[(3, "Visit"), (None, "Phone")]),
        )

        assert step.codes == ("GOV1", "GOV2", "GOV3", "GOV4")
        found = ideas.ideas.values_list("number", "mechanism", "text", "prepared", "state")
        assert list(found) == [(1, 3, "Visit", True, "shown"), (2, None, "Phone", True, "shown")]

    def test_moved_edited_removed(self, workshop, manager):
        before = titles(workshop)
        second = workshop.steps.all()[1]

        move_step(by=manager, step_id=second.pk, up=True)
        assert titles(workshop)[:2] == [before[1], before[0]]
        move_step(by=manager, step_id=second.pk, up=True)
        assert titles(workshop)[0] == before[1]
        edit_step(by=manager, step_id=second.pk, facts=StepFacts(title="New name", minutes=3))
        assert titles(workshop)[0] == "New name"
        remove_step(by=manager, step_id=second.pk)
        assert titles(workshop) == [before[0], *before[2:]]

    def test_in_the_room_what_has_begun_stays_and_the_rest_can_change(self, workshop, manager):
        here, following, later = list(workshop.steps.all())[1:4]
        BallotFactory(step=later)
        Workshop.objects.filter(pk=workshop.pk).update(state=WorkshopState.LIVE)
        workshop.room.step = here
        workshop.room.save()
        workshop.refresh_from_db()

        first = workshop.steps.first()
        assert begun_steps(workshop) == {first.pk, here.pk, later.pk}
        facts = StepFacts(title="Late change", minutes=3)
        for begun in (here, later):
            with pytest.raises(CannotRun, match="has begun"):
                edit_step(by=manager, step_id=begun.pk, facts=facts)
            with pytest.raises(CannotRun, match="has begun"):
                remove_step(by=manager, step_id=begun.pk)
        with pytest.raises(CannotRun, match="has begun"):
            move_step(by=manager, step_id=following.pk, up=True)
        with pytest.raises(CannotRun, match="has begun"):
            add_step(by=manager, workshop_id=workshop.pk, kind=StepKind.TALK, facts=facts, before=here.pk)
        version = workshop.room.version
        edit_step(by=manager, step_id=following.pk, facts=facts)
        workshop.room.refresh_from_db()
        assert "Late change" in titles(workshop)
        assert workshop.room.version > version

    def test_nothing_changes_after_the_end(self, manager):
        ended = WorkshopFactory(state=WorkshopState.ENDED, ended_at=timezone.now())
        step = StepFactory(workshop=ended)

        for change in (
            lambda: edit_step(by=manager, step_id=step.pk, facts=StepFacts(title="x", minutes=1)),
            lambda: remove_step(by=manager, step_id=step.pk),
            lambda: edit_workshop(by=manager, workshop_id=ended.pk, title="x", minutes=60, planned_for=None),
            lambda: set_groups(by=manager, workshop_id=ended.pk, names=["x"]),
            lambda: make_hand_over(by=manager, workshop_id=ended.pk),
        ):
            with pytest.raises(CannotRun, match="has ended"):
                change()

    def test_there_is_an_end_to_them(self, workshop, manager):
        for order in range(workshop.steps.count() + 1, 31):
            StepFactory(workshop=workshop, order=order)

        with pytest.raises(CannotRun, match="at most 30"):
            add_step(
                by=manager,
                workshop_id=workshop.pk,
                kind=StepKind.TALK,
                facts=StepFacts(title="One more", minutes=1),
            )


class TestAgenda:
    def test_conditions_are_exchanged_where_they_stood_and_kept_ones_keep_their_changes(
        self, workshop, manager
    ):
        kept = workshop.steps.filter(kind=StepKind.FACTOR)[1]
        edit_step(
            by=manager,
            step_id=kept.pk,
            facts=StepFacts(title="As I say it", minutes=6, questions=kept.codes[:2]),
        )
        kinds = list(workshop.steps.values_list("kind", flat=True))

        apply_agenda(by=manager, workshop_id=workshop.pk, topics=["POL", kept.factor, "XMO"])

        topics = list(workshop.steps.filter(kind=StepKind.FACTOR))
        assert [step.factor for step in topics] == ["POL", kept.factor, "XMO"]
        assert (topics[1].pk, topics[1].title, len(topics[1].codes)) == (kept.pk, "As I say it", 2)
        after = list(workshop.steps.values_list("kind", flat=True))
        assert after.index(StepKind.FACTOR) == kinds.index(StepKind.FACTOR)
        assert [kind for kind in after if kind != StepKind.FACTOR] == [
            kind for kind in kinds if kind != StepKind.FACTOR
        ]
        assert orders(workshop) == list(range(1, len(after) + 1))

    def test_not_while_it_runs(self, workshop, manager):
        Workshop.objects.filter(pk=workshop.pk).update(state=WorkshopState.REHEARSAL)

        with pytest.raises(CannotRun, match="is running"):
            apply_agenda(by=manager, workshop_id=workshop.pk, topics=["POL"])


class TestGroups:
    def test_one_of_the_same_name_stays_and_an_organisation_is_recognised(
        self, workshop, manager, partner_trust
    ):
        stays = workshop.groups.get(organisation=partner_trust)

        set_groups(by=manager, workshop_id=workshop.pk, names=["Suppliers", "EASTVALE care"])

        assert [group.name for group in workshop.groups.all()] == ["Suppliers", "EASTVALE care"]
        assert workshop.groups.get(organisation=partner_trust) == stays

    def test_one_that_people_have_joined_cannot_go(self, workshop, manager):
        group = GroupFactory(workshop=workshop, name="Nurses", order=9)
        ParticipantFactory(workshop=workshop, group=group)

        with pytest.raises(ValidationError, match="People have joined “Nurses”"):
            set_groups(by=manager, workshop_id=workshop.pk, names=["Doctors"])

        assert workshop.groups.filter(pk=group.pk).exists()
        set_groups(by=manager, workshop_id=workshop.pk, names=["Doctors", "Nurses"])
        assert [group.name for group in workshop.groups.all()] == ["Doctors", "Nurses"]


class TestHandOver:
    def test_a_link_works_once_and_its_secret_is_kept_nowhere(self, workshop, manager, partner, outsider):
        secret = make_hand_over(by=manager, workshop_id=workshop.pk)
        found = hand_over_with_secret(secret)
        assert secret not in found.secret_hash

        take_over(by=partner, hand_over=found)

        assert set(workshop.facilitators.values_list("person", flat=True)) == {manager.pk, partner.pk}
        with pytest.raises(ValidationError):
            take_over(by=outsider, hand_over=found)
        assert not works(hand_over_with_secret(secret))

    def test_who_runs_it_already_uses_nothing_up(self, workshop, manager):
        secret = make_hand_over(by=manager, workshop_id=workshop.pk)

        take_over(by=manager, hand_over=hand_over_with_secret(secret))

        assert works(hand_over_with_secret(secret))

    def test_it_ends_after_a_day_and_with_a_newer_one(self, workshop, manager):
        first = make_hand_over(by=manager, workshop_id=workshop.pk)
        assert works(hand_over_with_secret(first))
        second = make_hand_over(by=manager, workshop_id=workshop.pk)
        assert hand_over_with_secret(first) is None
        HandOver.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

        assert not works(hand_over_with_secret(second))

    def test_the_last_one_stays(self, workshop, manager, partner):
        with pytest.raises(CannotRun, match="needs somebody"):
            remove_facilitator(by=manager, workshop_id=workshop.pk, person_id=manager.pk)
        secret = make_hand_over(by=manager, workshop_id=workshop.pk)
        take_over(by=partner, hand_over=hand_over_with_secret(secret))

        remove_facilitator(by=partner, workshop_id=workshop.pk, person_id=manager.pk)

        assert [held.person for held in workshop.facilitators.all()] == [partner]


def test_a_workshop_that_people_were_in_is_not_deleted(workshop, manager):
    Workshop.objects.filter(pk=workshop.pk).update(state=WorkshopState.LIVE)
    with pytest.raises(CannotRun, match="never started"):
        delete_workshop(by=manager, workshop_id=workshop.pk)

    Workshop.objects.filter(pk=workshop.pk).update(state=WorkshopState.PREPARED)
    delete_workshop(by=manager, workshop_id=workshop.pk)

    assert not Workshop.objects.exists()
    assert AuditEvent.objects.filter(action="workshop_deleted").exists()

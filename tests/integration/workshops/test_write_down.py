"""Notes, decisions, actions, what was agreed and the question to talk about."""

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory
from tests.factories.workshops import ParticipantFactory, StepFactory
from workshops.enums import BallotState, VoteKind
from workshops.models import STATEMENT, Agreed, Ballot, Decision, Note, Room, RoomAction, Step, Vote, Workshop


@pytest.fixture
def facilitator(client, workshop):
    client.force_login(workshop.created_by)
    return client


def at(name, workshop, *more):
    return reverse(f"workshops:{name}", args=[workshop.pk, *more])


def here(**said):
    """As the form has it that was made at this step."""
    return {"step": Room.objects.get().step_id, **said}


def shown(workshop, *, people):
    ballot = Ballot.objects.get()
    for _ in range(people):
        seat = ParticipantFactory(workshop=workshop)
        Vote.objects.create(ballot=ballot, participant=seat, question=STATEMENT, kind=VoteKind.VALUE, value=4)
    Ballot.objects.update(state=BallotState.REVEALED)


def test_a_note_is_for_facilitators(facilitator, workshop, take_seat):
    step = Step.objects.get()

    page = facilitator.post(at("write_note", workshop), {"step": step.pk, "text": "Ask Pat"}, follow=True)

    assert Note.objects.get().step == step
    assert "Ask Pat" in page.content.decode()
    assert (
        "Ask Pat"
        not in take_seat().get(reverse("workshops:take_part", args=[workshop.room.code])).content.decode()
    )


def test_a_decision_is_on_every_screen_and_can_be_removed(facilitator, workshop, take_seat):
    facilitator.post(
        at("write_decision", workshop), {"step": Step.objects.get().pk, "text": "One list for all"}
    )

    assert "One list for all" in facilitator.get(at("screen", workshop)).content.decode()
    phone = take_seat().get(reverse("workshops:take_part", args=[workshop.room.code])).content.decode()
    assert "One list for all" in phone
    facilitator.post(at("remove_decision", workshop, Decision.objects.get().pk))

    assert not Decision.objects.exists()


@pytest.mark.parametrize("name", ["write_note", "write_decision"])
@pytest.mark.parametrize("text", ["", "x" * 1001])
def test_faults_stand_above_the_form_with_what_was_typed(facilitator, workshop, name, text):
    answer = facilitator.post(at(name, workshop), {"step": Step.objects.get().pk, "text": text})

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert text in answer.content.decode()


def test_a_step_of_another_workshop_takes_no_notes(facilitator, workshop):
    answer = facilitator.post(at("write_note", workshop), {"step": StepFactory().pk, "text": "Ask Pat"})

    assert answer.status_code == 422
    assert not Note.objects.exists()


def due(**more):
    return {"due_on_day": "27", "due_on_month": "3", "due_on_year": "2027", **more}


def test_an_action_has_owner_and_date(facilitator, workshop, partnership, trust):
    Workshop.objects.update(partnership=partnership)
    sent = due(step=Step.objects.get().pk, text="Agree one form", owner_name="Sam", organisation=trust.pk)

    page = facilitator.post(
        at("write_room_action", workshop), sent | {"shared_with_partner": "on"}, follow=True
    )

    action = RoomAction.objects.get()
    assert (action.owner_name, action.organisation, action.shared_with_partner) == ("Sam", trust, True)
    assert "Agree one form (Northmoor Hospitals: Sam, by 27 March 2027)" in page.content.decode()
    facilitator.post(at("remove_room_action", workshop, action.pk))
    assert not RoomAction.objects.exists()


def test_people_stand_in_the_list_only_for_whom_their_organisation_has_confirmed(
    facilitator, workshop, partnership, trust, colleague
):
    Workshop.objects.update(partnership=partnership)
    assert "Cal Colleague" not in facilitator.get(at("write_room_action", workshop)).content.decode()

    MembershipFactory(person=workshop.created_by, organisation=trust, role="lead")
    assert "Cal Colleague" in facilitator.get(at("write_room_action", workshop)).content.decode()
    sent = due(step=Step.objects.get().pk, text="Agree one form", owner=colleague.pk, organisation=trust.pk)
    facilitator.post(at("write_room_action", workshop), sent)

    assert RoomAction.objects.get().owner == colleague


def test_an_owner_belongs_to_the_organisation_that_does_it(
    facilitator, workshop, partnership, trust, partner_trust, colleague
):
    Workshop.objects.update(partnership=partnership)
    MembershipFactory(person=workshop.created_by, organisation=trust, role="lead")
    sent = due(step=Step.objects.get().pk, text="Agree it", owner=colleague.pk, organisation=partner_trust.pk)

    answer = facilitator.post(at("write_room_action", workshop), sent)

    assert answer.status_code == 422
    assert "Choose somebody of the organisation that does it" in answer.content.decode()


def test_what_is_not_for_everybody_is_somebodys(facilitator, workshop, partnership):
    """Without an organisation it would wait for each of them in the record, hidden from nobody."""
    Workshop.objects.update(partnership=partnership)
    sent = due(step=Step.objects.get().pk, text="Agree one form", owner_name="Sam")

    answer = facilitator.post(at("write_room_action", workshop), sent)
    again = facilitator.post(at("write_room_action", workshop), sent | {"shared_with_partner": "on"})

    assert (answer.status_code, again.status_code) == (422, 302)
    assert "Select the organisation that keeps it to itself" in answer.content.decode()
    assert RoomAction.objects.get().organisation is None


def test_of_no_partnership_an_action_is_on_the_screens(facilitator, workshop):
    sent = due(step=Step.objects.get().pk, text="Agree one form", owner_name="Sam")
    facilitator.post(at("write_room_action", workshop), sent)

    assert RoomAction.objects.get().shared_with_partner
    assert facilitator.post(at("write_room_action", workshop), {}).status_code == 422


def test_what_was_agreed_can_be_changed_and_taken_back(facilitator, workshop):
    shown(workshop, people=3)

    page = facilitator.post(
        at("record_agreed", workshop), here(**{STATEMENT: "4"}), follow=True
    ).content.decode()
    assert "every screen" in page
    assert (Agreed.objects.get().value, Agreed.objects.get().people) == (4, 3)
    facilitator.post(at("record_agreed", workshop), here(**{STATEMENT: ""}))

    assert not Agreed.objects.exists()


def test_nothing_is_agreed_on_before_it_is_shown_or_from_two_people(facilitator, workshop):
    before = facilitator.post(at("record_agreed", workshop), here(**{STATEMENT: "4"}))
    shown(workshop, people=2)
    after = facilitator.post(at("record_agreed", workshop), here(**{STATEMENT: "4"}))

    assert (before.status_code, after.status_code) == (422, 422)
    assert "from at least 3 people" in after.content.decode()
    assert not Agreed.objects.exists()


def test_a_step_of_talk_has_nothing_to_agree_on(facilitator, workshop):
    Room.objects.update(step=StepFactory(workshop=workshop, talk=True, order=2))

    page = facilitator.get(at("record_agreed", workshop), follow=True).content.decode()

    assert "There is nothing to agree on in this step." in page


def test_the_facilitators_question_wins(facilitator, workshop):
    shown(workshop, people=3)

    facilitator.post(at("set_prompt", workshop), here(prompt="Who would ring whom first?"))

    assert "Who would ring whom first?" in facilitator.get(at("screen", workshop)).content.decode()
    assert facilitator.post(at("set_prompt", workshop), here(prompt="x" * 301)).status_code == 422


def test_what_was_agreed_at_one_step_is_not_written_down_at_another(facilitator, workshop):
    """The other facilitator has gone back to a step at which something was agreed already."""
    shown(workshop, people=3)
    earlier = Step.objects.get()
    facilitator.post(at("record_agreed", workshop), here(**{STATEMENT: "2"}))
    later = StepFactory(workshop=workshop, order=2)

    page = facilitator.post(at("record_agreed", workshop), {"step": later.pk, STATEMENT: "5"}, follow=True)
    facilitator.post(at("record_agreed", workshop), {"step": later.pk, "GOV1": "5"})
    facilitator.post(at("record_agreed", workshop), {})

    assert "The room had already moved on." in page.content.decode()
    assert (Agreed.objects.get().step, Agreed.objects.get().value) == (earlier, 2)


def test_a_question_that_was_typed_for_one_step_is_not_asked_at_another(facilitator, workshop):
    other = StepFactory(workshop=workshop, order=2, prompt="What about it?")

    page = facilitator.post(at("set_prompt", workshop), {"step": other.pk, "prompt": "Who?"}, follow=True)

    assert "The room had already moved on." in page.content.decode()
    assert set(Step.objects.values_list("prompt", flat=True)) == {"", "What about it?"}


@pytest.mark.parametrize("name", ["record_agreed", "set_prompt"])
def test_a_form_says_for_which_step_it_was_made(facilitator, workshop, name):
    page = facilitator.get(at(name, workshop)).content.decode()

    assert f'name="step" value="{Step.objects.get().pk}"' in page

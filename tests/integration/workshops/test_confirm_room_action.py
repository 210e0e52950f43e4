"""56: what was typed in the room stands in the right plan once somebody who may change that plan has said so."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import Action
from tests.factories import MembershipFactory, RoomActionFactory, WorkshopFactory
from tests.reading import main_part, words
from workshops.enums import WorkshopState
from workshops.services.confirm_room_action import confirm_room_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(partnership):
    return WorkshopFactory(title="Monday's talk", partnership=partnership, ended=True)


@pytest.fixture
def typed(workshop, trust):
    return RoomActionFactory(step__workshop=workshop, text="Agree on one form", organisation=trust)


def address(typed, name="confirm_room_action"):
    return reverse(f"workshops:{name}", args=[typed.step.workshop_id, typed.pk])


def filled(**changes):
    return {
        "text": "Agree on one form with Eastvale",
        "owner": "",
        "owner_name": "Sam Without",
        "due_on_day": "1",
        "due_on_month": "4",
        "due_on_year": "2027",
        "shared_with_partner": "on",
    } | changes


def errors(response):
    return [words(item) for item in main_part(response).select(".nhsuk-error-summary li")]


def test_56_a_lead_puts_it_into_the_plan_of_that_partnership(
    sign_in, manager, colleague, trust, partnership, typed
):
    client = sign_in(manager)
    form = main_part(client.get(address(typed)))
    assert form.find(id="id_text").get_text().strip() == "Agree on one form"
    assert form.find(id="id_owner_name")["value"] == "Sam Without"
    assert not form.select("[name=organisation]")

    answer = client.post(address(typed), filled(owner=str(colleague.pk), owner_name=""))

    action = Action.objects.get()
    assert (action.organisation, action.partnership, action.owner) == (trust, partnership, colleague)
    assert (action.text, action.due_on) == ("Agree on one form with Eastvale", date(2027, 4, 1))
    assert (action.shared_with_partner, action.created_by) == (True, manager)
    typed.refresh_from_db()
    assert (typed.action, typed.text) == (action, "Agree on one form")
    assert "Agree on one form with Eastvale" in client.get(action.get_absolute_url()).content.decode()
    record = main_part(client.get(answer.url))
    assert "In the plan of Northmoor Hospitals" in words(record)
    assert AuditEvent.objects.filter(by=manager, action="room_action_confirmed").count() == 1


def test_56_confirmed_twice_it_is_one_action(sign_in, manager, typed):
    client = sign_in(manager)
    for _ in range(2):
        assert client.post(address(typed), filled()).status_code == 302

    assert Action.objects.count() == 1
    assert AuditEvent.objects.filter(action="room_action_confirmed").count() == 1
    answer = client.get(address(typed), follow=True)
    assert "The action is in a plan already." in words(main_part(answer))


def test_left_out_it_is_in_no_plan_and_stays_in_the_record(sign_in, manager, typed):
    client = sign_in(manager)
    record = main_part(client.post(address(typed, "dismiss_room_action"), follow=True))
    assert "Agree on one form" in words(record)
    assert "Not taken into a plan" in words(record)

    client.post(address(typed, "dismiss_room_action"))
    assert AuditEvent.objects.filter(by=manager, action="room_action_dismissed").count() == 1
    answer = client.post(address(typed), filled(), follow=True)
    assert "goes into no plan" in words(main_part(answer))
    assert not Action.objects.exists()


def test_what_is_in_a_plan_is_not_left_out_behind_its_back(sign_in, manager, typed):
    client = sign_in(manager)
    client.post(address(typed), filled())
    answer = client.post(address(typed, "dismiss_room_action"), follow=True)

    assert "in a plan already" in words(main_part(answer))
    typed.refresh_from_db()
    assert not typed.dismissed


@pytest.mark.parametrize(
    ("typed_in", "reason"),
    [
        ({"text": " "}, "Enter what will be done"),
        ({"owner_name": ""}, "Choose a person, or enter a name"),
        ({"due_on_day": "31", "due_on_month": "2"}, "By when? must be a real date, like 27 3 2026"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(sign_in, manager, typed, typed_in, reason):
    answer = sign_in(manager).post(address(typed), filled(**typed_in))

    assert answer.status_code == 422
    assert errors(answer) == [reason]
    assert not Action.objects.exists()


def test_without_an_organisation_the_confirmer_says_whose_it_is(
    sign_in, manager, trust, partner_trust, typed
):
    """Whoever leads one of the sides puts it into that one's plan; whoever leads both is asked."""
    typed.organisation = None
    typed.save()
    sign_in(manager).post(address(typed), filled())
    assert Action.objects.get().organisation == trust

    both = RoomActionFactory(step=typed.step)
    somebody = MembershipFactory(organisation=partner_trust, person__name="Ina There").person
    MembershipFactory(person=manager, organisation=partner_trust, role="lead")
    client = sign_in(manager)
    asked = client.post(address(both), filled())
    assert errors(asked) == ["Select whose plan it goes into"]
    theirs = filled(organisation=str(trust.pk), owner=str(somebody.pk), owner_name="")
    assert errors(client.post(address(both), theirs)) == [
        "Choose somebody of Northmoor Hospitals, or enter a name"
    ]
    client.post(address(both), theirs | {"organisation": str(partner_trust.pk)})
    both.refresh_from_db()
    assert (both.action.organisation, both.action.owner) == (partner_trust, somebody)


def test_an_organisation_that_was_not_in_the_room_is_none_to_choose(sign_in, manager, outsider, typed):
    other = outsider.memberships.get().organisation
    MembershipFactory(person=manager, organisation=other, role="lead")
    typed.organisation = None
    typed.save()

    sign_in(manager).post(address(typed), filled(organisation=str(other.pk)))

    assert Action.objects.get().organisation != other


def test_who_may_not_change_the_plan_may_not_confirm(sign_in, manager, colleague, partner, outsider, typed):
    for name in ("confirm_room_action", "dismiss_room_action"):
        # The colleague may read the record but not change the plan; the partner changes the plan of the other side.
        assert sign_in(colleague).post(address(typed, name), filled()).status_code == 403
        assert sign_in(partner).post(address(typed, name), filled()).status_code == 403
        assert sign_in(outsider).post(address(typed, name), filled()).status_code == 404
    assert not Action.objects.exists()


def test_one_that_is_not_to_be_shared_is_not_there_for_the_partner(sign_in, partner, manager, typed):
    typed.shared_with_partner = False
    typed.save()

    assert sign_in(partner).get(address(typed)).status_code == 404
    assert "Agree on one form" not in words(main_part(sign_in(partner).get(record_of(typed))))
    assert "Agree on one form" in words(main_part(sign_in(manager).get(record_of(typed))))


def record_of(typed):
    return reverse("workshops:workshop_record", args=[typed.step.workshop_id])


def test_a_lead_who_is_not_vouched_for_does_not_confirm(sign_in, trust, typed):
    lead = MembershipFactory(organisation=trust, role="lead", identity_verified=False).person
    assert sign_in(lead).post(address(typed), filled()).status_code == 404


def test_while_it_runs_only_a_facilitator_who_may_change_the_plan_confirms(sign_in, manager, typed, workshop):
    workshop.state, workshop.ended_at = WorkshopState.LIVE, None
    workshop.save()
    assert sign_in(manager).post(address(typed), filled()).status_code == 404

    workshop.facilitators.create(person=manager)
    assert sign_in(manager).post(address(typed), filled()).status_code == 302
    assert Action.objects.get().text == "Agree on one form with Eastvale"


def test_about_nothing_in_particular_its_facilitator_may_take_it_home(sign_in, manager, trust):
    workshop = WorkshopFactory(ended=True, created_by=manager)
    typed = RoomActionFactory(step__workshop=workshop)

    sign_in(manager).post(address(typed), filled())

    action = Action.objects.get()
    assert (action.organisation, action.partnership, action.shared_with_partner) == (trust, None, False)


def test_56_two_leads_who_confirm_at_once_make_one_action(threaded_database, trust, partnership):
    people = [MembershipFactory(organisation=trust, role="lead").person for _ in range(6)]
    workshop = WorkshopFactory(partnership=partnership, ended=True)
    typed = RoomActionFactory(step__workshop=workshop, organisation=trust)

    def confirm(person):
        try:
            return confirm_room_action(
                by=person, room_action_id=typed.pk, organisation=trust, text="Agree", due_on=typed.due_on
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        made = list(pool.map(confirm, people))

    assert len(set(made)) == 1
    assert Action.objects.count() == 1


def test_what_was_typed_when_the_session_had_ended_is_still_there(client, sign_in, manager, typed):
    client.post(address(typed), filled(text="Typed too late"))
    assert not Action.objects.exists()

    form = main_part(sign_in(manager).get(address(typed)))

    assert form.find(id="id_text").get_text().strip() == "Typed too late"

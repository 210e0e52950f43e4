"""Letters to the owners of actions: a week before the date and once it has passed, by the clock in London."""

from datetime import date

import pytest
import time_machine

from accounts.models import AuditEvent
from assessments.models import ActionReminder
from assessments.services.edit_action import edit_action
from jobs.testing import run_jobs
from tests.factories import ActionFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(trust, partnership, colleague):
    def make(**fields):
        return ActionFactory(
            **{"organisation": trust, "partnership": partnership, "owner": colleague} | fields
        )

    return make


def letters(mailoutbox, moment: str):
    """Those of one run of the clock."""
    mailoutbox.clear()
    with time_machine.travel(moment, tick=False):
        run_jobs(clock=True)
    return list(mailoutbox)


def test_feature_45_the_owner_is_reminded_a_week_before_and_once_it_is_late(mailoutbox, mine):
    mine(text="Agree on one form", due_on=date(2026, 3, 20))

    assert letters(mailoutbox, "2026-03-12 12:00Z") == []
    (before,) = letters(mailoutbox, "2026-03-13 12:00Z")
    assert letters(mailoutbox, "2026-03-14 12:00Z") == []
    assert letters(mailoutbox, "2026-03-20 12:00Z") == []
    (after,) = letters(mailoutbox, "2026-03-21 12:00Z")
    assert letters(mailoutbox, "2026-04-21 12:00Z") == []

    assert before.to == after.to == ["colleague@example.org"]
    assert (before.subject, after.subject) == ("Your action is due soon", "Your action is past its date")
    assert (
        "- Agree on one form\n  Shared record, Northmoor Hospitals. It is due on 20 March 2026."
        in before.body
    )
    assert "It was due on 20 March 2026." in after.body
    assert "http://testserver/home/" in before.body


def hand_on(action, *, by, to):
    names = ("text", "due_on", "owner_name", "shared_with_partner", "revision")
    action.refresh_from_db()
    edit_action(by=by, action=action, **{name: getattr(action, name) for name in names} | {"owner": to})


def test_whoever_takes_an_action_over_is_reminded_of_it_too(mailoutbox, mine, manager):
    action = mine(due_on=date(2026, 3, 20))
    assert [letter.to for letter in letters(mailoutbox, "2026-03-13 12:00Z")] == [["colleague@example.org"]]

    hand_on(action, by=manager, to=manager)

    assert [letter.to for letter in letters(mailoutbox, "2026-03-14 12:00Z")] == [["manager@example.org"]]
    assert letters(mailoutbox, "2026-03-15 12:00Z") == []


def test_whoever_handed_an_action_on_is_still_reminded_of_another_that_day(mailoutbox, mine, manager):
    action = mine(due_on=date(2026, 3, 20))
    letters(mailoutbox, "2026-03-13 12:00Z")
    hand_on(action, by=manager, to=manager)
    mine(text="Ring the other side", due_on=date(2026, 3, 20))

    sent = letters(mailoutbox, "2026-03-13 13:30Z")

    assert {letter.to[0] for letter in sent} == {"colleague@example.org", "manager@example.org"}
    (theirs,) = [letter for letter in sent if letter.to == ["colleague@example.org"]]
    assert "Ring the other side" in theirs.body


def test_running_again_sends_nothing_again(mailoutbox, mine):
    mine(due_on=date(2026, 3, 20))

    assert len(letters(mailoutbox, "2026-03-13 12:00Z")) == 1
    assert letters(mailoutbox, "2026-03-13 12:30Z") == []
    assert letters(mailoutbox, "2026-03-13 13:30Z") == []
    assert letters(mailoutbox, "2026-03-14 12:00Z") == []
    assert ActionReminder.objects.count() == 1
    assert AuditEvent.objects.filter(action="owner_reminded").count() == 1


def test_one_letter_a_day_lists_everything(mailoutbox, mine, colleague):
    mine(text="The first", due_on=date(2026, 3, 20))
    mine(text="The late one", due_on=date(2026, 3, 1))

    (letter,) = letters(mailoutbox, "2026-03-13 09:00Z")
    assert letter.body.index("The late one") < letter.body.index("The first")

    mine(text="Added at noon", due_on=date(2026, 3, 18))
    assert letters(mailoutbox, "2026-03-13 15:00Z") == []
    (next_day,) = letters(mailoutbox, "2026-03-14 09:00Z")
    assert "Added at noon" in next_day.body
    assert "The first" not in next_day.body


def test_another_date_is_reminded_of_anew(mailoutbox, mine):
    action = mine(due_on=date(2026, 3, 20))
    assert len(letters(mailoutbox, "2026-03-13 12:00Z")) == 1

    action.due_on = date(2026, 6, 20)
    action.save()

    assert letters(mailoutbox, "2026-03-21 12:00Z") == []
    assert len(letters(mailoutbox, "2026-06-13 12:00Z")) == 1


def test_days_and_hours_are_those_of_london(mailoutbox, mine):
    """In summer the clock there is an hour ahead: nobody is written to at night, and the day is the local one."""
    mine(due_on=date(2026, 7, 20))

    assert letters(mailoutbox, "2026-07-12 23:30Z") == []  # half past midnight on the 13th
    assert letters(mailoutbox, "2026-07-13 06:30Z") == []
    assert len(letters(mailoutbox, "2026-07-13 07:30Z")) == 1


@pytest.mark.parametrize(
    "leave_out",
    [
        {"owner": None, "owner_name": "Sam Without"},
        {"status": "done", "closed_on": date(2026, 3, 1)},
        {"status": "dropped", "closed_on": date(2026, 3, 1)},
    ],
)
def test_nobody_is_written_to_without_an_account_or_about_what_has_ended(mailoutbox, mine, leave_out):
    mine(due_on=date(2026, 3, 20))
    assert len(letters(mailoutbox, "2026-03-13 12:00Z")) == 1

    mine(due_on=date(2026, 3, 21), **leave_out)
    assert letters(mailoutbox, "2026-03-14 12:00Z") == []


@pytest.mark.parametrize("how", ["left", "not confirmed", "switched off", "of another organisation"])
def test_only_members_who_are_vouched_for_get_letters(mailoutbox, mine, colleague, how):
    mine(due_on=date(2026, 3, 20))
    assert len(letters(mailoutbox, "2026-03-13 12:00Z")) == 1

    mine(due_on=date(2026, 3, 21))
    if how == "left":
        colleague.memberships.all().delete()
    elif how == "not confirmed":
        colleague.memberships.update(identity_verified=False)
    elif how == "switched off":
        colleague.is_active = False
        colleague.save()
    else:
        colleague.memberships.update(identity_verified=False)
        MembershipFactory(person=colleague)
    assert letters(mailoutbox, "2026-03-14 12:00Z") == []
    assert ActionReminder.objects.count() == 1


def test_what_is_done_between_the_clock_and_the_letter_is_left_out(mailoutbox, mine):
    from assessments.services.remind_owners import remind_owners

    action = mine(due_on=date(2026, 3, 20))
    with time_machine.travel("2026-03-13 12:00Z", tick=False):
        from django.utils import timezone

        assert remind_owners(by=None, moment=timezone.now()) == 1
        action.status, action.closed_on = "done", date(2026, 3, 13)
        action.save()
        assert run_jobs() == 1
    assert mailoutbox == []


def test_words_with_marks_stay_as_typed(mailoutbox, mine):
    mine(text="Agree on <forms> & 'rules'", due_on=date(2026, 3, 20))

    (letter,) = letters(mailoutbox, "2026-03-13 12:00Z")

    assert "Agree on <forms> & 'rules'" in letter.body

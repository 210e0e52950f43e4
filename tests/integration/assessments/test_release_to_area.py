"""One side's result, released by name to its area or to a circle: exactly what was shown, frozen, taken back."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.models import AreaRelease, Release
from assessments.selectors.snapshots import Snapshot, for_named_readers
from jobs.testing import run_jobs
from organisations.models import Circle, CircleMember
from tests.factories import UserFactory
from tests.factories.sides import moved_by
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:release_to_area", args=[partnership.pk])


@pytest.fixture
def circle(administrator):
    circle = Circle.objects.create(
        name="Programme board", purpose="Looks after the record.", created_by=administrator
    )
    member = UserFactory(name="Mo Member", email="mo@example.org")
    CircleMember.objects.create(circle=circle, person=member, added_by=administrator)
    return circle


@pytest.fixture
def release(client, url, manager, trust, board, in_area):
    in_area(trust)

    def released(key=None):
        client.force_login(manager)
        reply = client.post(url, {"to": key or f"area-{board.pk}"})
        assert reply.status_code == 302, reply.content.decode()
        return AreaRelease.objects.get(withdrawn_at=None)

    return released


def test_the_page_previews_exactly_what_readers_will_see(
    look, url, both, manager, trust, in_area, circle, release
):
    both.answer(both.ours, 6, **moved_by(DE="REC", G1="formal", W1=4))
    in_area()

    main = look(manager, url)

    text = words(main)
    assert "People place this partnership as formal and started by others" in text
    rows = [[words(cell) for cell in row.select("td")] for row in main.select("tbody tr")]
    assert {row[3] for row in rows} == {"Answers from 6 people"}
    assert "Kept going by" in text
    # Of the side's own page: a partner is given these, named readers are not.
    assert "In a year, people want it" not in text
    assert "Spread" not in text
    choices = [words(label) for label in main.select("label")]
    assert choices == [
        "People with a role for Moorland ICB",
        "People with a role for North",
        "The circle “Programme board”",
    ]
    assert "In it today: Mo Member." in text


def test_released_it_is_on_record_and_the_partners_leads_are_told_without_a_number(
    both, release, manager, partner, board
):
    both.answer(both.ours, 5)
    run_jobs()
    mail.outbox.clear()

    made = release()

    assert (made.area, made.released_by, made.organisation) == (board, manager, both.ours)
    assert AuditEvent.objects.get(action="result_released_to_area").detail["to"] == f"area-{board.pk}"
    run_jobs()
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [[partner.email]]
    text = mail.outbox[0].subject + mail.outbox[0].body
    assert "Moorland ICB" in text
    assert not any(sign.isdigit() for sign in text)


def test_nothing_of_it_reaches_the_partner_as_a_release(both, release):
    both.answer(both.ours, 5)

    release()

    assert not Release.objects.exists()


def test_the_numbers_stand_still_until_five_peoples_sheets_have_changed(both, release, look, url, manager):
    both.answer(both.ours, 5)
    first = release()
    both.answer(both.ours, 4, GOV1=1, GOV2=1, GOV3=1)

    assert "numbers of your earlier release" in words(look(manager, url))
    assert release().pk == first.pk

    both.answer(both.ours, 1, GOV1=1, GOV2=1, GOV3=1)
    again = release()
    assert again.pk != first.pk
    assert again.snapshot["factors"]["GOV"] != first.snapshot["factors"]["GOV"]


def test_releases_to_a_partner_and_to_an_area_share_one_history_of_numbers(both, release):
    """A partner's lead may sit in a circle: whoever sees both must not read one person's answer off the difference."""
    both.answer(both.ours, 5)
    to_area = release()
    both.answer(both.ours, 1, GOV1=1, GOV2=1, GOV3=1)

    to_partner = both.release(both.ours)
    to_partner.refresh_from_db()
    assert to_partner.snapshot == to_area.snapshot

    both.answer(both.ours, 4, GOV1=1, GOV2=1, GOV3=1)
    renewed = both.release(both.ours)
    renewed.refresh_from_db()
    assert renewed.snapshot != to_partner.snapshot
    both.answer(both.ours, 1, GOV1=5, GOV2=5, GOV3=5)
    assert release().snapshot == renewed.snapshot


def test_a_partner_gets_the_numbers_that_were_renewed_for_an_area(both, release):
    both.answer(both.ours, 5)
    first = both.release(both.ours)
    both.answer(both.ours, 5, GOV1=1, GOV2=1, GOV3=1)
    newer = release()
    assert newer.snapshot != first.snapshot

    to_partner = both.release(both.ours)
    to_partner.refresh_from_db()
    assert to_partner.snapshot == newer.snapshot


def test_what_fewer_than_five_people_said_is_not_in_it_and_ends_are_open(both, release, look, url, manager):
    both.answer(both.ours, 3, **moved_by(DE="REC"), **dict.fromkeys(["GOV1", "GOV2", "GOV3", "GOV4"], 5))
    both.answer(
        both.ours,
        3,
        **dict.fromkeys(["REC1", "REC2", "REC3", "REC4"], "DK"),
        **dict.fromkeys(["GOV1", "GOV2", "GOV3", "GOV4"], 5),
    )

    named = for_named_readers(Snapshot.from_data(release().snapshot))

    assert "REC" not in named.factors
    assert named.lanes is None
    assert (named.wish, named.statements, named.items) == (None, {}, {})
    assert {found.spread for found in named.factors.values()} == {None}
    assert max(found.mean for found in named.factors.values()) <= 4.5


def test_pressed_twice_it_is_one_release_and_one_letter(both, release):
    both.answer(both.ours, 5)

    assert release().pk == release().pk
    assert AuditEvent.objects.filter(action="result_released_to_area").count() == 1


def test_released_to_a_circle_again_it_reaches_those_who_joined_since(both, release, circle, administrator):
    both.answer(both.ours, 5)
    first = release(f"circle-{circle.pk}")
    assert release(f"circle-{circle.pk}").pk == first.pk
    CircleMember.objects.create(circle=circle, person=UserFactory(), added_by=administrator)

    again = release(f"circle-{circle.pk}")

    assert again.pk != first.pk
    assert again.snapshot == first.snapshot


def test_taken_back_it_is_withdrawn_on_record_and_can_be_released_again(
    both, release, client, look, url, manager
):
    both.answer(both.ours, 5)
    made = release()

    reply = client.post(reverse("assessments:withdraw_area_release", args=[made.pk]))

    assert reply.url.startswith(url)
    made.refresh_from_db()
    assert made.withdrawn_by == manager
    assert AuditEvent.objects.filter(action="area_release_withdrawn").count() == 1
    assert "taken back" in words(look(manager, url))
    client.post(reverse("assessments:withdraw_area_release", args=[made.pk]))
    assert AuditEvent.objects.filter(action="area_release_withdrawn").count() == 1
    assert release().pk != made.pk


def test_after_the_end_nothing_is_released_and_what_stands_can_be_taken_back(
    both, release, client, look, url, manager, partnership
):
    both.answer(both.ours, 5)
    made = release()
    partnership.ended_on = timezone.localdate() - timedelta(days=1)
    partnership.save()

    main = look(manager, url, 409)

    assert "This partnership has ended" in words(main)
    assert main.select(f'form[action$="{made.pk}/withdraw/"]')
    assert client.post(url, {"to": f"area-{made.area_id}"}).status_code == 409


def test_a_side_that_has_not_finished_releases_nothing(
    both, look, url, manager, client, trust, in_area, board
):
    in_area(trust)
    both.answer(both.ours, 4)

    assert "has not finished" in words(look(manager, url, 409))
    assert client.post(url, {"to": f"area-{board.pk}"}).status_code == 409
    assert not AreaRelease.objects.exists()


def test_only_its_own_confirmed_leads_release_and_take_back(
    both, release, client, url, colleague, partner, outsider, manager
):
    both.answer(both.ours, 5)
    made = release()
    withdraw = reverse("assessments:withdraw_area_release", args=[made.pk])

    for person, statuses in {colleague: (403, 403), partner: (404, 404), outsider: (404, 404)}.items():
        client.force_login(person)
        # The partner's own page of the same address is about the partner's side.
        page = f"{url}?side={both.ours.pk}"
        assert (client.post(page).status_code, client.post(withdraw).status_code) == statuses
    manager.memberships.update(identity_verified=False)
    client.force_login(manager)
    assert client.post(withdraw).status_code in (403, 404)
    made.refresh_from_db()
    assert made.withdrawn_at is None


@pytest.mark.parametrize("to", ["", "area-", "area-elsewhere", "circle-1", "<script>", "a" * 5000, "\x00"])
def test_a_reader_who_is_not_offered_is_refused_where_the_person_is(
    both, client, url, manager, trust, in_area, to
):
    in_area(trust)
    both.answer(both.ours, 5)
    client.force_login(manager)

    reply = client.post(url, {"to": to})

    assert reply.status_code in (400, 422)
    assert not AreaRelease.objects.exists()


def test_another_areas_readers_are_not_offered(both, client, url, manager, trust, in_area, outsider):
    from tests.factories import OrganisationFactory

    elsewhere = OrganisationFactory(ods_code="Y91", local_id=None, name="Far region", kind="region")
    in_area(trust)
    both.answer(both.ours, 5)
    client.force_login(manager)

    assert client.post(url, {"to": f"area-{elsewhere.pk}"}).status_code == 422
    assert not AreaRelease.objects.exists()


def test_the_database_keeps_one_release_to_one_reader(both, release, board):
    both.answer(both.ours, 5)
    made = release()

    for wrong in ({"area": board}, {"area": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AreaRelease.objects.create(
                campaign=made.campaign,
                partnership=made.partnership,
                organisation=made.organisation,
                snapshot={},
                sheets={},
                released_at=timezone.now(),
                **wrong,
            )


def test_the_snapshot_has_no_notes_and_no_names(both, release):
    both.answer(both.ours, 5)

    text = json.dumps(release().snapshot)

    assert "@" not in text
    assert "Person" not in text

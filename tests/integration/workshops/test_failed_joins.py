"""S6: codes cannot be tried one after the other, and nobody who has the right one is turned away for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.factories.workshops import WorkshopFactory
from workshops.enums import WorkshopState
from workshops.models import FailedJoin
from workshops.selectors.failed_joins import MOST_FROM_ONE_PLACE, MOST_OF_ALL, WINDOW, place_of
from workshops.services.failed_joins import TooManyFailures, remove_old_failures, try_code

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
HERE = "192.0.2.7"


def guess(text="YYYYYY", address=HERE, moment=NINE):
    """What the guess came to: "in", "wrong" or "not looked at"."""
    try:
        return "wrong" if try_code(text=text, address=address, moment=moment) is None else "in"
    except TooManyFailures:
        return "not looked at"


@pytest.fixture
def room():
    return WorkshopFactory(live=True, room__code="QQ77WW").room


def test_of_a_thousand_wrong_codes_from_one_place_thirty_are_looked_at(room):
    answers = [guess() for _ in range(1000)]

    assert answers.count("wrong") == MOST_FROM_ONE_PLACE == 30
    assert guess(room.code) == "not looked at"
    assert guess(room.code, address="198.51.100.1") == "in"


def test_of_a_thousand_wrong_codes_from_a_hundred_places_three_hundred_are_looked_at(room):
    answers = [guess(address=f"192.0.2.{number % 100}") for number in range(1000)]

    assert answers.count("wrong") == MOST_OF_ALL == 300
    assert guess(room.code, address="198.51.100.1") == "not looked at"


def test_two_hundred_rightful_people_of_one_place_get_in(room):
    moments = [NINE + timedelta(milliseconds=300 * number) for number in range(200)]

    assert {guess(room.code, moment=moment) for moment in moments} == {"in"}
    assert not FailedJoin.objects.filter(count__gt=0).exists()


def test_right_codes_between_wrong_ones_do_not_start_the_count_anew(room):
    for _ in range(29):
        assert (guess(), guess(room.code)) == ("wrong", "in")
    assert guess() == "wrong"
    assert guess(room.code) == "not looked at"


@pytest.mark.parametrize("shift", range(0, 600, 47))
def test_no_ten_minutes_see_more_than_thirty(shift):
    """A guess every ten seconds for half an hour, whenever in a window it begins."""
    start = NINE + timedelta(seconds=shift)
    looked_at = [
        moment
        for moment in (start + timedelta(seconds=10 * number) for number in range(180))
        if guess(moment=moment) == "wrong"
    ]

    assert len(looked_at) > 30
    for first in looked_at:
        assert sum(first <= moment < first + WINDOW for moment in looked_at) <= 30


def test_twenty_minutes_after_the_last_one_codes_are_looked_at_again(room):
    for _ in range(40):
        guess()

    assert guess(room.code, moment=NINE + timedelta(minutes=9, seconds=59)) == "not looked at"
    assert guess(room.code, moment=NINE + timedelta(minutes=20)) == "in"


@pytest.mark.parametrize("state", [WorkshopState.PREPARED, WorkshopState.ENDED])
def test_a_code_that_is_not_alive_is_a_wrong_one(state):
    ended_at = NINE if state == WorkshopState.ENDED else None
    room = WorkshopFactory(state=state, ended_at=ended_at).room

    assert guess(room.code) == "wrong"


def test_a_code_is_read_however_it_is_typed(room):
    assert {guess(" qq7-7ww "), guess("QQ7 7WW")} == {"in"}


def test_of_guesses_sent_at_once_none_is_looked_at_beyond_the_number(threaded_database):
    WorkshopFactory(live=True)

    def at_once(_):
        try:
            return guess()
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(at_once, range(80)))

    assert answers.count("wrong") == 30
    assert answers.count("not looked at") == 50


def test_the_table_holds_no_address():
    guess()

    rows = FailedJoin.objects.exclude(source="").values_list("source", flat=True)
    assert [len(source) for source in rows] == [64]
    assert HERE not in str(list(FailedJoin.objects.values()))


def test_a_network_of_the_newer_kind_is_one_place():
    assert place_of("2001:db8:1:2::1") == place_of("2001:db8:1:2:ffff::9") != place_of("2001:db8:1:3::1")
    assert place_of("192.0.2.7") != place_of("192.0.2.8")
    assert place_of("no address") != place_of("another")


def test_what_is_counted_no_longer_goes():
    guess(moment=NINE - timedelta(minutes=30))
    guess(moment=NINE - timedelta(minutes=10))

    remove_old_failures(moment=NINE)

    kept = FailedJoin.objects.filter(count__gt=0).values_list("window", flat=True)
    assert set(kept) == {int(NINE.timestamp()) // 600 - 1}

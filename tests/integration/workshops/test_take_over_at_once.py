"""A link to take over is for one person, also where several use it in the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connections

from tests.factories.accounts import UserFactory
from tests.factories.workshops import WorkshopFactory
from workshops.selectors.preparing import hand_over_with_secret
from workshops.services.hand_over import make_hand_over, take_over


def test_of_several_who_use_one_link_one_gets_in(threaded_database):
    workshop = WorkshopFactory()
    secret = make_hand_over(by=workshop.created_by, workshop_id=workshop.pk)
    people = [UserFactory() for _ in range(6)]
    start = threading.Barrier(len(people))

    def use(person):
        found = hand_over_with_secret(secret)
        start.wait()
        try:
            take_over(by=person, hand_over=found)
        except ValidationError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        got_in = list(pool.map(use, people))

    assert sum(got_in) == 1
    assert workshop.facilitators.count() == 2

"""Mechanisms tried and movement after them, over all organisations. Feature H14."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.models import MechanismMovement, Result
from assessments.services.store_mechanism_movements import store_mechanism_movements
from organisations.models import Succession
from tests.factories import ActionFactory, CampaignFactory, OrganisationFactory, PartnershipFactory
from tests.reading import words

pytestmark = pytest.mark.django_db
PEER_VISITS = 4


class Tried:
    """Two closed rounds, and plans of many partnerships between them."""

    def __init__(self):
        now = timezone.now()
        self.rounds = [
            CampaignFactory(
                title=f"Round {days}",
                instrument__version=2,
                opens_at=now - timedelta(days=days),
                closes_at=now - timedelta(days=days - 40),
            )
            for days in (400, 100)
        ]
        self.between = now - timedelta(days=250)

    def place(self, campaign, organisation, partnership, formality: float, people: int = 6) -> None:
        """As a stored result keeps it: each person's own numbers."""
        from models_engine import __version__

        measures = {"formality": [formality] * people, "drive_now": [30.0] * people}
        Result.objects.create(
            campaign=campaign,
            organisation=organisation,
            partnership=partnership,
            engine_version=__version__,
            instrument_hash=campaign.instrument.content_hash,
            fingerprint="kept",
            respondents=people,
            numbers={"measures": measures},
            computed_at=timezone.now(),
        )

    def partnership(self, change: float = -20.0, *, status: str = "done", people: int = 6, **fields):
        organisation = OrganisationFactory()
        partnership = PartnershipFactory(organisations=[organisation, OrganisationFactory()])
        for campaign, formality in zip(self.rounds, (80.0, 80.0 + change), strict=True):
            self.place(campaign, organisation, partnership, formality, people)
        closed = (
            {"closed_on": timezone.localdate(), "review_note": "Done."}
            if status in ("done", "dropped")
            else {}
        )
        action = ActionFactory(
            **{"mechanism": PEER_VISITS, "status": status}
            | closed
            | {"organisation": organisation, "partnership": partnership}
            | fields
        )
        type(action).objects.filter(pk=action.pk).update(created_at=fields.get("created_at", self.between))
        return partnership


@pytest.fixture
def tried(db):
    return Tried()


def store() -> int:
    return store_mechanism_movements(by=None, moment=timezone.now())


@pytest.fixture
def see(look):
    return lambda person: look(person, reverse("assessments:mechanisms_tried"))


def cells(main) -> list[str]:
    for hidden in main.select("[aria-hidden]"):
        hidden.extract()
    (row,) = main.select("tbody tr")
    return [words(cell) for cell in row.select("td")]


def test_feature_h14_how_often_where_from_and_how_they_moved(see, colleague, tried):
    for number in range(12):
        tried.partnership(-20.0 + number % 3)
    assert store() == 1

    main = see(colleague)

    row = cells(main)
    assert row[0].startswith("4. ")
    assert row[1:3] == ["about 10 partnerships", "Chosen alliance: about 10"]
    assert row[3] == "\u221219 (\u221220 to \u221218), clear change"
    assert row[4] == "0 (0 to 0), no clear change"
    assert "This is no proof of effect." in words(main)


@pytest.mark.parametrize(("partnerships", "shown"), [(8, 0), (9, 1)])
def test_nothing_of_under_eight_besides_ones_own(see, colleague, tried, partnerships, shown):
    for _ in range(partnerships):
        tried.partnership()

    assert store() == shown
    assert len(see(colleague).select("tbody tr")) == shown
    assert MechanismMovement.objects.count() == shown


@pytest.mark.parametrize(
    "left_out",
    [
        {"status": "open"},
        {"status": "dropped"},
        {"mechanism": None},
        {"people": 4},
        {"created_at": timezone.now() - timedelta(days=5)},
        {"closed_on": timezone.localdate() - timedelta(days=500)},
    ],
    ids=["not begun", "dropped", "own words", "too few people", "begun afterwards", "over before"],
)
def test_what_was_not_tried_between_two_rounds_does_not_count(tried, left_out):
    for _ in range(8):
        tried.partnership()
    tried.partnership(**left_out)
    assert store() == 0

    tried.partnership()

    assert store() == 1


def test_a_merger_in_between_leaves_a_partnership_out(tried):
    partnerships = [tried.partnership() for _ in range(9)]
    Succession.objects.create(
        predecessor=OrganisationFactory(),
        successor=partnerships[0].organisations.first(),
        happened_on=tried.between.date(),
    )

    assert store() == 0


def test_one_more_partnership_does_not_change_what_is_shown(see, colleague, tried):
    for _ in range(10):
        tried.partnership(-20.0)
    store()
    before = cells(see(colleague))
    tried.partnership(60.0)

    assert store() == 0
    assert cells(see(colleague)) == before

    for _ in range(8):
        tried.partnership(60.0)
    assert store() == 1
    assert cells(see(colleague)) != before


def test_kept_once_and_recorded(tried):
    for _ in range(9):
        tried.partnership()

    assert (store(), store()) == (1, 0)
    event = AuditEvent.objects.get(action="mechanism_movement_stored")
    assert event.detail == {"mechanism": PEER_VISITS}


def test_the_page_says_so_while_there_is_nothing(see, colleague):
    main = see(colleague)

    assert "There is nothing to show yet" in words(main)
    assert "This is no proof of effect." in words(main)


def test_signed_in_people_alone_and_no_other_method(client, manager):
    url = reverse("assessments:mechanisms_tried")

    assert client.get(url).status_code == 302
    client.force_login(manager)
    assert client.post(url).status_code == 405


def test_no_page_reads_what_the_figures_rest_on(client, manager, tried):
    partnerships = [tried.partnership() for _ in range(9)]
    store()
    client.force_login(manager)
    assert str(partnerships[0].pk) in str(MechanismMovement.objects.get().published)

    said = client.get(reverse("assessments:mechanisms_tried")).content.decode()

    assert not any(str(partnership.pk) in said for partnership in partnerships)


def test_a_start_in_the_middle_of_an_axis_is_a_kind_of_its_own(see, colleague, tried):
    for _ in range(9):
        partnership = tried.partnership()
        Result.objects.filter(partnership=partnership, campaign=tried.rounds[0]).update(
            numbers={"measures": {"formality": [50.0] * 6, "drive_now": [30.0] * 6}}
        )
    store()

    assert cells(see(colleague))[2] == "Mixed: about 10"

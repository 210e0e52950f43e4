"""What areas may see of a round: the figures, what is withheld, and that figures change in safe steps only."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from assessments.models import Answer, Campaign
from dashboards.models import Batch, Publication, Rollup
from dashboards.selectors.roll_up import roll_up_sources
from dashboards.services.publish_due import publish_due
from dashboards.services.publish_round import publish_round
from dashboards.services.recast_rounds import recast_rounds
from dashboards.services.roll_up import roll_up
from jobs.testing import run_jobs
from models_engine import Break
from organisations.models import Succession
from tests.factories import (
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    OrganisationFactory,
    OrganisationParentFactory,
    PartnershipFactory,
)
from tests.factories.publications import make_area_world, move

pytestmark = pytest.mark.django_db

HIDDEN = {"hidden": True}


@pytest.fixture
def world():
    world = make_area_world()
    world.open_round()
    return world


def test_an_area_of_four_by_hand(world):
    """South: trusts of 4, 2, 2 and 2 people who tick 5, 4, 2 and 2 throughout. One of four statements is reversed, so
    the trusts' means are (3v + 6 - v) / 4 = 4, 3.5, 2.5 and 2.5. Each trust counting the same that is 12.5 / 4 =
    3.125; each person counting the same it would be 33 / 10."""
    for trust, people, value in zip(world.trusts[5:], (4, 2, 2, 2), (5, 4, 2, 2), strict=True):
        world.answer(trust, people, value, SUP3=6 - value)

    world.close()

    content = world.published("qs1")
    assert content["base"] == {
        "organisations": 4,
        "answering": 4,
        "people": {"shown": 10},
        "partnerships": {"shown": 5},
    }
    assert content["factors"]["IMO"]["mean"] == {"shown": 3.1}
    # (1 + 2 + 4 + 4) / 4: what people ticked, not reversed.
    assert content["items"]["SUP3"] == {"shown": 2.8}
    # One, one and two trusts: too few for a count.
    assert content["factors"]["IMO"]["bands"] == {"low": HIDDEN, "middle": HIDDEN, "high": HIDDEN}
    assert content["coverage"]["finished"] == {"shown": 10}
    assert content["change"]["since"] is None


def test_a_board_of_five_trusts_says_something(world):
    for trust in world.trusts[:5]:
        world.answer(trust, 3)

    world.close()

    content = world.published("qn1")
    assert all("shown" in factor["mean"] for factor in content["factors"].values())
    assert content["factors"]["IMO"]["mean"] == {"shown": 3.5}
    assert content["coverage"]["finished"] == {"shown": 15}
    assert content["questions"]["inhibitor"]["INH1"] == {"shown": 4.0}
    assert content["positions"]["total"] == {"shown": 5}


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ((2, 2, 2, 1, 0), "too_few_people"),
        ((4, 5, 0, 0, 0), "too_few_organisations"),
        ((9, 2, 2, 2, 2), "one_organisation_dominates"),
        ((0, 0, 0, 0, 0), "no_answers"),
    ],
)
def test_what_is_withheld_and_why(world, people, reason):
    for trust, count in zip(world.trusts[:5], people, strict=True):
        world.answer(trust, count)
    for trust in world.trusts[5:]:
        world.answer(trust, 10)

    world.close()

    content = world.published("qn1")
    assert all(factor["mean"] == HIDDEN for factor in content["factors"].values())
    assert all(item == HIDDEN for item in content["items"].values())
    assert {"panel": "factors", "reason": reason} in content["withheld"]
    assert not Publication.objects.get(area="qn1").has_figures


def test_what_would_follow_from_two_areas_is_not_shown(world):
    """The board and what is left of the region are safe, but not a region less one board of two trusts."""
    make_small_board(world)
    for trust in world.trusts:
        world.answer(trust, 4)

    world.close()

    assert world.published("england")["factors"]["IMO"]["mean"]["shown"] == 3.5
    assert world.published("qx9")["factors"]["IMO"]["mean"] == HIDDEN
    shown = [code for code in ("qn1", "qs1") if "shown" in world.published(code)["factors"]["IMO"]["mean"]]
    assert len(shown) == 1


def test_england_leaves_nobody_out(world):
    nowhere = OrganisationFactory(name="In no area", kind="charity")
    campaign = world.campaign
    campaign.asked.create(organisation=nowhere)
    for trust in world.trusts[:4]:
        world.answer(trust, 3)
    world.close()

    assert world.published("england")["base"]["organisations"] == 10


def test_the_next_batch_comes_in_a_safe_step_alone(world):
    """P4: 100 answers come one at a time, and whatever is published changes only where at least 8 people of at least
    3 organisations have come since."""
    changed_at, before, last = [], {}, 0
    for number in range(100):
        trust = world.trusts[number % 9]
        world.answer(trust, 1, value=1 + number % 5)
        roll_up(campaign=world.campaign, organisation=trust)
        batch = publish_round(campaign=world.campaign, moment=timezone.now())
        if batch is None:
            continue
        after = dict(Publication.objects.filter(batch=batch).values_list("area", "content"))
        if after != before:
            changed_at.append(number + 1 - last)
            before, last = after, number + 1
    # The very first batch may come with whoever is there: it shows nothing of too few.
    assert changed_at[0] < 8
    assert len(changed_at) > 5
    assert all(step >= 8 for step in changed_at[1:])


def test_an_area_with_too_few_newcomers_keeps_its_figures(world):
    for trust in world.trusts:
        world.answer(trust, 4, value=2)
    world.publish()
    for trust in world.trusts[5:]:
        world.answer(trust, 4, value=5)
    world.answer(world.trusts[0], 1, value=5)

    batch = world.publish()

    counted_in = dict(Publication.objects.filter(batch=batch).values_list("area", "counted_in"))
    # Nor is the other board counted anew: England less it, less the north before, would be the one newcomer.
    assert counted_in == {"england": 2, "y91": 2, "qn1": 1, "qs1": 1}
    assert world.published("qn1")["factors"]["IMO"]["mean"] == {"shown": 2.5}
    assert world.published("england")["factors"]["IMO"]["mean"]["shown"] > 2.5


def test_a_sheet_sent_again_counts_as_somebody_who_went_and_came(world):
    for trust in world.trusts:
        world.answer(trust, 4)
    world.publish()
    rollup = Rollup.objects.get(organisation=world.trusts[0])
    rollup.numbers["marks"][0] = "changed"
    rollup.numbers["factors"]["IMO"]["mean"] = 1.0
    rollup.save()

    publish_round(campaign=world.campaign, moment=timezone.now(), final=True)

    north = Publication.objects.get(batch__number=2, area="qn1")
    assert north.counted_in == 1
    assert north.content["factors"]["IMO"]["mean"] == {"shown": 3.5}


def test_a_closed_round_is_published_by_the_clock(world):
    for trust in world.trusts:
        world.answer(trust, 2)
    Campaign.objects.update(closes_at=timezone.now() - timedelta(minutes=1))

    run_jobs(clock=True)

    batch = Batch.objects.get()
    assert batch.final
    run_jobs(clock=True)
    assert Batch.objects.count() == 1


def test_a_round_with_longer_for_one_is_not_final_before(world):
    for trust in world.trusts:
        world.answer(trust, 2)
    Campaign.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    asked = world.campaign.asked.first()
    asked.extended_until = timezone.localdate() + timedelta(days=3)
    asked.save()

    run_jobs(clock=True)

    assert not Batch.objects.filter(final=True).exists()


def test_areas_of_today_where_members_moved(world):
    """A trust goes from the north to the south after the round's first day: the round is told both ways."""
    for trust in world.trusts:
        world.answer(trust, 4, value=2)
    world.answer(world.trusts[0], 4, value=5)
    move(world.trusts[0], world.south, timezone.localdate())

    world.close()

    then = world.campaign.first_day
    members = {
        (area, boundaries): len(organisations)
        for area, boundaries, organisations in Publication.objects.filter(kind="").values_list(
            "area", "boundaries", "organisations"
        )
    }
    today = timezone.localdate()
    assert members[("qn1", then)], members[("qs1", then)] == (5, 4)
    assert members[("qn1", today)], members[("qs1", today)] == (4, 5)
    assert ("england", today) not in members


def test_a_round_that_is_done_is_recast_when_boards_merge_later(world):
    """The north board merges into the south after the final batch: the south of today then has all nine trusts."""
    for trust in world.trusts:
        world.answer(trust, 4)
    first = world.close()
    assert recast_rounds(moment=timezone.now()) == []
    for trust in world.trusts[:5]:
        move(trust, world.south, timezone.localdate())

    [batch] = recast_rounds(moment=timezone.now())

    assert batch.number == first.number + 1
    south = Publication.objects.get(batch=batch, area="qs1", boundaries=timezone.localdate())
    assert south.content["base"]["organisations"] == 9
    assert south.content["factors"]["IMO"]["mean"]["shown"] == 3.5
    kept = Publication.objects.get(batch=batch, area="qs1", boundaries=world.campaign.first_day)
    assert kept.content == Publication.objects.get(batch=first, area="qs1").content
    # Tomorrow there is nothing more to tell.
    assert recast_rounds(moment=timezone.now() + timedelta(days=1)) == []


def test_who_merged_stands_where_the_successor_is(world):
    new = OrganisationFactory(name="Merged Trust", kind="acute_trust")
    gone = world.trusts[0]
    move(gone, world.north, timezone.localdate() - timedelta(days=6))
    gone.parents.filter(valid_to__isnull=True).update(valid_to=timezone.localdate() - timedelta(days=1))
    new.parents.create(parent=world.south, valid_from=timezone.localdate())
    Succession.objects.create(predecessor=gone, successor=new, happened_on=timezone.localdate())
    for trust in world.trusts:
        world.answer(trust, 4)

    world.close()

    south = Publication.objects.get(area="qs1", boundaries=timezone.localdate())
    assert str(gone.pk) in south.organisations


def test_change_since_the_round_before():
    world = make_area_world(trusts=(8, 8))
    for days, values in ((200, (2, 2)), (20, (4, 2))):
        world.open_round(days_ago=days)
        for place, trust in enumerate(world.trusts):
            # A little spread, so that there is an error to beat.
            world.answer(trust, 2, value=values[place >= 8] + place % 2)
        world.close()

    north, south = (world.published(area)["change"]["factors"]["IMO"] for area in ("qn1", "qs1"))
    assert (north["difference"], north["label"]) == (1.0, "higher")
    assert (south["difference"], south["label"]) == (0.0, "no_clear_change")
    assert world.published("qn1")["change"]["since"] == str(world.campaigns[0].pk)


def test_four_organisations_are_too_few_to_say_whether_something_changed():
    world = make_area_world(trusts=(5, 4))
    for days, value in ((200, 2), (20, 4)):
        world.open_round(days_ago=days)
        for place, trust in enumerate(world.trusts):
            world.answer(trust, 3, value=value + place % 2)
        world.close()

    north, south = (world.published(area)["change"]["factors"]["IMO"] for area in ("qn1", "qs1"))
    assert north["label"] == "higher"
    assert (south["difference"], south["interval"], south["label"]) == (1.0, None, "too_few_to_say")


def test_how_organisations_differ_is_no_error_where_the_same_ones_answered():
    """They spread over half the scale and every one rose; both rounds' spreads would say no clear change."""
    world = make_area_world()
    for days, values in ((200, (1, 2, 4, 2, 1)), (20, (2, 3, 5, 3, 3))):
        world.open_round(days_ago=days)
        for place, trust in enumerate(world.trusts):
            world.answer(trust, 2, value=values[place % 5])
        world.close()

    north = world.published("qn1")["change"]["factors"]["IMO"]
    assert (north["difference"], north["label"]) == (0.6, "higher")


def test_with_other_organisations_both_spreads_count():
    world = make_area_world(trusts=(6, 4))
    for days, values in ((200, (1, 2, 4, 2, 1, None)), (20, (None, 3, 5, 3, 3, 2))):
        world.open_round(days_ago=days)
        for trust, value in zip(world.trusts[:6], values, strict=True):
            if value:
                world.answer(trust, 2, value=value)
        world.close()

    north = world.published("qn1")["change"]["factors"]["IMO"]
    assert (north["difference"], north["label"]) == (0.6, "no_clear_change")


def test_a_round_of_another_area_is_no_earlier_round():
    world = make_area_world(trusts=(5, 5))
    for days, trusts in ((200, world.trusts), (100, world.trusts[5:]), (20, world.trusts)):
        world.open_round(days_ago=days)
        for trust in trusts:
            world.answer(trust, 2, value=3)
        world.close()

    north, south = (world.published(area)["change"] for area in ("qn1", "qs1"))
    assert north["since"] == str(world.campaigns[0].pk)
    assert north["factors"]["IMO"]["label"] == "no_clear_change"
    assert south["since"] == str(world.campaigns[1].pk)


def test_a_reworded_item_is_not_compared():
    world = make_area_world()
    for days, version in ((200, 1), (20, 2)):
        world.open_round(days_ago=days, version=version)
        for trust in world.trusts:
            world.answer(trust, 2)
        world.close()

    change = world.published("england")["change"]
    assert change["breaks"] == ["INT2"]
    assert change["factors"]["INT"]["label"] == "not_compared"
    assert change["factors"]["IMO"]["label"] == "no_clear_change"


def test_one_sheet_more_touches_one_rollup(world):
    for trust in world.trusts[:3]:
        world.answer(trust, 2)
        assert roll_up(campaign=world.campaign, organisation=trust)
    before = dict(Rollup.objects.values_list("organisation", "fingerprint"))
    world.answer(world.trusts[1], 1)

    assert [roll_up(campaign=world.campaign, organisation=trust) for trust in world.trusts[:3]] == [
        False,
        True,
        False,
    ]
    after = dict(Rollup.objects.values_list("organisation", "fingerprint"))
    assert [pk for pk in before if before[pk] != after[pk]] == [world.trusts[1].pk]


def test_a_round_that_asks_nobody_has_no_figures():
    campaign = CampaignFactory(closes_at=timezone.now() - timedelta(days=1))

    assert publish_round(campaign=campaign, moment=timezone.now(), final=True) is None


def make_small_board(world):
    """A third board, of two trusts."""
    board = OrganisationFactory(ods_code="QX9", local_id=None, name="Small ICB", kind="icb")
    OrganisationParentFactory(organisation=board, parent=world.region)
    trusts = [OrganisationFactory(kind="acute_trust") for _ in range(2)]
    together = PartnershipFactory(organisations=trusts)
    for trust in trusts:
        OrganisationParentFactory(organisation=trust, parent=board)
        asked = CampaignOrganisationFactory(campaign=world.campaign, organisation=trust)
        ChosenPartnershipFactory(campaign_organisation=asked, partnership=together)
        world.trusts.append(trust)
        world.partnerships.append(together)


def test_a_round_in_which_everything_was_carried_over_can_be_published(world):
    """More questions are carried over than the conditions have statements."""
    for trust in world.trusts:
        world.answer(trust, 4)
    Answer.objects.update(carried=True)

    world.close()

    assert world.published()["coverage"]["carried"] == {"shown": 95, "end": "above"}


def test_formality_is_not_compared_over_versions_that_ask_something_else_by_it(monkeypatch):
    world = make_area_world()
    for days, version in ((200, 1), (20, 2)):
        world.open_round(days_ago=days, version=version)
    trust = world.trusts[0]
    sources = roll_up_sources(world.campaign, trust, timezone.now())
    assert sources.previous == world.campaigns[0]

    broken = SimpleNamespace(measure_breaks=(Break("formality", ("F1",)),))
    monkeypatch.setattr("dashboards.selectors.roll_up.version_diff", lambda old, new: broken)

    assert roll_up_sources(world.campaign, trust, timezone.now()).previous is None


def test_an_open_round_publishes_a_week_after_its_last_batch_at_the_earliest(world):
    """However many come: a step is never made of the answers of one morning."""
    now = timezone.now()
    world.campaign.closes_at = now + timedelta(days=30)
    world.campaign.save()
    for trust in world.trusts:
        world.answer(trust, 2)
    assert len(publish_due(moment=now)) == 1
    for trust in world.trusts:
        world.answer(trust, 2)

    assert publish_due(moment=now + timedelta(days=6)) == []
    assert len(publish_due(moment=now + timedelta(days=7))) == 1


def test_one_newcomer_among_nine_with_a_view_of_a_condition_does_not_move_it(world):
    """P4: enough people have come, and only one of them said anything of IMO."""
    unknown = dict.fromkeys(("IMO1", "IMO2", "IMO3", "IMO4"), "DK")
    for trust in world.trusts:
        world.answer(trust, 2, value=3)
    world.publish()
    before = world.published("qn1")
    for trust in world.trusts:
        world.answer(trust, 2, value=5, **unknown)
    world.answer(world.trusts[0], 1, value=5)

    world.publish()

    after = world.published("qn1")
    assert after["factors"]["IMO"] == before["factors"]["IMO"]
    assert after["items"]["IMO1"] == before["items"]["IMO1"]
    assert after["factors"]["GOV"]["mean"] != before["factors"]["GOV"]["mean"]


def test_a_condition_is_closed_where_the_few_with_a_view_next_door_would_follow(world):
    """England less the north would be two people, of all who answered there the only ones with a view of IMO."""
    unknown = dict.fromkeys(("IMO1", "IMO2", "IMO3", "IMO4"), "DK")
    for trust in world.trusts[:5]:
        world.answer(trust, 3)
    for trust in world.trusts[5:]:
        world.answer(trust, 3, **unknown)
    world.answer(world.trusts[5], 2)
    world.close()

    assert "shown" in world.published()["factors"]["IMO"]["mean"]
    assert world.published("qn1")["factors"]["IMO"]["mean"] == HIDDEN
    assert "shown" in world.published("qn1")["factors"]["GOV"]["mean"]

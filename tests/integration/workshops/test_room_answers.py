"""Raised hands and ideas, as the facilitator brings them in."""

import pytest
from django.urls import reverse

from tests.factories.workshops import BallotFactory, IdeaFactory, StepFactory
from workshops.enums import BallotState, IdeaState
from workshops.models import STATEMENT, Ballot, Group, HandCount, Idea, Room


@pytest.fixture
def facilitator(client, workshop):
    client.force_login(workshop.created_by)
    return client


@pytest.fixture
def collecting(workshop):
    step = StepFactory(workshop=workshop, order=2, ideas=True)
    Room.objects.update(step=step)
    return step


def at(name, workshop, *more):
    return reverse(f"workshops:{name}", args=[workshop.pk, *more])


def hands(**counts):
    """As the form has them that was made for the round that is open."""
    return {"ballot": Ballot.objects.latest("number").pk, **counts}


def test_hands_are_counted_by_group_and_not_shown_again(facilitator, workshop):
    group = Group.objects.get(name="Northmoor")
    sent = hands(**{f"hands_{STATEMENT}_{group.pk}_4": "3", f"hands_{STATEMENT}_0_DK": "1"})

    answer = facilitator.post(at("count_hands", workshop), sent)

    assert answer.status_code == 302
    assert set(HandCount.objects.values_list("group", "answer", "count")) == {
        (group.pk, "4", 3),
        (None, "DK", 1),
    }
    page = facilitator.get(at("count_hands", workshop)).content.decode()
    assert f'name="hands_{STATEMENT}_{group.pk}_4"' in page
    assert 'value="3"' not in page


def test_counting_again_takes_the_place_of_what_was_counted(facilitator, workshop):
    for number in ("3", "5"):
        facilitator.post(at("count_hands", workshop), hands(**{f"hands_{STATEMENT}_0_4": number}))

    assert HandCount.objects.get().count == 5


@pytest.mark.parametrize("number", ["many", "-1", "501", "9" * 5000])
def test_a_number_that_is_none_is_refused_where_it_was_typed(facilitator, workshop, number):
    answer = facilitator.post(at("count_hands", workshop), hands(**{f"hands_{STATEMENT}_0_4": number}))

    assert answer.status_code == 422
    assert "Enter a number from 0 to 500" in answer.content.decode()
    assert f'href="#id_hands_{STATEMENT}_0_4"' in answer.content.decode()
    assert not HandCount.objects.exists()


def test_hands_of_one_round_are_not_counted_in_another(facilitator, workshop):
    """The other facilitator has shown the first round and opened the second, which asks the same."""
    first = hands(**{f"hands_{STATEMENT}_0_1": "9"})
    Ballot.objects.update(state=BallotState.REVEALED)
    second = BallotFactory(step=workshop.room.step, number=2)
    facilitator.post(at("count_hands", workshop), hands(**{f"hands_{STATEMENT}_0_5": "4"}))

    page = facilitator.post(at("count_hands", workshop), first, follow=True)
    facilitator.post(at("count_hands", workshop), {})

    assert "The room had already moved on." in page.content.decode()
    assert list(HandCount.objects.values_list("ballot", "answer", "count")) == [(second.pk, "5", 4)]
    assert (
        f'name="ballot" value="{second.pk}"' in facilitator.get(at("count_hands", workshop)).content.decode()
    )


def test_no_hands_after_the_answers_are_shown(facilitator, workshop):
    Ballot.objects.update(state=BallotState.REVEALED)

    page = facilitator.post(at("count_hands", workshop), {f"hands_{STATEMENT}_0_4": "3"}, follow=True)

    assert "Hands are counted while a question is open" in page.content.decode()
    assert not HandCount.objects.exists()


def test_ideas_wait_are_shown_left_out_reworded_and_merged(facilitator, workshop, collecting):
    first, second, third = (
        IdeaFactory(step=collecting, text=text) for text in ("One list", "A list", "Rubbish")
    )

    page = facilitator.get(at("sort_ideas", workshop)).content.decode()
    assert "Waiting for the facilitator" in page
    for idea, state in ((first, IdeaState.SHOWN), (third, IdeaState.REFUSED)):
        facilitator.post(at("decide_idea", workshop), {"idea": idea.pk, "state": state})
    facilitator.post(at("edit_idea", workshop, first.pk), {"text": "One list for all", "into": ""})
    facilitator.post(at("edit_idea", workshop, second.pk), {"text": "A list", "into": first.pk})

    assert list(Idea.objects.values_list("text", "state", "merged_into")) == [
        ("One list for all", IdeaState.SHOWN, None),
        ("A list", IdeaState.MERGED, first.pk),
        ("Rubbish", IdeaState.REFUSED, None),
    ]
    screen = facilitator.get(at("screen", workshop)).content.decode()
    assert "One list for all" in screen
    assert "Rubbish" not in screen


def test_the_vote_waits_for_two_ideas_and_the_page_says_so(facilitator, workshop, collecting):
    first, second = (IdeaFactory(step=collecting, text=text) for text in ("One list", "Ring first"))

    Idea.objects.filter(pk=second.pk).update(state=IdeaState.SHOWN)
    page = facilitator.get(at("run_workshop", workshop)).content.decode()
    assert "1 idea waits for you. Shown to the room: 1" in page
    assert "Show at least two ideas first" in page

    facilitator.post(at("decide_idea", workshop), {"idea": first.pk, "state": IdeaState.SHOWN})
    page = facilitator.get(at("run_workshop", workshop)).content.decode()
    assert "0 ideas wait for you. Shown to the room: 2" in page
    assert "No more ideas come in after that." in page


def test_an_idea_that_was_said_aloud_is_added(facilitator, workshop, collecting):
    facilitator.post(at("sort_ideas", workshop), {"text": "Ring before you buy"})
    empty = facilitator.post(at("sort_ideas", workshop), {"text": ""})

    assert Idea.objects.get().state == IdeaState.SHOWN
    assert empty.status_code == 422


@pytest.mark.parametrize("begun", [False, True])
def test_an_idea_that_has_no_place_is_not_dropped_without_a_word(facilitator, workshop, begun):
    """Before the first step, and at one that collects none."""
    if not begun:
        Room.objects.update(step=None)

    answer = facilitator.post(at("sort_ideas", workshop), {"text": "A monthly call"})

    assert answer.status_code == 422
    assert "Ideas were no longer being collected" in answer.content.decode()
    assert "A monthly call" in answer.content.decode()


def test_once_the_vote_is_open_ideas_stay(facilitator, workshop, collecting):
    ideas = [IdeaFactory(step=collecting, state=IdeaState.SHOWN) for _ in range(2)]
    facilitator.post(at("run_ballot", workshop), {"command": "open", "step": collecting.pk})

    page = facilitator.post(
        at("decide_idea", workshop), {"idea": ideas[0].pk, "state": IdeaState.REFUSED}, follow=True
    )
    reworded = facilitator.post(at("edit_idea", workshop, ideas[0].pk), {"text": "Other", "into": ""})

    assert "so they stay as they are" in page.content.decode()
    assert reworded.status_code == 422
    assert Idea.objects.filter(state=IdeaState.SHOWN).count() == 2


def test_an_idea_of_another_workshop_is_none_of_theirs(facilitator, workshop, collecting):
    other = IdeaFactory(text="Elsewhere")

    assert facilitator.post(at("edit_idea", workshop, other.pk), {"text": "Here"}).status_code == 404
    refused = facilitator.post(at("decide_idea", workshop), {"idea": other.pk, "state": IdeaState.SHOWN})

    assert refused.status_code == 422
    assert Idea.objects.get(pk=other.pk).state == IdeaState.WAITING

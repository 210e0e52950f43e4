"""Feature 53 at the heart: whatever was answered, nothing that leaves the room's core differs before the reveal."""

import pytest

from tests.factories.workshops import IdeaFactory
from workshops.enums import BallotState, IdeaState, Phase
from workshops.models import FORMALITY, IDEAS, ORIGIN, STATEMENT, HandCount, Vote
from workshops.rules import CannotRun, NotRevealed, OutOfDate
from workshops.selectors.counts import answered
from workshops.selectors.tallies import shifts_of, tallies_of
from workshops.services.ballots import close_ballot, open_second_ballot, reopen_ballot, reveal_ballot
from workshops.services.cast_votes import cast_votes
from workshops.services.count_hands import count_hands
from workshops.services.outcomes import record_agreed
from workshops.services.run_workshop import end_workshop

KINDS = {
    "statement": ({}, {STATEMENT: ("1", "5")}),
    "place": ({"place": True}, {FORMALITY: ("1", "5"), ORIGIN: ("5", "1")}),
    "factor": ({"factor_step": True}, dict.fromkeys(("GOV1", "GOV2", "GOV3", "GOV4"), ("1", "5"))),
    "lanes": ({"lanes": True}, {"DT": (["POL"], ["REC", "GOV"]), "DE": ([], ["IMO"])}),
    "ideas": ({"ideas": True}, {IDEAS: (["1"], ["2"])}),
}


@pytest.fixture(params=KINDS)
def voted(request, workshop, facilitator, seats, at_step, opened):
    """`voted(0)` and `voted(1)`: the same room in two worlds, which differ in what was answered and in nothing else."""
    kind, answers = KINDS[request.param]
    step = at_step(**kind)
    if request.param == "ideas":
        for number in (1, 2):
            IdeaFactory(step=step, number=number, state=IdeaState.SHOWN)
    ballot = opened(step)

    def put(world):
        Vote.objects.all().delete()
        for seat in seats:
            given = {code: pair[world] for code, pair in answers.items()}
            cast_votes(participant=seat, ballot_id=ballot.pk, answers=given)
        hands = {
            (code, None, answer): 4
            for code, pair in answers.items()
            for answer in ([pair[world]] if isinstance(pair[world], str) else pair[world])
        }
        count_hands(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk, counts=hands)
        return ballot

    return put


def test_two_worlds_look_the_same_until_the_reveal_and_differ_after_it(workshop, facilitator, voted, screen):
    seen = {0: [], 1: []}
    for world in (0, 1):
        ballot = voted(world)
        seen[world] += [screen(), answered(ballot)]
        close_ballot(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)
        seen[world] += [screen(), answered(ballot)]
        reopen_ballot(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)

    assert [_without_version(one) for one in seen[0]] == [_without_version(one) for one in seen[1]]
    assert [one.phase for one in seen[0] if hasattr(one, "phase")] == [Phase.VOTING, Phase.CLOSED]

    results = []
    for world in (0, 1):
        ballot = voted(world)
        ballot.state = BallotState.REVEALED
        ballot.save()
        results.append(screen().results)
        ballot.state = BallotState.OPEN
        ballot.save()
    assert results[0] != results[1]


def _without_version(seen):
    return seen if isinstance(seen, int) else {**vars(seen), "version": None}


def test_the_tally_refuses_before_the_reveal(workshop, facilitator, voted):
    ballot = voted(0)

    with pytest.raises(NotRevealed):
        tallies_of(ballot)
    close_ballot(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)
    ballot.refresh_from_db()
    with pytest.raises(NotRevealed):
        tallies_of(ballot)
    with pytest.raises(NotRevealed):
        shifts_of(ballot, ballot)


def test_somebody_who_only_calls_a_ballot_revealed_gets_nothing(voted):
    ballot = voted(0)
    ballot.state = BallotState.REVEALED

    assert tallies_of(ballot) == {}
    assert Vote.objects.exists()
    assert HandCount.objects.exists()


def test_only_a_closed_ballot_is_revealed_and_a_revealed_one_stays(workshop, facilitator, voted, shown):
    ballot = voted(0)
    turn = {"by": facilitator, "workshop_id": workshop.pk, "ballot_id": ballot.pk}

    with pytest.raises(OutOfDate):
        reveal_ballot(**turn)
    shown(ballot)
    for service in (close_ballot, reopen_ballot, reveal_ballot):
        with pytest.raises(OutOfDate):
            service(**turn)
    with pytest.raises(OutOfDate):
        count_hands(**turn, counts={})


def test_what_was_not_shown_by_the_end_is_hidden_for_good(workshop, facilitator, voted, screen):
    ballot = voted(1)
    end_workshop(by=facilitator, workshop_id=workshop.pk)

    ballot.refresh_from_db()
    assert ballot.state == BallotState.CLOSED
    with pytest.raises(CannotRun):
        reveal_ballot(by=facilitator, workshop_id=workshop.pk, ballot_id=ballot.pk)
    assert screen().results == ()


def test_no_second_round_and_no_agreement_before_the_first_is_shown(workshop, facilitator, voted):
    ballot = voted(0)

    with pytest.raises(OutOfDate):
        open_second_ballot(by=facilitator, workshop_id=workshop.pk, step_id=ballot.step_id)
    for question in {vote.question for vote in Vote.objects.all()}:
        with pytest.raises(CannotRun):
            record_agreed(by=facilitator, step_id=ballot.step_id, question=question, value=3)

"""What moves a partnership: the lanes, the end of the mandate, the beginning and the wish."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_engine import DynamicsAnswers, Missing, Wish, load_instrument, read_dynamics
from tests.models_engine import dynamics_oracle as oracle
from tests.models_engine.dynamics_cases import CASES, INSTRUMENT, LANES, people_of, read_case

FACTORS = oracle.FACTORS
MEANS = [None, 1, 2, 2.5, 2.999999, 3, 3.25, 3.5, 4, 4.5, 5]
TICKS = st.one_of(
    st.frozensets(st.sampled_from(FACTORS)), st.sampled_from([frozenset(), Missing.DONT_KNOW, None])
)
PEOPLE = st.lists(
    st.builds(
        lambda ticks, w1, g1: DynamicsAnswers(ticks, {"W1": w1}, {"G1": g1}),
        st.fixed_dictionaries(dict.fromkeys(LANES, TICKS)),
        st.sampled_from([1, 3, 5, None, Missing.NOT_APPLICABLE]),
        st.sampled_from(["formal", "now", "dont_know"]),
    ),
    min_size=1,
    max_size=8,
)
SOME_MEANS = st.fixed_dictionaries(dict.fromkeys(FACTORS, st.sampled_from(MEANS)))


def people(*replies, question="DE", **fields):
    """So many people, each with a reply on one tick page: factor codes, or what else a reply can be."""
    return [
        DynamicsAnswers(
            {question: frozenset(reply.split()) if isinstance(reply, str) else reply},
            fields.get("statements", {}),
            fields.get("choices", {}),
        )
        for reply in replies
    ]


def lane(verb, dynamics):
    return next(lane for lane in dynamics.lanes if lane.verb == verb)


def states(lane):
    return {condition.factor: condition.state for condition in lane.conditions}


def read(answers, **means):
    return read_dynamics(INSTRUMENT, answers, means)


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_a_written_out_case_comes_out_as_it_says(case):
    found = read_case(case)
    assert {
        lane.verb: {each.factor: [each.ticked, each.state] for each in lane.conditions}
        for lane in found.lanes
    } == case["lanes"]
    assert {lane.verb: lane.flag for lane in found.lanes} == case["flags"]
    assert list(found.after_mandate.removed) == case["removed"]
    assert {verb: list(left) for verb, left in found.after_mandate.remaining} == case["remaining"]
    assert list(found.after_mandate.emptied) == case["emptied"]
    assert (found.began, found.wish) == (case["began"], Wish(*case["wish"]))


def test_without_the_mandate_v03_is_empty_and_v10_is_as_it_was():
    imposed, chosen, _ = (read_case(case) for case in CASES)
    assert all(not left for _, left in imposed.after_mandate.remaining)
    assert {lane.verb: lane.working for lane in chosen.lanes} == dict(chosen.after_mandate.remaining)


def test_v18_is_carried_by_the_intermediary():
    carried = read_case(CASES[2])
    assert [lane.working for lane in carried.lanes if lane.flag == "one"] == [("INT",), ("INT",)]


@pytest.mark.parametrize(
    ("ticked", "asked", "mean", "state"),
    [
        (2, 4, 3.5, "working"),
        (1, 4, 5, "unclear"),
        (2, 4, 3.4, "unclear"),
        (2, 4, 3, "unclear"),
        (2, 4, 2.9, "named_but_weak"),
        (1, 5, 4, "strong_but_unused"),
        (1, 4, 4, "unclear"),
        (1, 5, 3.9, "unclear"),
        (4, 4, None, "unclear"),
    ],
)
def test_the_borders_of_the_states(ticked, asked, mean, state):
    replies = ["REC"] * ticked + ["COO"] * (asked - ticked)
    assert states(lane("enable", read(people(*replies), REC=mean)))["REC"] == state


def test_a_mean_a_hair_below_a_border_is_on_it():
    assert states(lane("enable", read(people("REC"), REC=3.5 - 1e-12)))["REC"] == "working"
    assert states(lane("enable", read(people("REC"), REC=3 - 1e-12)))["REC"] == "unclear"


def test_only_what_carries_the_verb_can_lie_unused():
    found = read(people("COO"), ABS=4.5, EXP=4.5)
    assert states(lane("enable", found)) | {"COO": ""} == {
        "COO": "",
        "ABS": "strong_but_unused",
        "EXP": "strong_but_unused",
    }
    found = read(people("COO", question="DT"), ABS=4.5, EXP=4.5)
    assert states(lane("trigger", found)) == {"COO": "unclear", "EXP": "strong_but_unused"}


def test_a_barrier_can_hold_back_and_never_carries_anything():
    held_back = lane("control", read(people("INH", question="DC"), INH=3.5))
    assert (held_back.conditions[0].mean, held_back.conditions[0].state) == (2.5, "named_but_weak")
    assert held_back.conditions[0].barrier
    free = lane("control", read(people("INH", question="DC"), INH=1))
    assert (free.conditions[0].mean, free.conditions[0].state, free.flag) == (5, "unclear", "none")
    assert states(lane("control", read(people("GOV", question="DC"), INH=1))) == {"GOV": "unclear"}


def test_a_lane_is_flagged_by_how_much_is_working():
    assert lane("enable", read(people("REC COO"), REC=4, COO=2)).flag == "one"
    assert lane("enable", read(people("REC COO"), REC=4, COO=4)).flag is None
    assert lane("enable", read(people("REC COO"), REC=2, COO=2)).flag == "none"


def test_a_lane_of_which_too_little_may_be_shown_is_not_judged():
    """Nothing to see is another thing than not allowed to look."""
    hidden = lane("enable", read(people("REC")))
    assert (hidden.flag, hidden.judged) == (None, False)
    half = lane("enable", read(people("REC POL"), POL=4))
    assert (half.working, half.flag, half.judged) == (("POL",), None, False)
    known = lane("enable", read(people("REC POL", "POL", "POL"), POL=4))
    assert (known.flag, known.judged) == ("one", True)


def test_nothing_of_these_dont_know_and_unanswered_are_three_things():
    found = lane("enable", read(people("REC", "", Missing.DONT_KNOW), REC=4))
    assert (found.respondents, found.nothing, found.dont_know) == (3, 1, 1)
    assert found.conditions[0].share == pytest.approx(1 / 3)


def test_only_people_who_replied_to_something_of_the_section_count():
    silent = DynamicsAnswers({"DT": None, "DE": None}, {"W1": None}, {})
    wishing = DynamicsAnswers({}, {}, {"G1": "now"})
    found = read([*people("REC"), silent, wishing], REC=4)
    assert found.respondents == 2
    assert lane("enable", found).conditions[0].share == 0.5


def test_governance_goes_with_the_mandate_only_where_the_mandated_alone_name_it():
    def someone(requires, steers):
        return DynamicsAnswers({"DM": frozenset(requires.split()), "DC": frozenset(steers.split())}, {}, {})

    fed = [someone("MAN", "GOV"), someone("MAN", "GOV"), someone("", "COO")]
    assert read(fed, GOV=4, MAN=4).after_mandate.removed == ("MAN", "GOV")
    assert "control" in read(fed, GOV=4, MAN=4).after_mandate.emptied
    own = [*fed, someone("", "GOV")]
    assert read(own, GOV=4, MAN=4).after_mandate.removed == ("MAN",)
    assert dict(read(own, GOV=4, MAN=4).after_mandate.remaining)["control"] == ("GOV",)


def test_a_lane_that_cannot_be_judged_is_not_called_empty():
    found = read(people("MAN REC", question="DT"), MAN=4)
    assert lane("trigger", found).working == ("MAN",)
    assert found.after_mandate.emptied == ()


def test_statements_are_means_of_those_who_answered():
    replies = [5, 4, Missing.DONT_KNOW, Missing.NOT_APPLICABLE, None]
    found = read([DynamicsAnswers({}, {"W1": reply}, {"B1": "formal"}) for reply in replies])
    assert (found.statements[0].mean, found.statements[0].n) == (4.5, 2)
    assert found.statements[0].counts == (0, 0, 0, 1, 1)
    assert (found.statements[1].mean, found.statements[1].n) == (None, 0)


def chosen(code, *choices):
    return read([DynamicsAnswers({}, {}, {code: choice}) for choice in choices])


def test_the_beginning_is_the_mean_of_those_who_know():
    assert chosen("B1", "informal", "formal", "formal", "dont_know").began == 60
    assert chosen("B1", "dont_know").began is None
    assert chosen("B1", "mixed", "dont_know").choice_counts["B1"] == {
        "informal": 0,
        "mixed": 1,
        "formal": 0,
        "dont_know": 1,
    }


def test_the_wish_is_what_most_want_and_a_tie_is_no_wish():
    assert chosen("G1", "formal", "formal", "now").wish == Wish("formal", None)
    assert chosen("G2", "external", "internal").wish is None
    assert chosen("G1", "dont_know", "dont_know", "mixed").wish == Wish("mixed", None)
    assert chosen("G1", "dont_know").wish is None


def test_nobody_is_nothing_and_no_mistake():
    found = read([], REC=5)
    assert (found.respondents, found.began, found.wish) == (0, None, None)
    assert all(condition.share == 0 for each in found.lanes for condition in each.conditions)


@pytest.mark.parametrize(
    ("person", "complaint"),
    [
        (DynamicsAnswers({"DT": frozenset({"XXX"})}, {}, {}), "respondent 1, DT: no condition 'XXX'"),
        (DynamicsAnswers({}, {}, {"G1": "external"}), "respondent 1, G1: no choice 'external'"),
    ],
)
def test_a_code_that_is_not_there_is_refused(person, complaint):
    with pytest.raises(ValueError, match=complaint):
        read([person])


def test_version_1_asks_nothing_of_this():
    with pytest.raises(ValueError, match="learning-ecosystem/1 does not ask what moves"):
        read_dynamics(load_instrument("learning-ecosystem", 1), [], {})


@pytest.mark.parametrize("seed", range(60))
def test_lanes_are_those_of_the_oracle(seed):
    source = random.Random(seed)
    group = [
        {code: frozenset(source.sample(FACTORS, source.randint(0, 8))) for code in LANES}
        for _ in range(source.randint(1, 9))
    ]
    means = {factor: source.choice(MEANS) for factor in FACTORS}
    found = read_dynamics(INSTRUMENT, [DynamicsAnswers(ticks, {}, {}) for ticks in group], means)
    for each, (_, left) in zip(found.lanes, found.after_mandate.remaining, strict=True):
        counts, wanted, flag, judged, working = oracle.lane(group, each.question, means)
        shown = {factor for factor in FACTORS if counts[factor] or wanted[factor] == "strong_but_unused"}
        assert states(each) == {factor: wanted[factor] for factor in shown}
        assert {c.factor: c.ticked for c in each.conditions} == {factor: counts[factor] for factor in shown}
        assert (each.flag, each.judged) == (flag, judged)
        assert sorted(left) == sorted(oracle.without_mandate(group, each.question, working))
        emptied = judged and working and not left
        assert (each.verb in found.after_mandate.emptied) == bool(emptied)


def test_the_random_groups_hold_every_state():
    source = random.Random(1)
    group = [{"DT": frozenset(source.sample(FACTORS, 6))} for _ in range(4)]
    seen = set()
    for mean in MEANS:
        seen |= set(oracle.lane(group, "DT", dict.fromkeys(FACTORS, mean))[1].values())
    assert seen == {"working", "named_but_weak", "strong_but_unused", "unclear"}


@given(PEOPLE, SOME_MEANS, st.randoms())
def test_the_order_of_people_does_not_matter(group, means, source):
    shuffled = source.sample(group, len(group))
    assert read_dynamics(INSTRUMENT, group, means) == read_dynamics(INSTRUMENT, shuffled, means)


@given(PEOPLE, SOME_MEANS, st.sampled_from(FACTORS), st.sampled_from(LANES))
def test_one_more_person_who_ticks_a_condition_never_lowers_its_share(group, means, factor, question):
    def share(some):
        lanes = read_dynamics(INSTRUMENT, some, means).lanes
        found = [c for each in lanes if each.question == question for c in each.conditions]
        return next((condition.share for condition in found if condition.factor == factor), 0)

    one_more = DynamicsAnswers({question: frozenset({factor})}, {}, {})
    assert share([*group, one_more]) >= share(group)


@given(PEOPLE, SOME_MEANS)
def test_what_is_left_without_the_mandate_was_working_before(group, means):
    found = read_dynamics(INSTRUMENT, group, means)
    for each, (verb, left) in zip(found.lanes, found.after_mandate.remaining, strict=True):
        assert each.verb == verb
        assert set(left) <= set(each.working)
        assert not {"POL", "MAN"} & set(left)


def test_the_cases_are_of_five_people_each():
    assert [len(people_of(case)) for case in CASES] == [5, 5, 5]

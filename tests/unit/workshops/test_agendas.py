"""The agendas that are shipped, and what a file of an agenda may not be."""

import copy

import pytest

from models_engine import load_instrument
from tests.models_engine.test_reading_age import OLDEST_READER, reading_age
from workshops.agendas import AgendaError, agenda, default_topics, prompts_of, read_agenda, read_prompts
from workshops.agendas.reading import FOLDER
from workshops.enums import Length, StepKind
from workshops.models import Step

INSTRUMENT = load_instrument()
FACTORS = [factor.code for factor in INSTRUMENT.factors]
PROMPTED = [*FACTORS, "STATEMENT", "PLACE"]
ALL = [(minutes, about) for minutes in Length.values for about in (True, False)]
SHIPPED = pytest.mark.parametrize(("minutes", "partnership"), ALL)


@SHIPPED
def test_a_tenth_of_the_time_is_free_and_something_can_be_dropped(minutes, partnership):
    found = agenda(minutes, partnership=partnership)
    assert found.minutes == minutes
    assert found.planned + found.slack == minutes
    assert found.slack >= minutes / 10
    assert sum(step.minutes for step in found.steps if step.optional) >= minutes / 10


@SHIPPED
def test_three_to_five_conditions_are_talked_about(minutes, partnership):
    assert agenda(minutes, partnership=partnership).topics == {60: 3, 90: 4, 120: 5}[minutes]


@SHIPPED
def test_the_room_says_what_it_thinks_before_it_talks_and_decides_before_it_ends(minutes, partnership):
    kinds = [step.kind for step in agenda(minutes, partnership=partnership).steps]
    first_vote = StepKind.PLACE if partnership else StepKind.STATEMENT
    assert kinds[:2] == [StepKind.TALK, first_vote]
    assert kinds.index(StepKind.FACTOR) < kinds.index(StepKind.IDEAS) < kinds.index(StepKind.DECISION)


@SHIPPED
def test_what_cannot_be_left_out_is_never_dropped(minutes, partnership):
    kept = [step.kind for step in agenda(minutes, partnership=partnership).steps if not step.optional]
    assert {StepKind.TALK, StepKind.FACTOR, StepKind.IDEAS, StepKind.DECISION} <= set(kept)


@pytest.mark.parametrize("minutes", Length.values)
def test_without_a_partnership_nothing_is_asked_about_one(minutes):
    kinds = {step.kind for step in agenda(minutes, partnership=False).steps}
    assert {StepKind.PLACE, StepKind.LANES}.isdisjoint(kinds)
    assert not [
        step.title for step in agenda(minutes, partnership=False).steps if "artnership" in step.script
    ]


@SHIPPED
def test_every_step_has_a_script_that_fits_where_it_is_kept_and_is_plain(minutes, partnership):
    for step in agenda(minutes, partnership=partnership).steps:
        Step(
            order=1, minutes=step.minutes, kind=step.kind, title=step.title, script=step.script
        ).clean_fields(exclude=["workshop", "statement", "questions"])
        assert reading_age(step.script) <= OLDEST_READER, step.title


def test_the_lanes_are_tick_questions_of_the_instrument():
    known = {question.code for question in INSTRUMENT.tick_questions}
    asked = {code for step in agenda(120).steps for code in step.questions}
    assert asked
    assert asked <= known


def test_an_agenda_of_another_length_is_not_there():
    with pytest.raises(LookupError, match="45"):
        agenda(45)


def test_what_is_said_later_begins_a_paragraph_of_its_own():
    scripts = [step.script for step in agenda(90).steps if "(After showing:)" in step.script]

    assert len(scripts) == 7
    assert all(script.count("\n\n(After showing:) ") == 1 for script in scripts)
    assert not any("\n" in paragraph for script in scripts for paragraph in script.split("\n\n"))


@pytest.mark.parametrize("partnership", [True, False])
def test_the_topics_taken_without_results_fit_every_agenda(partnership):
    topics = default_topics(partnership=partnership)
    assert len(set(topics)) == len(topics) >= agenda(120, partnership=partnership).topics
    assert set(topics) <= set(FACTORS)


def test_elsewhere_no_topic_is_about_a_partner():
    asked_on = {factor.code: INSTRUMENT.level(factor.level).asked_on for factor in INSTRUMENT.factors}
    assert {asked_on[code] for code in default_topics(partnership=False)} == {"organisation"}


@pytest.mark.parametrize("code", PROMPTED)
@pytest.mark.parametrize("kind", ["agree", "split", "low"])
def test_feature_55_every_condition_has_a_plain_question_for_what_may_come_out(code, kind):
    text = getattr(prompts_of(code), kind)
    assert text.endswith("?")
    assert len(text) <= 140
    assert reading_age(text) <= OLDEST_READER


def test_no_prompt_is_there_twice():
    texts = [text for code in PROMPTED for text in vars(prompts_of(code)).values()]
    assert len(set(texts)) == len(texts) == 3 * 18


def test_for_the_conditions_where_people_need_not_agree_no_prompt_says_that_they_do():
    levels = INSTRUMENT.minimums.agreement_levels
    said = [prompts_of(factor.code).agree for factor in INSTRUMENT.factors if factor.level not in levels]
    assert said
    assert not [text for text in said if "agree" in text or "we all" in text.lower()]


def test_an_unknown_code_has_no_prompts():
    with pytest.raises(KeyError):
        prompts_of("NONE")


def test_every_file_of_the_folder_is_read():
    data = {file.name for file in FOLDER.glob("*.yaml")}
    assert data == {f"{minutes}.yaml" for minutes in Length.values} | {
        "steps.yaml",
        "topics.yaml",
        "prompts.yaml",
    }


STEPS = {
    "talk": {"kind": "talk", "title": "Talk", "script": "Hello."},
    "say": {"kind": "statement", "title": "Say", "script": "Read it.", "statement": "We talk."},
    "lanes": {
        "kind": "lanes",
        "title": "Lanes",
        "script": "Tick.",
        "questions": ["DT"],
        "only": "partnership",
    },
    "topic": {"kind": "factor", "title": "Topic", "script": "Read it.", "topic": True},
}
PLAIN = {
    "minutes": 60,
    "steps": [{"step": "talk", "minutes": 10}, {"step": "say", "minutes": 44, "optional": True}],
}


def test_a_plain_agenda_is_read():
    found = read_agenda(PLAIN, STEPS, "elsewhere")
    assert [(step.title, step.minutes, step.optional) for step in found.steps] == [
        ("Talk", 10, False),
        ("Say", 44, True),
    ]
    assert (found.planned, found.slack, found.topics) == (54, 6, 0)


def test_a_step_for_partnerships_is_left_out_elsewhere():
    with_lanes = {**PLAIN, "steps": [*PLAIN["steps"], {"step": "lanes", "minutes": 5}]}
    assert len(read_agenda(with_lanes, STEPS, "elsewhere").steps) == 2
    with pytest.raises(AgendaError, match="59 of 60 minutes are planned"):
        read_agenda(with_lanes, STEPS, "partnership")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"minutes": -1}, "steps[1].minutes: expected at least 1"),
        ({"step": "none"}, "steps[1].step: there is no step 'none'"),
        ({"optional": False}, "no step is optional"),
        ({"minutes": "ten"}, "steps[1].minutes: expected a whole number"),
        ({"minutes": True}, "steps[1].minutes: expected a whole number"),
        ({"colour": "red"}, "steps[1]: unknown key colour"),
        ({"kind": "dance"}, "steps[1].kind: expected one of talk"),
        ({"title": ""}, "steps[1].title: expected text"),
        ({"title": "x" * 121}, "steps[1].title: longer than 120"),
        ({"script": "word " * 121}, "steps[1].script: longer than 120 words"),
        ({"statement": "x" * 301}, "steps[1].statement: longer than 300"),
        ({"prompt": "x" * 301}, "steps[1].prompt: longer than 300"),
        ({"statement": ""}, "steps[1].statement: missing"),
        ({"questions": ["DT"]}, "steps[1].questions: missing, or given to another"),
        ({"topic": True}, "steps[1].topic"),
        ({"only": "mondays"}, "steps[1].only"),
    ],
)
def test_a_file_that_is_no_agenda_is_refused_with_the_place(wrong, says):
    document = copy.deepcopy(PLAIN)
    document["steps"][1] |= wrong
    with pytest.raises(AgendaError) as found:
        read_agenda(document, STEPS, "elsewhere")
    assert str(found.value).startswith(says)


@pytest.mark.parametrize("prompt", ["Talk about it.", "Why " + "x" * 140 + "?", "", None])
def test_a_prompt_that_is_no_short_question_is_refused(prompt):
    with pytest.raises(AgendaError, match=r"GOV\.low"):
        read_prompts({"GOV": {"agree": "Why?", "split": "Why?", "low": prompt}})

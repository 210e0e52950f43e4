"""What panels say of published figures: in a full region, in a board of six trusts, and where nothing may be shown."""

import re

import plotly.graph_objects as go
import pytest

from dashboards import charts
from dashboards.enums import Panel
from dashboards.presenters.area_summary import present_summary
from dashboards.presenters.change import present_change
from dashboards.presenters.coverage import coverage_sentence, present_coverage
from dashboards.presenters.factors import present_factors
from dashboards.presenters.facts import MAKERS, facts
from dashboards.presenters.findings import findings
from dashboards.presenters.patterns import present_patterns, rule_in_words
from dashboards.presenters.positions import positions_finding, present_positions
from dashboards.presenters.questions import inhibitor_finding, present_questions
from dashboards.presenters.verbs import present_verbs
from dashboards.presenters.withheld import closed_in, closed_panels
from models_engine import load_instrument
from organisations.enums import AreaLevel
from organisations.selectors.areas import Area
from tests.factories import area_contents
from tests.factories.area_contents import HIDDEN, INSTRUMENT, n

SINCE = "Spring round"
WORLDS = {"full": area_contents.full, "sparse": area_contents.sparse, "nothing": area_contents.nothing}


def blocks(content, instrument=INSTRUMENT):
    return (
        *present_coverage(content),
        *present_positions(content),
        *present_verbs(content, instrument),
        *present_factors(content, instrument),
        *present_questions(content, instrument),
        *present_patterns(content, instrument),
        *present_change(content, instrument, SINCE),
    )


def words_of(content) -> str:
    found = []
    for block in blocks(content):
        found += [block.heading, block.finding, *block.paragraphs]
        found += [cell.text for row in (block.table.rows if block.table else ()) for cell in row]
    return " ".join(found)


@pytest.mark.parametrize("make", WORLDS.values(), ids=WORLDS)
def test_every_block_says_one_sentence_and_never_none(make):
    content = make()

    assert all(block.finding for block in blocks(content))
    assert not re.search(r"\bNone\b|\bnan\b|hidden", words_of(content))


@pytest.mark.parametrize("make", WORLDS.values(), ids=WORLDS)
def test_there_is_no_word_of_judgement(make):
    assert not re.search(r"\b(best|worst|poor|red|rank|league|score)\b", words_of(make()), re.I)


def test_the_first_sentence_says_who_speaks():
    assert coverage_sentence(area_contents.full()) == (
        "25 of the 40 organisations asked have answered: about 310 people in all."
    )
    assert "some people (number not shown)" in coverage_sentence(area_contents.nothing())


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (1, "The one organisation asked has not answered."),
        (2, "None of the 2 organisations asked has answered."),
    ],
)
def test_of_nobody_no_people_are_counted(asked, sentence):
    assert coverage_sentence(area_contents.nobody(asked)) == sentence


def summary_of(content):
    area = Area("qx1", "Saltmarsh Coast", AreaLevel.BOARD, None)
    return present_summary(area, content, INSTRUMENT, "", "")


def test_where_nobody_answered_nothing_is_protected_and_nothing_found():
    """The positive control is the area in which somebody did."""
    found, some = summary_of(area_contents.nobody(2)), summary_of(area_contents.nothing())

    assert "to protect the people who did answer" in some.withheld
    assert some.closed
    assert found.withheld == "So there are no figures here for this round. Nothing is held back."
    assert (found.closed, found.findings, found.release) == ((), (), "")
    assert found.heading == "What would open figures"
    assert "only 2 were asked" in found.needed
    assert "at least 8 people from at least 3 organisations" in summary_of(area_contents.nobody(3)).needed


def test_one_finding_is_no_list_and_says_nothing_of_three():
    some, three = summary_of(area_contents.nothing()), summary_of(area_contents.full())

    assert (len(some.findings), some.is_list, some.order) == (1, False, "")
    assert (len(three.findings), three.is_list) == (3, True)
    assert "the first three" in three.order


def test_a_question_that_nobody_answered_is_not_shut_to_protect_anybody():
    content = area_contents.sparse()
    content["withheld"] = [{"panel": "positions", "reason": "no_answers"}]
    assert summary_of(content).withheld == "1 question cannot be answered here: nobody has answered it."

    content["withheld"] += [{"panel": "verbs", "reason": "too_few_people"}]
    assert summary_of(content).withheld == (
        "2 questions cannot be answered here: some to protect the people who did answer, and some because nobody did."
    )


def test_the_three_findings_come_in_one_fixed_order():
    found = findings(area_contents.full(), INSTRUMENT, SINCE)

    assert [(one.panel, one.anchor) for one in found] == [
        (Panel.POSITIONS, "positions"),
        (Panel.QUESTIONS, "mandate"),
        (Panel.VERBS, "after-mandate"),
    ]
    assert not any(one.withheld for one in found)


def test_a_sparse_board_still_says_three_things():
    found = findings(area_contents.sparse(), INSTRUMENT, SINCE)

    assert len(found) == 3
    assert [one.anchor for one in found if not one.withheld] == ["inhibitor", "supplier", ""]


def test_an_area_of_which_nothing_may_be_shown_says_what_would_open_it():
    (found,) = findings(area_contents.nothing(), INSTRUMENT, SINCE)

    assert found.withheld
    assert found.sentence.startswith("7 questions cannot be answered here")
    assert "at least 3 organisations" in found.sentence


def test_where_nobody_was_asked_nothing_is_found():
    content = area_contents.full()
    asked = content["questions"]
    asked["mandate_without_recognition"] = asked["isolated"] = {"count": n(0), "of": n(0)}
    content["verbs"] |= {
        "total": n(0),
        "after_mandate": dict.fromkeys(("would", "would_not", "not_known"), n(0)),
    }

    found = findings(content, INSTRUMENT, SINCE)

    assert [one.anchor for one in found] == ["positions", "inhibitor", "supplier"]
    assert not any(" of 0" in block.finding for block in blocks(content))


def test_withheld_panels_come_once_for_each_reason_in_the_order_of_panels():
    content = area_contents.sparse()
    content["withheld"] += [
        {"panel": "questions.isolated", "reason": "too_few_people"},
        {"panel": "questions.supplier_terms", "reason": "too_few_people"},
        {"panel": "of another version", "reason": "too_few_people"},
    ]

    assert [closed.panel for closed in closed_panels(content)] == [
        "positions",
        "verbs",
        "questions",
        "change",
    ]
    assert "fewer than 8 people" in closed_in(content, "questions")[0].sentence


def test_above_a_table_the_reason_does_not_deny_what_the_table_shows():
    content = area_contents.sparse()
    content["withheld"] = [{"panel": "patterns", "reason": "too_few_organisations"}]

    (closed,) = closed_in(content, "patterns")

    assert closed.beside.startswith(
        "Not every figure of this question can be shown here: the answers come from"
    )
    assert closed.sentence.startswith("This is not shown here")


def test_warning_signs_are_explained_in_words():
    signs, _ = present_patterns(area_contents.full(), INSTRUMENT)
    marriage = next(row[1].text for row in signs.table.rows if row[0].text == "Arranged marriage")

    assert "“What programmes require”: 3.5 or more" in marriage
    for pattern in (*INSTRUMENT.advice.patterns, *INSTRUMENT.advice.conflicts):
        assert not re.search(r"[A-Z]{3}", rule_in_words(pattern.rule, INSTRUMENT)), pattern.rule


def test_the_most_frequent_place_is_named_only_where_it_stands_out():
    content = area_contents.full()
    assert "formal and driven by others: about 40 of 90" in positions_finding(content)

    for entry in content["positions"]["bins"]:
        entry["count"] = n(10)
    assert "No single place on the spectrum has the most" in positions_finding(content)

    for entry in content["positions"]["bins"]:
        entry["count"] = HIDDEN
    assert positions_finding(content) == ""


def test_what_holds_back_is_named_only_where_it_leads_by_enough():
    asked = area_contents.full()["questions"]
    assert "it is time that holds people back" in inhibitor_finding(asked)

    asked["inhibitor"]["INH3"] = n(4.0)
    assert "none of the three clearly" in inhibitor_finding(asked)

    asked["inhibitor"]["INH2"] = HIDDEN
    assert inhibitor_finding(asked) == ""


def test_feature_66_conditions_keep_the_questionnaires_order_whatever_their_means():
    names = [
        row[0].text
        for block in present_factors(area_contents.full(), INSTRUMENT)
        for row in block.table.rows
        if block.marks
    ]

    assert names == [factor.plain_name for factor in INSTRUMENT.factors]


def test_an_open_end_is_said_as_that_and_has_no_interval():
    macro, *_ = present_factors(area_contents.full(), INSTRUMENT)
    mandate = macro.table.rows[1]

    assert [cell.text for cell in mandate[1:3]] == ["4.5 or above", "not shown"]
    assert mandate[3].text == "different from expected"
    assert (macro.marks[1].low, macro.marks[1].high) == (None, None)


def test_a_break_is_named_and_nothing_is_compared_across_it():
    (block,) = present_change(area_contents.full(), INSTRUMENT, SINCE)
    intermediaries = next(row for row in block.table.rows if row[0].text.startswith("Bodies"))

    assert intermediaries[1].text == "–"
    assert "not compared" in intermediaries[3].text
    assert any("A break" in words for words in block.paragraphs)
    assert any("boundaries" in words for words in block.paragraphs)


def test_without_an_earlier_round_nothing_is_compared():
    (block,) = present_change(area_contents.full(), INSTRUMENT, "")

    assert (block.table, block.marks) == (None, ())
    assert "no earlier round" in block.finding


def few(content, codes=None):
    """The same where too few organisations answered to know of a change in these conditions, or in any."""
    for code, entry in content["change"]["factors"].items():
        if codes is None or code in codes:
            entry |= {"difference": 0.4, "interval": None, "label": "too_few_to_say"}
    return content


def test_too_few_organisations_are_no_sign_that_nothing_changed():
    content = few(area_contents.full())

    (block,) = present_change(content, INSTRUMENT, SINCE)

    assert block.finding == (
        f"Too few organisations answered to say whether anything has changed since {SINCE}."
    )
    assert {row[3].text for row in block.table.rows} == {"too few organisations to say"}
    assert block.marks[0].text == "too few to say"
    assert "no clear change" not in words_of(content)


def test_a_change_is_said_of_the_conditions_of_which_it_can_be_known():
    rest = [factor.code for factor in INSTRUMENT.factors if factor.code not in ("POL", "MAN")]

    (some,) = present_change(few(area_contents.full(), rest), INSTRUMENT, SINCE)
    (one,) = present_change(few(area_contents.full(), [*rest, "MAN"]), INSTRUMENT, SINCE)

    name = next(factor.plain_name for factor in INSTRUMENT.factors if factor.code == "POL")
    assert some.finding == (
        f"Since {SINCE}, higher: {name}; no clear change in 1 other that can be compared."
    )
    assert one.finding == f"Since {SINCE}, higher: {name}."


def test_a_version_without_advice_has_panels_too():
    first = load_instrument("learning-ecosystem", 1)

    assert blocks(area_contents.full(), first)


def numbers(cells):
    return [
        float(cell.text.replace("−", "-")) for cell in cells if re.fullmatch(r"[+−-]?\d+(\.\d)?", cell.text)
    ]


@pytest.mark.parametrize("make", WORLDS.values(), ids=WORLDS)
def test_feature_70_the_squares_are_the_tables_numbers(make):
    for block in blocks(make()):
        if block.squares:
            chart = charts.grid(block.id, block.squares, block.columns, block.rows)
            body = block.table.rows[: len(block.rows)][::-1]
            texts = [cell.text for row in body for cell in row[1 : 1 + len(block.columns)]]
            assert [
                note["text"] for note in chart.figure["layout"]["annotations"] if note["name"] == "number"
            ] == texts
            assert [word["text"] for word in chart.drawing["words"] if word["kind"] == "number"] == texts
            go.Figure(chart.figure)


@pytest.mark.parametrize("make", WORLDS.values(), ids=WORLDS)
def test_feature_70_the_dots_are_the_tables_numbers(make):
    for block in blocks(make()):
        if block.marks:
            ends = (-2, 2) if block.id == "change" else (1, 5)
            chart = charts.rows(block.id, block.marks, ends=ends)
            column = [row[1] for row in block.table.rows]
            shown = [
                float(re.match(r"[+−]?[\d.]+", cell.text)[0].replace("−", "-"))
                for cell in column
                if re.match(r"[+−]?\d", cell.text)
            ]
            assert chart.figure["data"][0]["x"] == shown
            assert len(chart.drawing["dots"]) == len(shown)
            go.Figure(chart.figure)


def test_a_cell_that_is_not_shown_has_no_tint_and_a_larger_count_has_no_lighter_one():
    (block,) = present_positions(area_contents.full())
    chart = charts.grid(block.id, block.squares, block.columns, block.rows)
    steps = {
        square.text: int(shape["name"].removeprefix("cell-"))
        for square, shape in zip(block.squares, chart.figure["layout"]["shapes"], strict=True)
    }

    assert (steps["*"], steps["0"], steps["40"]) == (0, 0, 4)
    assert steps["5"] <= steps["10"] <= steps["15"] <= steps["40"]


@pytest.mark.parametrize("panel", MAKERS)
def test_feature_68_a_hidden_figure_is_hidden_in_the_file_too(panel):
    shown = facts(area_contents.full(), panel)
    hidden = [
        fact for fact in facts(area_contents.nothing(), panel) if fact.measure not in {"exact", "words"}
    ]

    assert any(fact.value is not None for fact in shown)
    assert all((fact.value, fact.low, fact.high, fact.end) == (None, None, None, "") for fact in hidden)

"""The analysts' contract of `recommend`: columns in, advice out, and one line for a file that cannot be used."""

import json
from collections import Counter

import pytest

from models_engine.__main__ import main
from tests.models_engine.profiles import FACTORS, thousand

COLUMNS = (*FACTORS, "formality", "origin", "drive_now", "W1", "W2", "G1", "G2")


@pytest.fixture
def run(tmp_path, capsys):
    def run(content):
        file = tmp_path / "partnerships.csv"
        file.write_text(content)
        code = main(["recommend", str(file), "--json"])
        out, complaint = capsys.readouterr()
        return code, out, complaint.replace(f"{file}: ", "")

    return run


@pytest.fixture
def result(run):
    def result(content):
        code, out, complaint = run(content)
        assert (code, complaint) == (0, "")
        return json.loads(out)["partnerships"]

    return result


def row(name, **cells):
    return ",".join([name, *(str(cells.get(column, "")) for column in COLUMNS)])


def file_of(*rows):
    return "\n".join([",".join(["partnership", *COLUMNS]), *rows])


def test_a_partnership_with_a_wish(result):
    means = dict.fromkeys(FACTORS, 3.8) | {"REC": 2.4, "IDN": 3.5, "MAN": 4.2, "INH": 2}
    line = row("A&E link", **means, formality=90, drive_now=80, W1=3, G1="now", G2="internal")
    (found,) = result(file_of(line))
    assert (found["partnership"], found["region_now"]) == ("A&E link", "formal-external")
    assert (found["wish"], found["transition"]) == ("formal-internal", "FE-FI")
    assert found["conditions"] == [
        {"condition": "REC", "needed": 3.5, "at_least": True, "value": 2.4, "state": "not_met"},
        {"condition": "IDN", "needed": 3.5, "at_least": True, "value": 3.5, "state": "met"},
        {"condition": "GOV", "needed": 3.0, "at_least": True, "value": 3.8, "state": "met"},
        {"condition": "W1", "needed": 4.0, "at_least": True, "value": 3.0, "state": "not_met"},
    ]
    assert found["patterns"] == ["arranged_marriage"]
    assert found["chain"]["weakest"] is None
    assert found["chain"]["levels"]["interorganisational"]["lowest"] == ["REC"]
    assert found["suggestions"][0] == {
        "mechanism": 35,
        "name": "Yearly conference or residential school",
        "condition": "REC",
        "rule": "missing_condition",
        "because": {"REC": 2.4},
        "effort": "L/L",
        "evidence": "D",
        "who_can_act": "both partners",
        "disappears_when": "REC is 3.5 or more",
    }


def test_to_stay_is_a_wish_and_a_barrier_is_at_most(result):
    (found,) = result(file_of(row("A", INH=3, formality=10, origin=10, G1="now", G2="now")))
    assert (found["region_now"], found["wish"], found["transition"]) == (
        "informal-internal",
        "informal-internal",
        "II-II",
    )
    assert {"condition": "INH", "needed": 2.5, "at_least": False, "value": 3.0, "state": "not_met"} in found[
        "conditions"
    ]
    assert {check["state"] for check in found["conditions"]} == {"not_known", "not_met"}


def test_the_drive_now_goes_before_the_origin(result):
    first, second = result(
        file_of(row("A", formality=50, origin=10, drive_now=90), row("B", formality=50, origin=10))
    )
    assert (first["region_now"], second["region_now"]) == ("mixed-external", "mixed-internal")


def test_nothing_known_is_nothing_said(result):
    (found,) = result(file_of(row("A")))
    assert found["suggestions"] == found["patterns"] == found["conditions"] == []
    assert found["region_now"] is found["wish"] is found["transition"] is None
    assert found["reason"] == "nothing_known"


@pytest.mark.parametrize("cell", ["", "-", ".", "DK", "NA"])
def test_what_the_other_commands_call_no_answer_is_not_known_here(result, cell):
    header = "partnership,REC,IDN,formality,drive_now,W1,G1,G2\n"
    (found,) = result(f"{header}A,{cell},2,90,80,{cell},{cell},internal\n")
    states = {check["condition"]: check["state"] for check in found["conditions"]}
    assert found["transition"] == "FE-FI"
    assert states == {"REC": "not_known", "IDN": "not_met", "GOV": "not_known", "W1": "not_known"}


def test_without_a_place_a_wish_leads_nowhere_and_is_still_advised(result):
    (found,) = result(file_of(row("A", REC=2, G1="formal", G2="internal")))
    assert (found["region_now"], found["transition"], found["conditions"]) == (None, None, [])
    assert found["suggestions"]


def test_strong_ties_are_to_be_protected(result):
    ties = dict.fromkeys(("REC", "IDN", "GOV", "PRX", "COO"), 4.2)
    (found,) = result(file_of(row("A", **ties)))
    first = found["suggestions"][0]
    assert (first["mechanism"], first["name"], first["rule"]) == (0, "Protect what works", "protect")


def test_single_statements_may_come_along(result):
    (found,) = result("partnership,MAN,COO4\nA,4,4.5\n")
    assert found["patterns"] == ["reporting_crowd_out"]


def test_a_thousand_partnerships_get_a_thousand_lists(result):
    lines = []
    for number, profile in enumerate(thousand("wishing", seed=5)):
        places = {name: round(value, 2) for name, value in profile.measures.items()}
        wish = {"G1": profile.wish.formality, "G2": profile.wish.origin}
        lines.append(row(f"P{number}", **profile.means, **profile.statements, **places, **wish))
    found = result(file_of(*lines))
    tally = Counter(given["mechanism"] for entry in found for given in entry["suggestions"])
    assert [entry["partnership"] for entry in found] == [f"P{number}" for number in range(1000)]
    assert max(tally.values()) <= 300
    assert set(tally) >= set(range(1, 51))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "row 1, column partnership: the file is empty"),
        ("REC\n3\n", "row 1, column partnership: missing column"),
        ("partnership\nA\n", "row 1, column POL: no column with a factor code"),
        ("partnership,REC\n", "row 2, column partnership: no rows below the header"),
        ("partnership,REX\nA,3\n", "row 1, column 2: unknown column 'REX'"),
        ("partnership,F1\nA,3\n", "row 1, column 2: unknown column 'F1'"),
        ("partnership,REC,REC\nA,3,3\n", "row 1, column REC: this column is there twice"),
        ("partnership,REC\nA,3\nA,4\n", "row 3, column partnership: 'A' is in row 2 already"),
        ("partnership,REC\n,3\n", "row 2, column partnership: empty"),
        (
            "partnership,REC\nA,0.9\n",
            "row 2, column REC: expected a number from 1 to 5 or nothing, got '0.9'",
        ),
        ("partnership,REC\nA,5.01\n", "row 2, column REC: expected a number from 1 to 5"),
        ("partnership,REC\nA,nan\n", "row 2, column REC: expected a number from 1 to 5"),
        ("partnership,REC\nA,3e0\n", "row 2, column REC: expected a number from 1 to 5"),
        ('partnership,REC\nA,"3,5"\n', "row 2, column REC: expected a number from 1 to 5"),
        ("partnership,REC,IDN\nA,3,2\nB,3,x\n", "row 3, column IDN: expected a number from 1 to 5"),
        ("partnership,formality\nA,101\n", "row 2, column formality: expected a number from 0 to 100"),
        ("partnership,formality\nA,-1\n", "row 2, column formality: expected a number from 0 to 100"),
        (
            "partnership,G1\nA,Formal\n",
            "row 2, column G1: expected one of informal, mixed, formal, now or nothing, got 'Formal'",
        ),
        ("partnership,G2\nA,formal\n", "row 2, column G2: expected one of internal, mixed, external, now"),
        ("partnership,REC\nA,3,4\n", "row 2, column 3: 3 cells where the header has 2"),
        ("partnership,REC\nA\n", "row 2, column REC: 1 cells where the header has 2"),
    ],
)
def test_a_bad_file_is_refused_in_one_line_with_row_and_column(run, content, complaint):
    code, out, line = run(content)
    assert (code, out) == (2, "")
    assert line.startswith(complaint)
    assert line.count("\n") == 1

"""The analysts' contract: what goes in, what comes out, and one line for every file that cannot be used."""

import json
import subprocess
import sys

import pytest

from models_engine.__main__ import main
from tests.models_engine.tables import AXIS_CODES, VIGNETTES

HEADER = "case," + ",".join(AXIS_CODES)
ROW = "5,5,4,5,-,1,1,5,1,1,2,4"


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command on a file with this content; gives exit code, output and complaint."""

    def run(command, content):
        file = tmp_path / "answers.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main([command, str(file), "--json"])
        out, complaint = capsys.readouterr()
        return code, out, complaint.replace(f"{file}: ", "")

    return run


@pytest.fixture
def result(run):
    def result(command, content):
        code, out, complaint = run(command, content)
        assert (code, complaint) == (0, "")
        return json.loads(out)

    return result


def vignettes_file():
    rows = [f"{code},{','.join(cells.split())}" for code, cells, *_ in VIGNETTES]
    return "\n".join([HEADER, *rows]) + "\n"


def test_place_gives_the_vignettes_in_the_order_of_the_file(result):
    found = result("place", vignettes_file())
    assert (found["instrument"], found["engine"]) == ("learning-ecosystem/2", "1.0.0")
    assert [(case["case"], case["place"]) for case in found["cases"]] == [
        (code, place) for code, *_, place in VIGNETTES
    ]
    assert found["cases"][2] == {
        "case": "V06",
        "respondents": 1,
        "formality": 85.0,
        "formality_answered": 5,
        "formality_interval": None,
        "formality_word": "formal",
        "origin": 60.0,
        "origin_answered": 5,
        "origin_interval": None,
        "origin_word": "mixed",
        "origin_start": 50.0,
        "drive_now": 75.0,
        "place": "formal-mixed",
    }


def test_rows_of_one_case_are_its_respondents_wherever_they_stand(result):
    lines = [HEADER, f"A,{ROW}", f"B,{ROW}", "A,1,1,1,1,1,5,-,-,-,-,-,-"]
    cases = result("place", "\n".join(lines))["cases"]
    assert [(case["case"], case["respondents"]) for case in cases] == [("A", 2), ("B", 1)]
    assert (cases[0]["formality"], cases[0]["formality_answered"]) == (47.5, 2)
    assert (cases[0]["origin"], cases[0]["origin_answered"]) == (10.0, 1)


def test_eight_respondents_have_an_interval(result):
    people = [f"A,{','.join(cells.split())}" for _, cells, *_ in VIGNETTES[:8]]
    low, high = result("place", "\n".join([HEADER, *people]))["cases"][0]["formality_interval"]
    assert 0 < low < high < 100


def test_place_passes_over_other_questions_of_the_instrument(result):
    content = f"FIRST,{HEADER},POL1,respondent\nboards,A,{ROW},whatever,r1\n"
    assert result("place", content)["cases"][0]["place"] == "formal-internal"


def test_score_gives_factors_shares_and_bands(result):
    content = "subject,respondent,POL1,POL2,POL3,POL4,ABS1,ABS2\nN,1,4,5,4,DK,5,5\nN,2,2,2,4,2,NA,-\nM,1,DK,DK,,-,3,3\n"
    found = result("score", content)
    assert [(entry["subject"], entry["respondents"]) for entry in found["subjects"]] == [("N", 2), ("M", 1)]
    north, mid = (entry["factors"] for entry in found["subjects"])
    assert list(north)[:3] == ["POL", "MAN", "SUP"]
    assert len(north) == 16
    assert north["POL"] == {
        "mean": pytest.approx(17 / 6),
        "n": 2,
        "dont_know_share": 0.125,
        "not_applicable_share": 0.0,
        "band": "weak_presence",
    }
    assert north["ABS"] == {
        "mean": 5.0,
        "n": 1,
        "dont_know_share": 0.0,
        "not_applicable_share": 0.25,
        "band": "strength",
    }
    nothing = {"mean": None, "n": 0, "band": None}
    assert mid["POL"] == nothing | {"dont_know_share": 0.5, "not_applicable_share": 0.0}
    assert mid["MAN"] == nothing | {"dont_know_share": None, "not_applicable_share": None}


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeff{HEADER}\nA,{ROW}\n",
        f"{HEADER}\r\nA,{ROW}\r\n",
        f"{HEADER}\rA,{ROW}\r",
        f"{HEADER}\nA,{ROW}",
        f"\n{HEADER}\n\nA,{ROW}\n\n",
        f'"case",{",".join(AXIS_CODES)}\n"A",{ROW}\n',
        f"{HEADER}\nA, {ROW.replace(',', ' , ')}\n",
        f"{HEADER}\nA,{ROW.replace('-', '')}\n",
    ],
    ids=["bom", "crlf", "cr", "no last line end", "blank lines", "quoted", "spaces", "empty cell"],
)
def test_files_as_spreadsheets_write_them_are_read(result, content):
    assert [case["place"] for case in result("place", content)["cases"]] == ["formal-internal"]


@pytest.mark.parametrize(
    ("command", "content", "complaint"),
    [
        ("place", "", "row 1, column case: the file is empty"),
        ("place", "\ufeff\n", "row 1, column case: the file is empty"),
        ("place", f"{HEADER}\n", "row 2, column case: no rows below the header"),
        ("place", f"{HEADER},F7\nA,{ROW},1\n", "row 1, column 14: unknown column 'F7'"),
        (
            "place",
            f"{HEADER.replace(',', ';')}\nA",
            "row 1, column 1: unknown column 'case;F1;F2;F3;F4;F5;…'",
        ),
        ("place", f"{HEADER},\nA,{ROW},\n", "row 1, column 14: unknown column ''"),
        ("place", f"{HEADER},F1\nA,{ROW},1\n", "row 1, column F1: this column is there twice"),
        ("place", f"{HEADER.replace(',F3', '')}\nA,1\n", "row 1, column F3: missing column"),
        ("place", f"{HEADER.replace('case,', '')}\n{ROW}\n", "row 1, column case: missing column"),
        ("place", f"subject,{HEADER}\nx,A,{ROW}\n", "row 1, column 1: unknown column 'subject'"),
        ("place", f"{HEADER}\nA,{ROW}\nB,{ROW}\nC,6{ROW[1:]}\n", "row 4, column F1: expected 1 to 5, DK, NA"),
        (
            "place",
            f"{HEADER}\nA,{ROW[:-1]}0\n",
            "row 2, column O6: expected 1 to 5, DK, NA, - or nothing, got '0'",
        ),
        ("place", f"{HEADER}\nA,{ROW[:-1]}4.0\n", "row 2, column O6: expected 1 to 5"),
        ("place", f"{HEADER}\nA,{ROW[:-1]}dk\n", "row 2, column O6: expected 1 to 5"),
        (
            "place",
            f"{HEADER}\nA,{ROW[:-1]}\N{ARABIC-INDIC DIGIT FOUR}\n",
            "row 2, column O6: expected 1 to 5",
        ),
        ("place", f'{HEADER}\nA,{ROW[:-1]}"4\n5"\n', "row 2, column O6: expected 1 to 5"),
        ("place", f"{HEADER}\nA,{ROW}\n,{ROW}\n", "row 3, column case: empty"),
        ("place", f"{HEADER}\nA,{ROW},4\n", "row 2, column 14: 14 cells where the header has 13"),
        ("place", f"{HEADER}\nA,{ROW[:-2]}\n", "row 2, column O6: 12 cells where the header has 13"),
        ("place", f"{HEADER}\nA,{ROW[:-1]}{'x' * 999}\n", "row 2, column O6: expected 1 to 5"),
        ("place", f"{HEADER}\nA,{ROW[:-1]}{'x' * 200_000}\n", "row 2, column 1: not CSV"),
        ("place", f"{HEADER}\n\nA,{ROW},4\n", "row 3, column 14: 14 cells"),
        ("place", f'{HEADER}\nA,"{ROW}\n', "row 2, column 1: not CSV"),
        (
            "place",
            f"respondent,{HEADER}\nx,A,{ROW}\nx,B,{ROW}\nx,A,{ROW}\n",
            "row 4, column respondent: 'x' of 'A'",
        ),
        ("place", f"{HEADER}\nA,{ROW}\nB,5,5,\xe9".encode("latin-1"), "row 3, column 4: not UTF-8 text"),
        ("place", HEADER.encode("utf-16"), "row 1, column 1: not UTF-8 text"),
        (
            "score",
            "subject,POL1\nA,7\n",
            "row 2, column POL1: expected 1 to 5, DK, NA, - or nothing, got '7'",
        ),
        ("score", "subject,F1\nA,7\n", "row 2, column F1: expected 1 to 5"),
        ("score", "subject,pol1\nA,4\n", "row 1, column 2: unknown column 'pol1'"),
        ("score", "case,POL1\nA,4\n", "row 1, column 1: unknown column 'case'"),
        ("score", "POL1\n4\n", "row 1, column subject: missing column"),
        ("score", "subject\nA\n", "row 1, column POL1: no column with an item code"),
        (
            "score",
            "subject,respondent,POL1\nA,1,4\nA,1,4\n",
            "row 3, column respondent: '1' of 'A' is in row 2 already",
        ),
    ],
)
def test_a_bad_file_is_refused_in_one_line_with_row_and_column(run, command, content, complaint):
    code, out, line = run(command, content)
    assert (code, out) == (2, "")
    assert line.startswith(complaint)
    assert line.count("\n") == 1
    assert len(line) < 200


@pytest.mark.parametrize(
    ("path", "complaint"), [("nowhere.csv", "No such file or directory"), (".", "Is a directory")]
)
def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path, capsys, path, complaint):
    assert main(["score", str(tmp_path / path), "--json"]) == 2
    out, line = capsys.readouterr()
    assert (out, line) == ("", f"{tmp_path / path}: {complaint}\n")


def test_the_program_itself_ends_with_code_two_and_no_traceback(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(f"{HEADER}\nA,{ROW},9\n")
    done = subprocess.run(
        [sys.executable, "-m", "models_engine", "place", str(file), "--json"], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{file}: row 2, column 14: 14 cells where the header has 13\n"

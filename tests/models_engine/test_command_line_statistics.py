"""The analysts' contract for agreement and reliability: any file of answers, null where there is no number."""

import json
import random
import subprocess
import sys

import pytest

from models_engine.__main__ import main
from tests.models_engine import plain_statistics
from tests.models_engine.published import COHESION, SHROUT_FLEISS

COHESION_FILE = "unit,platoon,c1,c2,c3,c4,c5\n" + "\n".join(
    ",".join([line.split()[0], " ".join(line.split()[:2]), *line.split()[2:]])
    for line in COHESION.strip().splitlines()
)
GROUP_KEYS = ["group", "n", "rwg_j", "r_star", "ad_mean", "ad_median"]
EFFECT_KEYS = ["icc1", "icc1_unbalanced", "icc2", "msb", "msw", "f"]


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command with these options on a file with this content; gives exit code, output and complaint."""

    def run(command, content, *options):
        file = tmp_path / "answers.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main([command, str(file), *options, "--json"])
        out, complaint = capsys.readouterr()
        return code, out, complaint.replace(f"{file}: ", "")

    return run


@pytest.fixture
def agreement(run):
    def agreement(content, items="a,b,c", *options, group="g"):
        code, out, complaint = run("agreement", content, "--group", group, "--items", items, *options)
        assert (code, complaint) == (0, "")
        assert "NaN" not in out
        return json.loads(out)

    return agreement


@pytest.fixture
def reliability(run):
    def reliability(content, items="a,b,c", *options):
        code, out, complaint = run("reliability", content, "--items", items, *options)
        assert (code, complaint) == (0, "")
        assert "NaN" not in out
        return json.loads(out)

    return reliability


def test_agreement_of_the_published_cohesion_data(agreement):
    found = agreement(COHESION_FILE, "c1,c2,c3,c4,c5", "--low", "1", "--high", "5", group="platoon")
    assert list(found) == ["groups", *EFFECT_KEYS]
    assert [list(group) for group in found["groups"]] == [GROUP_KEYS] * 4
    assert [(group["group"], group["n"]) for group in found["groups"]] == [
        ("1044B 1ST", 3),
        ("1044B 2ND", 3),
        ("1044C 1ST", 2),
        ("1044C 2ND", 3),
    ]
    assert [group["rwg_j"] for group in found["groups"]] == pytest.approx(
        [0.681818, 0.813953, 0.921053, 0.909091], abs=5e-7
    )
    assert [found[key] for key in EFFECT_KEYS] == pytest.approx(
        [0.309400, 0.311176, 0.551980, 1.464646, 0.656190, 2.232045], abs=5e-7
    )


def test_one_item_has_r_wg_and_several_have_r_wg_j(agreement):
    found = agreement(COHESION_FILE, "c5", group="platoon")
    assert [list(group) for group in found["groups"]] == [
        ["rwg" if key == "rwg_j" else key for key in GROUP_KEYS]
    ] * 4
    assert [group["rwg"] for group in found["groups"]] == pytest.approx([1 / 3, 0, 0.75, 5 / 6])


def test_reliability_of_published_data(reliability):
    found = reliability(COHESION_FILE, "c1,c2,c3,c4,c5")
    assert list(found) == ["n", "alpha", "alpha_interval", "omega"]
    assert (found["n"], found["alpha"]) == (10, pytest.approx(0.884791, abs=5e-7))
    low, high = found["alpha_interval"]
    assert low < found["alpha"] < high
    judges = "a,b,c,d\n" + "\n".join(",".join(map(str, row)) for row in SHROUT_FLEISS)
    assert reliability(judges, "a,b,c,d", "--high", "10")["alpha"] == pytest.approx(0.909316, abs=5e-7)


def test_reversed_items_and_pairwise_covariances(reliability):
    content = "a,b,c\n5,1,4\n4,2,4\n2,4,\n1,5,2\n3,2,3\n"
    turned = reliability(content.replace("5,1", "5,5").replace("4,2", "4,4").replace("2,4,", "2,2,"), "a,b,c")
    assert reliability(content, "a,b,c", "--reverse", "b")["n"] == turned["n"] == 4
    assert reliability(content, "a,b")["alpha"] < 0 < reliability(content, "a,b", "--reverse", "b")["alpha"]
    assert reliability(content, "a,b,c", "--reverse", "b", "--pairwise")["n"] == 5


def test_a_file_of_two_thousand_people_in_forty_nine_groups(agreement, reliability):
    """Every number is there and is that of the plain way."""
    source = random.Random(49)
    labels = [f"company {number % 49}" for number in range(2_000)]
    rows = [
        [
            None if source.random() < 0.02 else min(5, max(1, round(lean + source.gauss(0, 0.9))))
            for _ in range(11)
        ]
        for lean in (3 + (number % 49) / 49 + source.gauss(0, 0.6) for number in range(2_000))
    ]
    names = [f"lead{number}" for number in range(11)]
    content = "\n".join(
        [
            ",".join(["id", "company", *names]),
            *(
                ",".join([str(number), label, *("NA" if cell is None else str(cell) for cell in row)])
                for number, (label, row) in enumerate(zip(labels, rows, strict=True))
            ),
        ]
    )
    found = agreement(content, ",".join(names), group="company")
    assert len(found["groups"]) == 49
    for group in found["groups"]:
        own = [row for row, label in zip(rows, labels, strict=True) if label == group["group"]]
        wanted = plain_statistics.of_group(own, 5)
        assert group["n"] == wanted["n"]
        assert group["rwg_j"] == pytest.approx(wanted["r_wg"])
        assert [group[key] for key in GROUP_KEYS[3:]] == pytest.approx(
            [wanted[key] for key in GROUP_KEYS[3:]]
        )
    squares = plain_statistics.mean_squares(plain_statistics.person_means(rows), labels)
    assert (found["msb"], found["msw"]) == pytest.approx(squares)
    consistency = reliability(content, ",".join(names))
    assert consistency["n"] == sum(None not in row for row in rows)
    assert consistency["alpha"] == pytest.approx(plain_statistics.alpha(rows))
    assert 0 < consistency["omega"] < 1


NOTHING = {"rwg_j": None, "r_star": None, "ad_mean": None, "ad_median": None}
WHOLE = {"rwg_j": 1.0, "r_star": 1.0, "ad_mean": 0.0, "ad_median": 0.0}
NO_EFFECT = dict.fromkeys(EFFECT_KEYS)


@pytest.mark.parametrize(
    ("content", "groups", "effect"),
    [
        ("g,a,b,c\nA,4,4,4\nA,4,4,4\n", [{"group": "A", "n": 2} | WHOLE], NO_EFFECT | {"msw": 0.0}),
        ("g,a,b,c\nA,4,5,4\n", [{"group": "A", "n": 1} | NOTHING], NO_EFFECT),
        (
            "g,a,b,c\nA,4,4,4\nB,2,2,2\n",
            [{"group": "A", "n": 1} | NOTHING, {"group": "B", "n": 1} | NOTHING],
            NO_EFFECT | {"msb": 2.0},
        ),
        (
            "g,a,b,c\nA,3,3,3\nA,3,3,3\nB,3,3,3\nB,3,3,3\n",
            [{"group": "A", "n": 2} | WHOLE, {"group": "B", "n": 2} | WHOLE],
            NO_EFFECT | {"msb": 0.0, "msw": 0.0},
        ),
        (
            "g,a,b,c\nA,,-,.\nA,DK,NA,\nB,NA,NA,NA\n",
            [{"group": "A", "n": 0} | NOTHING, {"group": "B", "n": 0} | NOTHING],
            NO_EFFECT,
        ),
    ],
    ids=["one group", "one person", "groups of one", "all equal", "all missing"],
)
def test_agreement_of_files_with_little_in_them(agreement, content, groups, effect):
    found = agreement(content)
    assert found == {"groups": groups} | effect


@pytest.mark.parametrize(
    ("content", "items", "wanted"),
    [
        ("a,b,c\n4,5,3\n", "a,b,c", (1, None, None, None)),
        ("a,b,c\n3,3,3\n3,3,3\n3,3,3\n", "a,b,c", (3, None, None, None)),
        ("a,b,c\n,DK,NA\n,,\n", "a,b,c", (0, None, None, None)),
        ("a,b,c\n4,5,3\n2,1,2\n", "a", (2, None, None, None)),
        # Each item constant, though not the same: nothing varies.
        ("a,b,c\n4,5,3\n4,5,3\n", "a,b,c", (2, None, None, None)),
    ],
    ids=["one person", "all equal", "all missing", "one item", "constant items"],
)
def test_reliability_of_files_with_little_in_them(reliability, content, items, wanted):
    for options in ([], ["--pairwise"]):
        found = reliability(content, items, *options)
        assert (found["n"], found["alpha"], found["alpha_interval"], found["omega"]) == wanted


def test_one_constant_item_among_others_leaves_alpha_and_no_omega(reliability):
    found = reliability("a,b,c,d\n1,2,1,3\n3,3,2,3\n5,4,5,3\n4,4,4,3\n", "a,b,c,d")
    assert found["alpha"] > 0.5
    assert found["omega"] is None


def test_people_without_an_answer_and_empty_lines_do_not_count(agreement, reliability):
    content = "g,a,b,c\nA,4,4,3\n\nA,,,\nB,2,1,2\nA,5,4,4\n,,,\n"
    found = agreement(content)
    assert [(group["group"], group["n"]) for group in found["groups"]] == [("A", 2), ("B", 1)]
    assert reliability(content, "a,b,c", "--pairwise")["n"] == 3


def test_groups_stand_in_the_order_of_the_file_and_other_columns_are_passed_over(agreement):
    content = "note,g,b,a,c\nwhatever,zeta,1,2,3\n99,alpha,1,2,3\n,zeta ,4,4,4\n"
    assert [group["group"] for group in agreement(content)["groups"]] == ["zeta", "alpha"]


@pytest.mark.parametrize(
    ("low", "high", "content", "r_wg"),
    [
        # Variance 12.5 and 0 of a null of 10.
        (0, 10, "g,a\nA,0\nA,5\nB,10\nB,10\n", [0.0, 1.0]),
        (-2, 2, "g,a\nA,-2\nA,-1\nB,2\nB,2\n", [0.75, 1.0]),
        (1, 2, "g,a\nA,1\nA,1\nB,2\nB,2\n", [1.0, 1.0]),
        (1, 7, "g,a\nA,6\nA,7.0\nB,1\nB,1\n", [0.875, 1.0]),
    ],
)
def test_any_scale_of_whole_numbers(agreement, low, high, content, r_wg):
    found = agreement(content, "a", "--low", str(low), "--high", str(high))
    assert [group["rwg"] for group in found["groups"]] == pytest.approx(r_wg)


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffg,a,b,c\r\nA,4,4,3\r\n",
        '"g","a","b","c"\n"A","4","4","3"\n',
        "g, a , b,c\nA, 4 ,4.0,3\n",
        "\ng,a,b,c\nA,4,4,3",
    ],
    ids=["bom and crlf", "quoted", "spaces", "blank line"],
)
def test_files_as_programs_write_them_are_read(agreement, content):
    assert agreement(content)["groups"] == [{"group": "A", "n": 1} | NOTHING]


AGREEMENT = ("agreement", "--group", "g", "--items", "a,b")


@pytest.mark.parametrize(
    ("command", "content", "complaint"),
    [
        (AGREEMENT, "", "row 1, column a: the file is empty"),
        (AGREEMENT, "g,a,b\n", "row 2, column g: no rows below the header"),
        (AGREEMENT, "g,a\nA,1\n", "row 1, column b: missing column"),
        (AGREEMENT, "a,b\n1,1\n", "row 1, column g: missing column"),
        (AGREEMENT, "g,a,b,a\nA,1,1,1\n", "row 1, column a: this column is there twice"),
        (AGREEMENT, "g,a,b\nA,1,1\nA,1\n", "row 3, column b: 2 cells where the header has 3"),
        (AGREEMENT, "g,a,b\nA,1,1\nA,1,1,1\n", "row 3, column 4: 4 cells where the header has 3"),
        (AGREEMENT, "g,a,b\nA,1,1\n\n,1,1\n", "row 4, column g: empty"),
        (AGREEMENT, "g,a,b\nA,1,1\nB,1,6\nC,9,1\n", "row 3, column b: expected 1 to 5"),
        (AGREEMENT, "g,a,b\nA,0,1\n", "row 2, column a: expected 1 to 5"),
        (AGREEMENT, "g,a,b\nA,3.5,1\n", "row 2, column a: expected 1 to 5, DK, NA, -, . or nothing, got '3.5'"),
        (AGREEMENT, "g,a,b\nA,nan,1\n", "row 2, column a: expected 1 to 5"),
        (AGREEMENT, "g,a,b\nA,1_0,1\n", "row 2, column a: expected 1 to 5"),
        (AGREEMENT, "g,a,b\nA,\N{ARABIC-INDIC DIGIT FOUR},1\n", "row 2, column a: expected 1 to 5"),
        (AGREEMENT, f"g,a,b\nA,{'4' * 5000},1\n", "row 2, column a: expected 1 to 5"),
        (AGREEMENT, 'g,a,b\nA,"1,1\n', "row 2, column 1: not CSV"),
        (AGREEMENT, b"g,a,b\nA,1,1\n\xe9,1,1\n", "row 3, column 1: not UTF-8 text"),
        (AGREEMENT, "g,a,b\n".encode("utf-16"), "row 1, column 1: not UTF-8 text"),
        ((*AGREEMENT, "--low", "5", "--high", "1"), "g,a,b\nA,1,1\n", "--low, --high: a scale has 2 to 101 options"),
        ((*AGREEMENT, "--high", "500"), "g,a,b\nA,1,1\n", "--low, --high: a scale has 2 to 101 options"),
        (("agreement", "--group", "a", "--items", "a,b"), "a,b\n1,1\n", "--group: 'a' is among the items"),
        (("agreement", "--group", "g", "--items", "a,,b"), "g,a,b\nA,1,1\n", "--items: a name is empty in 'a,,b'"),
        (("agreement", "--group", "g", "--items", "a,a"), "g,a\nA,1\n", "--items: 'a' is there twice"),
        (("reliability", "--items", "a,b", "--reverse", "c"), "a,b\n1,1\n", "--reverse: 'c' is not among the items"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_in_one_line(run, command, content, complaint):
    name, *options = command
    code, out, line = run(name, content, *options)
    assert (code, out) == (2, "")
    assert line.startswith(complaint)
    assert line.count("\n") == 1
    assert len(line) < 200


@pytest.mark.parametrize(
    ("path", "complaint"), [("nowhere.csv", "No such file or directory"), (".", "Is a directory")]
)
def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path, capsys, path, complaint):
    assert main(["reliability", str(tmp_path / path), "--items", "a", "--json"]) == 2
    assert capsys.readouterr() == ("", f"{tmp_path / path}: {complaint}\n")


def test_a_long_file_is_read_piece_by_piece(agreement, run):
    """Groups keep their numbers from piece to piece, and a complaint names the row of the whole file."""
    lines = [f"{number % 3},{1 + number % 5},3,3" for number in range(45_000)]
    found = agreement("\n".join(["g,a,b,c", *lines]))
    assert [(group["group"], group["n"]) for group in found["groups"]] == [(str(g), 15_000) for g in range(3)]
    lines[44_000] = "0,6,3,3"
    code, _, line = run("agreement", "\n".join(["g,a,b,c", *lines]), "--group", "g", "--items", "a,b,c")
    assert (code, line) == (2, "row 44002, column a: expected 1 to 5, DK, NA, -, . or nothing, got '6'\n")


@pytest.mark.parametrize(
    ("command", "file"),
    [
        *((name, "FILE.csv") for name in ("place", "score", "agreement", "reliability", "recommend")),
        ("verify", "FILE.json"),
    ],
)
def test_every_command_can_say_what_it_does(command, file):
    done = subprocess.run(
        [sys.executable, "-m", "models_engine", command, "--help"], capture_output=True, text=True, check=True
    )
    assert file in done.stdout

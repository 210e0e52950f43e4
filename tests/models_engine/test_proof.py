"""A result file comes out the same, to the last bit, or says where it does not. H15 of the feature list."""

import json

import pytest

from models_engine import Shown, load_instrument, make_proof, place_partnership, score_factors, verify_proof
from models_engine.__main__ import main
from models_engine.answers import Missing

INSTRUMENT = load_instrument()
REC = {"REC1": 4, "REC2": 3, "REC3": Missing.DONT_KNOW, "REC4": 5}
SHEETS = [
    dict(zip(REC, map(int, answers), strict=True))
    for answers in ["4325", "1221", "5543", "2334", "4441", "3211", "5433", "2213"]
]
AXIS = ["F1", "F2", "F3", "F4", "F5", "F6"]
LANE = {"respondents": 8, "ticked": {"REC": 6, "MAN": 1}}


def several(code="REC", sheets=SHEETS):
    """What a page shows of several people: their scores, lowest first, and the replies to each item."""
    score = score_factors(INSTRUMENT, sheets, None, [code])[code]
    items = {
        item.code: {
            "counts": list(item.counts),
            "dont_know": item.dont_know,
            "not_applicable": item.not_applicable,
            "unanswered": item.unanswered,
        }
        for item in score.items
    }
    return score, {"people": sorted(score.person_means), "items": items, "closed": []}


@pytest.fixture
def text():
    answers = {code: answer.value if isinstance(answer, Missing) else answer for code, answer in REC.items()}
    shown = [
        Shown("REC", "team", several()[1], {"mean": 3.0625, "band_counts": (5, 1, 2)}),
        Shown("formality", "own", {"answers": dict.fromkeys(AXIS, 4) | {"F6": 1}}, {}),
        Shown("POL", "own", {"answers": {"POL1": 4, "POL2": 5, "POL3": None, "POL4": "DK"}}, {}),
        Shown("origin", "team", {}, {"value": 41.7, "n": 2}),
        Shown("DE", "team", LANE, {}),
        Shown("W1", "team", {"counts": [0, 1, 2, 4, 1]}, {}),
        Shown("G1", "team", {"chosen": {"informal": 2, "formal": 5, "dont_know": 1}}, {}),
        Shown("IDN", "own", {"answers": {}}, {}),
        Shown("PRX", "team", {"items": {}, "closed": ["PRX1"]}, {"band_counts": [1, 1, 1]}),
    ]
    assert answers["REC3"] == "DK"
    return make_proof(INSTRUMENT, {"partnership": "Shared record – “A & B”"}, shown)


@pytest.fixture
def verify(tmp_path, capsys):
    def run(content, *options):
        file = tmp_path / "result.json"
        file.write_text(content, encoding="utf-8")
        return main(["verify", str(file), *options]), capsys.readouterr().out.strip()

    return run


def numbers(text):
    return {number["code"]: number["worked_out"] for number in json.loads(text)["numbers"]}


def test_H15_what_is_in_the_file_is_what_the_engine_says_of_the_same_answers(text):
    score, _ = several()
    found = numbers(text)["REC"]
    for name in ("mean", "n", "band", "average_deviation", "r_star", "views_differ", "dont_know_share"):
        assert found[name] == getattr(score, name), name
    assert found["band_counts"] == list(score.band_counts)
    assert found["item_means"] == {item.code: item.mean for item in score.items}
    own = place_partnership(INSTRUMENT, [dict.fromkeys(AXIS, 4) | {"F6": 1}])
    assert numbers(text)["formality"] == {"value": own.formality, "word": "formal"}


def test_H15_people_in_another_order_give_the_same_interval():
    sheets = [dict.fromkeys(AXIS, value) for value in (1, 2, 3, 4, 5, 4, 3, 3)]
    position = place_partnership(INSTRUMENT, sheets)
    people = sorted(pair[0] for pair in position.person_positions)
    text = make_proof(INSTRUMENT, {}, [Shown("formality", "team", {"people": people}, {})])
    assert tuple(numbers(text)["formality"]["interval"]) == position.formality_interval


def test_H15_a_lane_and_the_questions_beside_it_come_from_their_counts(text):
    found = numbers(text)
    assert found["DE"]["conditions"]["REC"]["share"] == 0.75
    assert found["DE"]["conditions"]["REC"]["mean"] == found["REC"]["mean"]
    assert found["W1"] == {"mean_answer": 29 / 8, "n": 8}
    assert found["G1"] == {"wish": "formal"}


def test_H15_the_file_verifies(text, verify):
    assert verify(text) == (0, "same: 7 numbers worked out again; 2 only stated")
    assert verify(text, "--json") == (0, '{"same": true, "worked_out": 7, "stated": 2}')


def test_no_file_is_made_of_a_number_that_comes_out_as_another_one():
    with pytest.raises(ValueError, match=r"^REC.mean is shown as 3.1 and comes out as 3.0625$"):
        make_proof(INSTRUMENT, {}, [Shown("REC", "team", several()[1], {"n": 8, "mean": 3.1})])


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"mean": 3.0625', '"mean": 3.0625001', "numbers[0].worked_out.mean"),
        ('"REC"', '"REX"', "numbers[0].code"),
        ('"views_differ": true', '"views_differ": false', "numbers[0].worked_out.views_differ"),
        ('"F1": 4', '"F1": 5', "numbers[1].worked_out.value"),
        ('"F1": 4', '"F1": 6', "numbers[1].from"),
        ('"value": 79.16666666666667', '"value": 79.16666666666666', "numbers[1].worked_out.value"),
        ('"n": 2', '"n": 3', "seal"),
        ("Shared record", "Shared records", "seal"),
        ('"code": "origin"', '"code":  "origin"', "file"),
        ('"seal": "', '"seal": "0', "seal"),
        ('"engine": "1.0.0"', '"engine": "0.9.0"', "engine"),
        ("learning-ecosystem/2", "learning-ecosystem/9", "instrument"),
        (INSTRUMENT.content_hash, "0" * 64, "instrument_hash"),
        ('"format"', '"formats"', "format"),
        ("{", "[", "file"),
    ],
)
def test_H15_any_edit_is_found_and_the_first_is_named(text, verify, old, new, path):
    assert old in text
    code, said = verify(text.replace(old, new, 1))
    assert (code, said.split(": expected")[0]) == (1, path)


def test_H15_no_single_character_can_be_changed_unseen(text):
    for place in range(0, len(text), 23):
        other = "7" if text[place] != "7" else "8"
        assert not verify_proof(text[:place] + other + text[place + 1 :]).same, text[place - 20 : place + 20]


def test_a_file_that_cannot_be_read_is_a_complaint(tmp_path, capsys):
    assert main(["verify", str(tmp_path / "none.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "1e999", '"\\ud800"', "[" * 100_000],
    ids=["nan", "infinity", "1e999", "half", "deep"],
)
@pytest.mark.parametrize("json_wanted", [[], ["--json"]], ids=["words", "json"])
def test_what_could_not_be_written_is_a_difference_and_no_breakdown(
    text, tmp_path, capsys, value, json_wanted
):
    file = tmp_path / "result.json"
    file.write_text(text.replace('"mean": 3.0625', f'"mean": {value}', 1))
    assert file.read_text() != text
    assert main(["verify", str(file), *json_wanted]) == 1
    assert "not JSON" in capsys.readouterr().out

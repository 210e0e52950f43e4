"""The hand score of the worked case, by the words on the sheet, is the engine's to the rounding that the sheet says.

Nothing of the engine's arithmetic is used: the boxes, the marks and the rules are read off the page.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from django.urls import reverse

from assessments.presenters.hand_scoring import worked_answers
from models_engine import load_instrument, place_partnership, score_factors
from tests.reading import words


@pytest.fixture
def sheet(client, soup):
    return soup(client.get(reverse("assessments:hand_scoring", args=["learning-ecosystem", 2])))


def rounded(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def boxes(row):
    """For each part: (6 minus it?, the worked answer) of its boxes."""
    answers = words(row.find(class_="app-hand__answers")).split()
    parts = []
    for part in row.find_all(class_="app-hand__part"):
        marks = ["6 −" in words(box) for box in part.find_all(class_="app-hand__box")]
        parts.append([(turned, answers.pop(0)) for turned in marks])
    assert answers == []
    return parts


def written(turned: bool, answer: str) -> int | None:
    return None if not answer.isdigit() else 6 - int(answer) if turned else int(answer)


def by_hand(row, needed: dict) -> str:
    """Steps 1 to 3 of the sheet."""
    copied = [box for part in boxes(row) for box in part]
    applicable = [box for box in copied if box[1] != "NA"]
    filled = [number for box in copied if (number := written(*box)) is not None]
    if len(filled) < needed.get(len(applicable), 99):
        return "none"
    return rounded(Fraction(sum(filled), len(filled)))


def place_by_hand(row) -> str:
    """The higher box of a part counts; enough parts; (sum ÷ filled − 1) × 25."""
    rule = re.search(r"At least (\d) of the \d parts", words(row))
    parts = [[n for box in part if (n := written(*box)) is not None] for part in boxes(row)]
    filled = [max(part) for part in parts if part]
    if len(filled) < int(rule.group(1)):
        return "none"
    return rounded((Fraction(sum(filled), len(filled)) - 1) * 25)


def test_19_the_worked_case_by_hand_is_what_the_sheet_says(sheet):
    needed = {
        int(of): int(least) for of, least in re.findall(r"of (\d) that apply at least (\d)", words(sheet))
    }
    conditions, axes = (table.select("tbody tr") for table in sheet.find_all("table"))
    assert (len(conditions), len(axes), needed) == (16, 4, {2: 2, 3: 2, 4: 3})
    for row in conditions:
        assert by_hand(row, needed) == words(row.find(class_="app-hand__number")), row["data-code"]
    for row in axes:
        assert place_by_hand(row) == words(row.find(class_="app-hand__number")), row["data-code"]


def test_19_and_what_the_engine_says(sheet):
    instrument = load_instrument()
    answers = worked_answers(instrument)
    scores, place = score_factors(instrument, [answers]), place_partnership(instrument, [answers])
    engine = {code: score.mean for code, score in scores.items()}
    engine |= {measure.code: getattr(place, measure.code) for measure in instrument.measures}
    for row in sheet.select("tbody tr"):
        value = engine[row["data-code"]]
        said = words(row.find(class_="app-hand__number"))
        assert said == ("none" if value is None else f"{value:.2f}"), row["data-code"]
    assert sum(value is None for value in engine.values()) == 1


def test_19_the_worked_case_has_every_kind_of_reply():
    replies = {str(answer) for answer in worked_answers(load_instrument()).values()}
    assert {"Missing.DONT_KNOW", "Missing.NOT_APPLICABLE", "None", "1", "5"} <= replies

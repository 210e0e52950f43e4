"""A number is the same on the page, in the report, in its PDF, in the CSV file, in the workbook and in result.json.

The page is read as a person reads it; the other five are held against it, one condition and one place after another.
"""

import csv
import json
import random
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from jobs.testing import run_jobs
from models_engine import load_instrument
from tests.factories.sides import moved_by, send, sheet_answers
from tests.reading import factor_card, words

pytestmark = pytest.mark.django_db

INSTRUMENT = load_instrument()
SHEET = [f.code for f in INSTRUMENT.factors if any(item.asked_on == "partnership" for item in f.items)]


def varied(sheet: str, dice: random.Random) -> dict:
    return {code: dice.choice([*(1, 2, 3, 4, 4, 5) * 3, "DK"]) for code in sheet_answers(sheet)}


@pytest.fixture(params=[1, 2, 3, 4, 6, 10])
def outputs(request, client, campaign, trust, partnership, manager, version_2):
    dice = random.Random(request.param)
    for _ in range(request.param):
        lanes = moved_by(DE="REC", W1=dice.randint(1, 5), G1="mixed")
        person = send(
            campaign, trust, partnership=partnership, answers=varied("partnership", dice) | lanes
        ).assessment.person
        send(campaign, trust, person, answers=varied("organisation", dice))
    client.force_login(manager)
    return Outputs(client, partnership)


class Outputs:
    def __init__(self, client, partnership):
        self.client, self.key = client, {"partnership_id": partnership.pk}

    def get(self, name: str, **more):
        response = self.client.get(reverse(f"assessments:{name}", kwargs=self.key | more))
        assert response.status_code == 200
        return response

    def pdf(self) -> str:
        page = self.client.post(reverse("assessments:partnership_pdf", kwargs=self.key))["Location"]
        run_jobs()
        pdf = PdfReader(BytesIO(self.client.get(f"{page}download/").content))
        return " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())

    def csv(self) -> dict:
        with ZipFile(BytesIO(self.get("partnership_file", form="csv").content)) as archive:
            text = archive.read("result.csv").decode("utf-8-sig")
        return {row["code"]: row for row in csv.DictReader(StringIO(text))}

    def workbook(self) -> dict:
        sheet = load_workbook(BytesIO(self.get("partnership_file", form="workbook").content))["Result"]
        header, *rows = sheet.iter_rows(values_only=True)
        return {row[2]: dict(zip(header, row, strict=True)) for row in rows}

    def json(self) -> dict:
        numbers = json.loads(self.get("partnership_file", form="json").content)["numbers"]
        return {number["code"]: number["stated"] | number["worked_out"] for number in numbers}


def number_on(card) -> str | None:
    """What the page says of one condition: "3.4" of “3.4 of 5”."""
    shown = card.find(class_="app-factor__number")
    return re.search(r"\d\.\d+", words(shown)).group() if shown else None


def test_every_condition_and_the_place_are_the_same_everywhere(outputs, soup):
    """One test for both: making a PDF takes longer than everything else here."""
    page = soup(outputs.get("partnership_result"))
    files = (outputs.csv(), outputs.workbook(), outputs.json(), outputs.pdf())
    check_conditions(page, soup(outputs.get("partnership_report")), *files)
    check_place(page, *files)


def check_conditions(page, report_page, table, book, proof, pdf):
    report = {
        words(row.find("th")): [words(cell) for cell in row.find_all("td")]
        for row in report_page.select(".app-report__conditions tbody tr")
    }
    assert len(SHEET) == 8
    for code in SHEET:
        name, on_page = INSTRUMENT.factor(code).plain_name, number_on(factor_card(page, code))
        if on_page is None:
            assert (table[code]["value"], book[code]["Value"], proof[code].get("mean")) == ("", None, None), (
                code
            )
            assert report[name][0] in ("not shown (too few answers)", "spread only")
            continue
        assert table[code]["shown"] == book[code]["As the page shows it"] == report[name][0] == on_page, code
        mean = proof[code]["mean"]
        assert float(table[code]["value"]) == book[code]["Value"] == float(on_page)
        assert abs(mean - float(on_page)) <= 0.05 + 1e-9
        assert f"{name} {on_page} " in pdf, code


def check_place(page, table, book, proof, pdf):
    row = page.select_one(".app-spectrum__table tbody tr")
    if row is None:
        assert table["formality"]["value"] == table["origin"]["value"] == ""
        assert (book["formality"]["Value"], proof["formality"].get("value")) == (None, None)
        return
    cells = [words(cell).split()[-1] for cell in row.find_all("td")]
    for code, on_page in zip(("formality", "origin", "drive_now"), cells[2:5], strict=True):
        name = {"formality": "Formality", "origin": "Origin", "drive_now": "Origin: who drives it today"}[
            code
        ]
        value = proof[code]["value"]
        assert table[code]["shown"] == book[code]["As the page shows it"] == on_page
        assert float(table[code]["value"]) == book[code]["Value"] == float(on_page)
        assert abs(value - float(on_page)) <= 0.5 + 1e-9
        assert f"{name} {on_page} " in pdf
        if interval := proof[code].get("interval"):
            ends = [float(table[code][end]) for end in ("low", "high")]
            assert ends == pytest.approx(interval, abs=0.5 + 1e-9)

"""The files of a partnership's result. Numbers in names are those of the feature list and of the reliability plan."""

import csv
import json
import random
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from models_engine import verify_proof
from tests.factories import PartnershipFactory
from tests.factories.sides import moved_by, send, sheet_answers

pytestmark = pytest.mark.django_db

FORMS = ("json", "workbook", "csv")


def varied(sheet: str, seed: int) -> dict:
    dice = random.Random(seed)
    return {code: dice.choice([*(1, 2, 3, 4, 4, 5) * 3, "DK"]) for code in sheet_answers(sheet)}


@pytest.fixture
def side(campaign, trust, partnership, version_2):
    """`side(people, first=…)`: so many people with answers of their own about the trust and the partnership."""

    def make(people, first=None):
        for number in range(people):
            lanes = moved_by(
                DT="POL MAN", DM="MAN", DC="none", DE="REC IDN", W1=4, W2="DK", B1="mixed", G1="formal"
            )
            person = send(
                campaign,
                trust,
                first if number == 0 else None,
                partnership=partnership,
                answers=varied("partnership", number) | {"FIRST": "both"} | (lanes if number % 3 else {}),
            ).assessment.person
            send(campaign, trust, person, answers=varied("organisation", 100 + number))

    return make


@pytest.fixture
def fetch(client, partnership):
    def get(person, form, status=200):
        client.force_login(person)
        response = client.get(reverse("assessments:partnership_file", args=[partnership.pk, form]))
        assert response.status_code == status
        return response

    return get


def table(response) -> list[dict]:
    with ZipFile(BytesIO(response.content)) as archive:
        text = archive.read("result.csv").decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


@pytest.mark.parametrize("people", [0, 1, 2, 3, 4, 5, 9])
def test_H15_the_result_of_any_number_of_people_verifies(fetch, side, manager, colleague, people):
    side(people, first=colleague)
    for person in (manager, colleague):
        text = fetch(person, "json").content.decode()
        assert verify_proof(text).difference is None


def test_H15_a_lead_gets_what_the_explained_numbers_hold(fetch, side, manager):
    side(6)
    document = json.loads(fetch(manager, "json").content)
    rec = next(number for number in document["numbers"] if number["code"] == "REC")
    assert rec["reading"] == "team"
    assert len(rec["from"]["people"]) == 6
    assert set(rec["from"]["items"]) | set(rec["from"]["closed"]) == {"REC1", "REC2", "REC3", "REC4"}
    assert document["about"] == {
        "organisation": "Northmoor Hospitals",
        "round": "Autumn round",
        "partnership": "Shared record",
    }


def test_A_no_persons_answers_leave_a_team_of_two(fetch, side, manager):
    """Of two people a sum, a lowest score or a count is the other one's answer."""
    side(2)
    document = json.loads(fetch(manager, "json").content)
    team = [number for number in document["numbers"] if number["reading"] == "team"]
    assert {"formality", "MAN"} <= {number["code"] for number in team}
    assert all(number["from"] == {} for number in team)
    for number in team:
        if "mean" in number["stated"]:
            assert number["stated"]["mean"] == round(number["stated"]["mean"], 2)
    others = [number for number in document["numbers"] if number["reading"] == "nothing"]
    assert "REC" in {number["code"] for number in others}
    assert all(not (number["from"] or number["stated"] or number["worked_out"]) for number in others)
    for row in table(fetch(manager, "csv")):
        if row["part"] == "moves" and ":" in row["code"]:
            assert (row["value"], row["people"]) == ("", "")


def test_A_whoever_sees_nothing_on_the_page_gets_nothing_in_a_file(fetch, side, colleague, manager):
    side(6)
    shown = [row for row in table(fetch(manager, "csv")) if row["value"]]
    assert len(shown) > 20
    assert [row for row in table(fetch(colleague, "csv")) if row["value"]] == []
    numbers = json.loads(fetch(colleague, "json").content)["numbers"]
    assert [number for number in numbers if number["from"] or number["stated"]] == []


def test_A_own_answers_are_ones_own(fetch, side, colleague):
    side(1, first=colleague)
    numbers = json.loads(fetch(colleague, "json").content)["numbers"]
    rec = next(number for number in numbers if number["code"] == "REC")
    expected = {code: answer for code, answer in varied("partnership", 0).items() if code.startswith("REC")}
    assert (rec["reading"], rec["from"]["answers"]) == ("own", expected)


def test_49_workbook_and_csv_hold_the_same_table(fetch, side, manager):
    side(9)
    book = load_workbook(BytesIO(fetch(manager, "workbook").content))
    assert book.sheetnames == ["Result", "Codebook"]
    sheet = [
        ["" if cell is None else cell for cell in row]
        for row in book["Result"].iter_rows(min_row=2, values_only=True)
    ]
    rows = [list(row.values()) for row in table(fetch(manager, "csv"))]
    assert len(rows) == len(sheet) > 25
    for one, other in zip(rows, sheet, strict=True):
        for text, cell in zip(one, other, strict=True):
            # A spreadsheet keeps 16 digits.
            assert text == cell if isinstance(cell, str) else float(text) == pytest.approx(cell, rel=1e-14)
    assert any(row[9] for row in sheet)


def test_49_every_code_of_the_table_is_in_the_codebook(fetch, side, manager):
    side(9)
    with ZipFile(BytesIO(fetch(manager, "csv").content)) as archive:
        book = csv.DictReader(StringIO(archive.read("codebook.csv").decode("utf-8-sig")))
        known = {line["Code"] for line in book}
    used = {part for row in table(fetch(manager, "csv")) for part in [row["code"].split(":")[0]]}
    assert used <= known


def test_49_the_metadata_describe_the_csv_file(fetch, side, manager):
    """The demands of the W3C's Metadata Vocabulary for Tabular Data on one table."""
    side(3)
    with ZipFile(BytesIO(fetch(manager, "csv").content)) as archive:
        metadata = json.loads(archive.read("result.csv-metadata.json"))
        header, *lines = csv.reader(StringIO(archive.read("result.csv").decode("utf-8-sig")))
        assert metadata["url"] in archive.namelist()
    assert metadata["@context"] in (
        "http://www.w3.org/ns/csvw",
        ["http://www.w3.org/ns/csvw", {"@language": "en"}],
    )
    columns = metadata["tableSchema"]["columns"]
    assert [column["titles"] for column in columns] == header
    assert len({column["name"] for column in columns}) == len(columns)
    for place, column in enumerate(columns):
        assert column["name"].isidentifier()
        assert column["datatype"] in ("string", "double", "integer")
        read = {"string": str, "double": float, "integer": int}[column["datatype"]]
        assert all(read(line[place]) is not None for line in lines if line[place])
    key = [header.index(name) for name in metadata["tableSchema"]["primaryKey"]]
    assert len({tuple(line[place] for place in key) for line in lines}) == len(lines)


@pytest.mark.parametrize("name", ["=1+1", "+SUM(A1)", "-2", "@x", "\t=1", "＝1"])
def test_I4_names_that_look_like_formulas_stay_text(client, campaign, trust, manager, name):
    asked = campaign.asked.get(organisation=trust)
    partnership = PartnershipFactory(
        name=name, organisations=[trust, PartnershipFactory().organisations.first()]
    )
    asked.chosen.create(partnership=partnership)
    client.force_login(manager)
    address = reverse("assessments:partnership_file", args=[partnership.pk, "csv"])
    row = table(client.get(address))[0]
    assert row["about"] == f"'{partnership.name}"
    book = load_workbook(BytesIO(client.get(address.replace("csv", "workbook")).content))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_equal_results_give_equal_files(fetch, side, manager):
    side(3)
    for form in ("json", "csv"):
        assert fetch(manager, form).content == fetch(manager, form).content


def test_the_short_form_has_its_statements(fetch, campaign, trust, partnership, manager, version_2):
    campaign.asked.get(organisation=trust).chosen.update(sheet="partnership_pulse")
    for number in range(6):
        answers = {code: value for code, value in varied("partnership", number).items() if code[0] in "FO"}
        send(campaign, trust, partnership=partnership, answers=answers | {"REC1": 4, "IDN3": number % 5 + 1})
    text = fetch(manager, "json").content.decode()
    assert verify_proof(text).difference is None
    codes = {number["code"] for number in json.loads(text)["numbers"]}
    assert codes == {
        "formality",
        "origin",
        "origin_start",
        "drive_now",
        "REC1",
        "IDN3",
        "GOV1",
        "PRX3",
        "COO2",
    }
    assert {row["code"]: row["shown"] for row in table(fetch(manager, "csv"))}["REC1"] == "4.0"


@pytest.mark.parametrize("form", FORMS)
def test_files_are_sent_as_files(fetch, side, manager, form):
    side(1)
    assert fetch(manager, form)["Content-Disposition"].startswith('attachment; filename="result.')


def test_there_is_no_other_form_and_no_file_without_a_round(client, fetch, manager, partner, partnership):
    fetch(manager, "pdf", status=404)
    fetch(partner, "csv", status=404)

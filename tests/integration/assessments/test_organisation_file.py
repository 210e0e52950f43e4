"""The files of an organisation's own result. Numbers in names are those of the feature list."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from models_engine import verify_proof
from tests.factories.sides import placed_answers, send, sheet_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def fetch(client, trust, campaign, partnership):
    for number in range(6):
        person = send(
            campaign, trust, answers=sheet_answers("organisation", value=number % 5 + 1)
        ).assessment.person
        send(campaign, trust, person, partnership, placed_answers(REC1=number % 5 + 1))

    def get(person, form):
        client.force_login(person)
        response = client.get(reverse("assessments:organisation_file", args=[trust.pk, form]))
        assert response.status_code == 200
        return response.content

    return get


def test_H15_its_own_conditions_verify(fetch, manager):
    text = fetch(manager, "json").decode()
    found = verify_proof(text)
    assert (found.difference, found.worked_out) == (None, 11)
    assert json.loads(text)["about"] == {"organisation": "Northmoor Hospitals", "round": "Autumn round"}


def test_49_its_table_has_its_partnerships_too(fetch, manager):
    with ZipFile(BytesIO(fetch(manager, "csv"))) as archive:
        rows = list(csv.DictReader(StringIO(archive.read("result.csv").decode("utf-8-sig"))))
    by_code = {(row["about"], row["code"]): row for row in rows}
    # Of six people 1 2 3 4 5 1, and one of four statements counts the other way round.
    assert by_code["Northmoor Hospitals", "SEA"]["value"] == "2.8"
    assert by_code["Shared record", "formality"]["people"] == "6"
    assert len(by_code) == len(rows) == 11 + 5 + 5


def test_A_who_has_not_answered_gets_no_numbers(fetch, colleague):
    with ZipFile(BytesIO(fetch(colleague, "csv"))) as archive:
        rows = list(csv.DictReader(StringIO(archive.read("result.csv").decode("utf-8-sig"))))
    assert rows
    assert {row["value"] for row in rows} == {""}

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import ActionFactory, PartnershipFactory

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://example.org","x")'


@pytest.fixture
def url(trust):
    return reverse("assessments:plan_workbook", args=[trust.pk])


def rows(response):
    book = load_workbook(BytesIO(response.content))
    return [list(row) for row in book.active.iter_rows(min_row=2)]


def test_feature_45_the_plan_is_an_excel_file(sign_in, colleague, url, trust, partnership):
    about = {"organisation": trust, "partnership": partnership}
    ActionFactory(text="To do", owner=colleague, due_on=date(2027, 3, 1), shared_with_partner=True, **about)
    ActionFactory(
        text="Done", status="done", closed_on=date(2026, 5, 1), review_note="It works.", organisation=trust
    )
    ActionFactory(text="Somebody else's")

    answer = sign_in(colleague).get(url)

    assert answer["Content-Disposition"] == 'attachment; filename="plan.xlsx"'
    assert answer["Content-Type"].startswith("application/vnd.openxmlformats")
    to_do, done = [[cell.value for cell in row] for row in rows(answer)]
    assert to_do[:3] == ["Shared record", "To do", "Cal Colleague"]
    assert (to_do[3].date(), to_do[4], to_do[7]) == (date(2027, 3, 1), "Not started", "Yes")
    assert (done[0], done[1], done[4], done[6]) == ("The organisation itself", "Done", "Done", "It works.")
    assert done[5].date() == date(2026, 5, 1)


def test_what_was_typed_stays_text(sign_in, manager, url, trust):
    partnership = PartnershipFactory(
        name="+1", organisations=[trust, PartnershipFactory().organisations.first()]
    )
    ActionFactory(
        organisation=trust,
        partnership=partnership,
        text=FORMULA,
        owner_name="@SUM(A1)",
        review_note="-1\t=2",
        status="done",
        closed_on=date(2026, 5, 1),
    )

    (row,) = rows(sign_in(manager).get(url))

    for place in (0, 1, 2, 6):
        assert row[place].value.startswith("'")
    assert {cell.data_type for cell in row} <= {"s", "d", "n"}
    assert not any(cell.hyperlink for cell in row)


def test_one_partnership_alone(sign_in, manager, url, trust, partnership):
    ActionFactory(text="About it", organisation=trust, partnership=partnership)
    ActionFactory(text="About ourselves", organisation=trust)
    client = sign_in(manager)

    assert len(rows(client.get(url))) == 2
    (row,) = rows(client.get(f"{url}?partnership={partnership.pk}"))
    assert row[1].value == "About it"
    assert client.get(f"{url}?partnership={PartnershipFactory().pk}").status_code == 404
    assert client.get(f"{url}?partnership=x").status_code == 404
    assert client.post(url).status_code == 405

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
URL = "/organisations/new/"


def summary(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [item.get_text(strip=True) for item in page.select(".nhsuk-error-summary li")]


def test_an_administrator_adds_an_organisation_without_a_code(sign_in, administrator):
    assert reverse("organisations:create_organisation") == URL

    response = sign_in(administrator).post(URL, {"name": " Vale   Council ", "kind": "local_authority"})

    organisation = Organisation.objects.get()
    assert response.url == organisation.get_absolute_url()
    assert (organisation.name, organisation.kind) == ("Vale Council", OrganisationKind.LOCAL_AUTHORITY)
    assert organisation.ods_code is None
    assert organisation.local_id.startswith("L-")
    event = AuditEvent.objects.get(action="organisation_created")
    assert (event.by, event.subject_id) == (administrator, str(organisation.pk))


def test_a_code_a_board_and_a_day_are_kept(sign_in, administrator):
    board = OrganisationFactory(name="Vale ICB", kind=OrganisationKind.ICB, opened_on=date(2022, 7, 1))

    sign_in(administrator).post(
        URL,
        {
            "name": "Vale Trust",
            "kind": "acute_trust",
            "ods_code": " rxx ",
            "board": str(board.pk),
            "opened_on_day": "1",
            "opened_on_month": "4",
            "opened_on_year": "2025",
        },
    )

    trust = Organisation.objects.get(ods_code="RXX")
    link = trust.parents.get()
    assert (trust.local_id, trust.opened_on) == (None, date(2025, 4, 1))
    assert (link.parent, link.valid_from, link.set_by_person) == (board, date(2025, 4, 1), True)


def test_a_board_that_has_closed_is_not_offered(sign_in, administrator):
    OrganisationFactory(name="Open board", kind=OrganisationKind.ICB)
    OrganisationFactory(name="Closed board", kind=OrganisationKind.ICB, closed_on=date(2026, 3, 31))

    page = sign_in(administrator).get(URL).content.decode()

    assert "Open board" in page
    assert "Closed board" not in page


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"name": "", "kind": "charity"}, "Enter name of the organisation"),
        ({"name": "Vale", "kind": ""}, "Select an answer: What kind of organisation is it?"),
        ({"name": "Vale", "kind": "castle"}, "Select a valid choice."),
        (
            {"name": "Vale", "kind": "charity", "ods_code": "r-1"},
            "An ODS code has 3 to 12 letters and digits",
        ),
        ({"name": "Vale", "kind": "charity", "ods_code": "raa"}, "RAA is in the register already"),
    ],
)
def test_what_is_wrong_is_named(sign_in, administrator, typed, reason):
    OrganisationFactory(ods_code="RAA", local_id=None)

    response = sign_in(administrator).post(URL, typed)

    assert response.status_code == 422
    assert [error.startswith(reason) for error in summary(response)] == [True]
    assert Organisation.objects.count() == 1


def test_a_code_taken_in_the_meantime_is_refused_by_name(sign_in, administrator, monkeypatch):
    OrganisationFactory(ods_code="RAA", local_id=None)
    monkeypatch.setattr(
        "organisations.forms.create_organisation.CreateOrganisationForm.clean_ods_code", lambda form: "RAA"
    )

    response = sign_in(administrator).post(URL, {"name": "Vale", "kind": "charity"})

    assert response.status_code == 422
    assert summary(response) == ["Another organisation has the code RAA"]


def test_who_may(sign_in, manager, colleague):
    for person in (manager, colleague):
        assert sign_in(person).get(URL).status_code == 403
        assert sign_in(person).post(URL, {"name": "Vale", "kind": "charity"}).status_code == 403
    assert not Organisation.objects.filter(name="Vale").exists()


def test_a_wrong_method_is_refused(sign_in, administrator):
    assert sign_in(administrator).delete(URL).status_code == 405

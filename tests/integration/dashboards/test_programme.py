"""A programme: what it is meant to bring about, beside what is published of the area."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from dashboards.models import Programme
from tests.factories.levers import programme_for
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db
NEW = "/areas/y90/programmes/new/"
SHEET = {
    "name": "Shared records programme",
    "purpose": "Trusts learn from each other.",
    "starts_on_day": "1",
    "starts_on_month": "4",
    "starts_on_year": "2026",
    "kinds": ["acute_trust"],
    "intended_POL": "4",
    "intended_MAN": "none",
    "intended_SUP": "none",
    "intended_INT": "3",
    "verbs": ["DT"],
}


def page_of(client, programme: Programme) -> str:
    return words(main_part(client.get(reverse("dashboards:programme", args=[programme.pk]))))


def test_a_regional_lead_describes_a_programme(sign_in, regional_lead, regional_viewer, published):
    reply = sign_in(regional_lead).post(NEW, SHEET)

    programme = Programme.objects.get()
    assert reply.url == f"/programmes/{programme.pk}/"
    assert programme.versions.get().intended == {"POL": 4, "INT": 3}
    assert AuditEvent.objects.get(action="programme_created").by == regional_lead
    assert "Shared records programme" in page_of(sign_in(regional_viewer), programme)


def test_an_end_before_the_beginning_and_a_missing_strength_are_refused(sign_in, regional_lead, published):
    wrong = SHEET | {"ends_on_day": "1", "ends_on_month": "1", "ends_on_year": "2026", "intended_POL": ""}

    reply = sign_in(regional_lead).post(NEW, wrong)

    assert reply.status_code == 422
    assert "Last day must be the same as or after the first day" in reply.content.decode()
    assert "Select how strongly this is meant to be felt" in reply.content.decode()
    assert not Programme.objects.exists()


def test_intended_stands_beside_felt_in_words_that_blame_nobody(sign_in, regional_lead, published):
    """Felt in the region: policy 2.4, requirements 4.5 or above, intermediaries 3.1."""
    programme = programme_for("y90", regional_lead, intended={"POL": 4, "MAN": 5, "INT": 3})

    text = page_of(sign_in(regional_lead), programme)

    assert "About as intended: What programmes require" in text
    assert "felt less strongly than intended: National and regional policy" in text
    assert "no judgement of anybody" in text
    assert "prototype, not validated" in text


def test_suggestions_are_for_macro_conditions_and_say_why(sign_in, regional_lead, published):
    programme = programme_for("y90", regional_lead)

    text = page_of(sign_in(regional_lead), programme)

    assert "National and regional policy: 2.4 of 5" in text
    assert "Evidence" in text
    assert "at the macro level" in text
    assert "Add to the plan" not in text


def test_what_is_hidden_stays_hidden_beside_an_intention(sign_in, regional_lead, published):
    """The figures of the region are shown in the tests above."""
    publication = published.batch.publications.get(area="y90")
    for code in ("POL", "MAN", "SUP", "INT"):
        publication.content["factors"][code]["mean"] = {"hidden": True}
    for cell in publication.content["verbs"]["cells"]:
        cell["count"] = {"hidden": True}
    publication.save()
    programme = programme_for("y90", regional_lead)

    text = page_of(sign_in(regional_lead), programme)

    assert "Nothing can be said yet" in text
    assert "2.4" not in text
    assert "Nothing is suggested" in text
    assert "less strongly" not in text


def test_an_edit_keeps_the_first_intention_readable(sign_in, regional_lead, published):
    programme = programme_for("y90", regional_lead)

    sign_in(regional_lead).post(
        f"/programmes/{programme.pk}/edit/", SHEET | {"name": "Renamed programme", "after": "1"}
    )

    text = page_of(sign_in(regional_lead), programme)
    assert "Renamed programme" in text
    assert "Shared records programme" in text
    assert programme.versions.count() == 2

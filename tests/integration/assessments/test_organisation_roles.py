"""H7: people in one role beside everybody else, about their organisation."""

import pytest
from django.urls import reverse

from assessments.models import Assessment
from tests.factories.sides import send, sheet_answers
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("assessments:organisation_roles", args=[trust.pk])


def test_H7_roles_that_see_it_alike_are_said_to(look, url, manager, campaign, trust):
    for number in range(16):
        sent = send(campaign, trust, answers=sheet_answers("organisation", value=3))
        role = "executive" if number < 8 else "manager"
        Assessment.objects.filter(pk=sent.assessment_id).update(respondent_role=role)

    main = look(manager, url)

    assert "see these conditions much alike" in words(main)
    captions = [words(caption) for caption in main.find_all("caption")]
    assert captions == ["Board member or executive director", "Manager or programme lead"]
    assert words(main).count("close (0.0)") == 2 * 11


def test_who_is_not_of_the_organisation_finds_nothing(look, url, outsider, partner, campaign):
    look(outsider, url, 404)
    look(partner, url, 404)


def test_without_a_round_there_is_nothing_to_compare(look, url, manager):
    assert "No round has asked people at Northmoor Hospitals yet." in words(look(manager, url))


def test_only_reading_is_possible(client, url, manager, campaign):
    client.force_login(manager)

    assert client.post(url).status_code == 405

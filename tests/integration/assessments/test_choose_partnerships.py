from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.enums import SheetCode
from assessments.services.choose_partnerships import choose_partnerships
from tests.factories import AssessmentFactory, OrganisationFactory, PartnershipFactory, ResponseFactory

pytestmark = pytest.mark.django_db
FULL, SHORT = SheetCode.PARTNERSHIP.value, SheetCode.PARTNERSHIP_PULSE.value


@pytest.fixture
def url(campaign, trust):
    return reverse("assessments:choose_partnerships", args=[campaign.pk, trust.pk])


@pytest.fixture
def asking(campaign):
    return campaign.asked.get()


@pytest.fixture
def more(trust):
    return [
        PartnershipFactory(name=f"Number {n}", organisations=[trust, OrganisationFactory()])
        for n in range(1, 5)
    ]


def choices(*pairs) -> dict:
    return {f"partnership_{partnership.pk}": sheet for partnership, sheet in pairs}


def chosen(asking) -> list[tuple[str, str]]:
    return [(choice.partnership.name, choice.sheet) for choice in asking.chosen.select_related("partnership")]


def test_in_full_first_then_the_short_form(sign_in, manager, campaign, asking, url, partnership, more):
    response = sign_in(manager).post(
        url, choices((more[0], SHORT), (more[1], FULL), (partnership, FULL), (more[2], ""))
    )

    assert response.url == campaign.get_absolute_url()
    assert chosen(asking) == [("Number 2", FULL), ("Shared record", FULL), ("Number 1", SHORT)]
    event = AuditEvent.objects.get()
    assert event.action == "partnerships_chosen"
    assert event.detail["before"] == {str(partnership.pk): FULL}


def test_what_was_chosen_is_selected(sign_in, manager, url, partnership, more):
    page = BeautifulSoup(sign_in(manager).get(url).content, "html.parser")

    selected = {radio["name"]: radio["value"] for radio in page.select("input[type=radio][checked]")}
    assert selected == choices((partnership, FULL), *((other, "") for other in more))


def test_three_in_full_at_most(sign_in, manager, asking, url, more):
    response = sign_in(manager).post(url, choices(*((partnership, FULL) for partnership in more)))

    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    link = page.select_one(".nhsuk-error-summary a")
    assert "4 partnerships would be asked about in full" in link.text
    assert page.select_one(link["href"])["name"] == f"partnership_{more[3].pk}"
    assert len(page.select("input[type=radio][value=partnership][checked]")) == 4
    assert chosen(asking) == [("Shared record", FULL)]


def test_an_answer_that_is_none_of_the_three(sign_in, manager, asking, url, partnership):
    assert sign_in(manager).post(url, choices((partnership, "organisation"))).status_code == 422
    assert chosen(asking) == [("Shared record", FULL)]


def test_what_people_sent_answers_about_stays(
    sign_in, manager, colleague, campaign, trust, asking, url, partnership
):
    mine = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague)
    ResponseFactory(assessment=mine, partnership=partnership, submitted=True)
    client = sign_in(manager)
    page = BeautifulSoup(client.get(url).content, "html.parser")
    assert "Stays asked in full: 1 person has sent answers about it." in page.text
    assert page.select("input[type=radio]") == []

    client.post(url, choices((partnership, "")))

    assert chosen(asking) == [("Shared record", FULL)]


def test_what_stays_counts_among_the_three(
    sign_in, manager, colleague, campaign, trust, asking, url, partnership, more
):
    mine = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague)
    ResponseFactory(assessment=mine, partnership=partnership, submitted=True)
    client = sign_in(manager)

    assert client.post(url, choices(*((other, FULL) for other in more[:3]))).status_code == 422
    client.post(url, choices(*((other, FULL) for other in more[:2])))

    assert chosen(asking) == [("Number 1", FULL), ("Number 2", FULL), ("Shared record", FULL)]


def test_answers_that_were_sent_while_the_lead_was_choosing_are_not_lost(
    manager, colleague, campaign, trust, asking, partnership
):
    mine = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague)
    ResponseFactory(assessment=mine, partnership=partnership, submitted=True)

    with pytest.raises(ValidationError):
        choose_partnerships(by=manager, asking=asking, sheets={})

    assert chosen(asking) == [("Shared record", FULL)]


def test_a_draft_does_not_hold_a_partnership(
    sign_in, manager, colleague, campaign, trust, asking, url, partnership
):
    mine = AssessmentFactory(campaign=campaign, organisation=trust, person=colleague)
    draft = ResponseFactory(assessment=mine, partnership=partnership, answers={"F1": 4})

    sign_in(manager).post(url, choices((partnership, "")))

    assert chosen(asking) == []
    assert draft.answers.count() == 1


def test_ended_partnerships_are_not_offered(sign_in, manager, trust, url):
    PartnershipFactory(
        name="Long over",
        organisations=[trust, OrganisationFactory()],
        ended_on=date(2020, 1, 1),
        end_reason="Done",
    )

    page = sign_in(manager).get(url).content.decode()

    assert "Shared record" in page
    assert "Long over" not in page


def test_a_closed_round_is_not_changed(sign_in, manager, campaign, asking, url):
    campaign.closes_at = timezone.now() - timedelta(minutes=1)
    campaign.save()

    response = sign_in(manager).post(url, {}, follow=True)

    assert "closed on" in response.content.decode()
    assert chosen(asking) == [("Shared record", FULL)]


def test_who_may(client, sign_in, colleague, outsider, administrator, asking, url):
    assert client.post(url).status_code == 302
    assert sign_in(colleague).post(url).status_code == 403
    assert sign_in(administrator).post(url).status_code == 403
    assert sign_in(outsider).post(url).status_code == 404
    assert sign_in(outsider).put(url).status_code == 405
    assert chosen(asking) == [("Shared record", FULL)]


def test_a_foreign_partnership_cannot_be_chosen(sign_in, manager, asking, url, partnership):
    foreign = PartnershipFactory(name="Theirs")

    sign_in(manager).post(url, choices((foreign, FULL), (partnership, FULL)))

    assert chosen(asking) == [("Shared record", FULL)]


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_the_partnerships(
    sign_in, manager, trust, url, many, django_assert_num_queries
):
    for _ in range(many):
        PartnershipFactory(organisations=[trust, OrganisationFactory()])
    client = sign_in(manager)
    client.get(url)

    with django_assert_num_queries(8):
        client.get(url)

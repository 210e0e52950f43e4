"""Find someone to learn from: what leads say, opt-in on both sides, and nothing of what anybody answered."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from dashboards.models import ContactRequest, LearningOffer
from dashboards.rules import MOST_A_DAY
from jobs.testing import run_jobs
from organisations.models import Partnership
from tests.factories import MembershipFactory, OrganisationFactory
from tests.factories.learning import ContactRequestFactory, LearningOfferFactory, LearningWishFactory
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db

LIST = reverse("dashboards:learn_from")
TEXT = "We keep a list of whom to ask."


def at(name, *keys):
    return reverse(f"dashboards:{name}", args=keys)


def headings(client, query=""):
    return [found.text for found in soup(client.get(f"{LIST}?{query}")).select("section h3")]


@pytest.fixture
def offer(partner_trust, partner):
    """The partner's trust offers something about looking outside."""
    return LearningOfferFactory(organisation=partner_trust, text=TEXT, system="Northstar EPR")


@pytest.fixture
def ask(sign_in, manager, trust, offer):
    LearningWishFactory(organisation=trust)
    return lambda: sign_in(manager).post(at("request_contact", trust.pk, offer.pk), {"text": "May we visit?"})


def test_feature_h12_a_lead_offers_and_others_read_it_until_it_is_withdrawn(
    sign_in, manager, outsider, trust
):
    given = {"factor": "SEA", "text": TEXT, "system": ""}
    assert sign_in(manager).post(at("make_offer", trust.pk), given).status_code == 302
    assert headings(sign_in(outsider)) == [f"{trust.name}: Looking outside for ideas"]
    assert TEXT in sign_in(manager).get(LIST).text

    sign_in(manager).post(at("withdraw_offer", LearningOffer.objects.get().pk))

    assert headings(sign_in(outsider)) == []
    done = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert done[-2:] == ["learning_offer_made", "learning_offer_withdrawn"]


def test_a_second_offer_about_the_same_is_refused_with_words(sign_in, manager, trust):
    LearningOfferFactory(organisation=trust)

    answer = sign_in(manager).post(at("make_offer", trust.pk), {"factor": "SEA", "text": TEXT})

    assert answer.status_code == 422
    assert "Your organisation offers this already" in answer.text


def test_offers_stand_by_name_and_are_narrowed_by_what_was_said(
    sign_in, manager, trust, offer, in_area, partner_trust
):
    in_area(partner_trust)
    LearningOfferFactory(organisation=OrganisationFactory(name="Aber Charity", kind="charity"), factor="POL")
    client = sign_in(manager)

    assert [heading.split(":")[0] for heading in headings(client)] == ["Aber Charity", partner_trust.name]
    assert len(headings(client, "factor=SEA")) == len(headings(client, "region=y90")) == 1
    assert len(headings(client, "words=northstar")) == len(headings(client, "kind=charity")) == 1
    assert headings(client, "factor=SEA&kind=charity") == []
    # What is not offered counts for nothing.
    assert len(headings(client, "factor=nothing&kind=x&page=x")) == 2


def test_offers_about_what_one_wants_to_learn_are_marked(sign_in, manager, trust, offer):
    client = sign_in(manager)
    assert "You want to learn about this" not in client.get(LIST).text

    client.post(at("make_wish", trust.pk), {"factor": "SEA"})

    assert "You want to learn about this" in client.get(LIST).text


def test_a_wish_is_not_seen_by_others(sign_in, manager, outsider, trust):
    LearningWishFactory(organisation=trust)
    assert "Looking outside for ideas" in [p.text for p in soup(sign_in(manager).get(LIST)).select("main p")]

    page = soup(sign_in(outsider).get(LIST))
    assert trust.name not in page.main.text
    assert "Looking outside for ideas" not in [p.text for p in page.select("main p")]


def test_who_has_not_said_what_they_want_may_not_ask(sign_in, manager, trust, offer):
    answer = sign_in(manager).post(at("request_contact", trust.pk, offer.pk), {"text": "May we visit?"})

    assert answer.status_code == 422
    assert "Say first that your organisation wants to learn about this" in answer.text
    assert not ContactRequest.objects.exists()


def test_a_request_goes_by_letter_to_the_leads_without_an_address(ask, partner, manager, partner_trust):
    MembershipFactory(organisation=partner_trust)

    assert ask().status_code == 302
    run_jobs()
    run_jobs()

    (letter,) = mail.outbox
    assert letter.to == [partner.email]
    assert manager.email not in letter.body
    assert "May we visit?" not in letter.body


def test_addresses_are_shown_only_after_it_was_accepted(ask, sign_in, manager, partner):
    ask()
    contact = ContactRequest.objects.get()
    page = contact.get_absolute_url()
    assert manager.email not in soup(sign_in(partner).get(page)).main.text
    assert partner.email not in soup(sign_in(manager).get(page)).main.text

    sign_in(partner).post(at("answer_contact_request", contact.pk), {"answer": "accept"})

    for person in (manager, partner):
        text = soup(sign_in(person).get(page)).main.text
        assert manager.email in text
        assert partner.email in text
    run_jobs()
    assert mail.outbox[-1].to == [manager.email]


def test_a_request_can_be_declined_and_then_shows_nothing(ask, sign_in, manager, partner):
    ask()
    contact = ContactRequest.objects.get()

    sign_in(partner).post(at("answer_contact_request", contact.pk), {"answer": "decline"})

    page = soup(sign_in(manager).get(contact.get_absolute_url()))
    assert "Declined" in page.main.text
    assert partner.email not in page.main.text
    assert sign_in(manager).get(at("register_learning_partnership", contact.pk)).status_code == 404


@pytest.mark.parametrize("end", ["silence", "taken back", "offer withdrawn"])
def test_what_has_ended_can_no_longer_be_accepted(ask, sign_in, manager, partner, offer, end):
    ask()
    contact = ContactRequest.objects.get()
    if end == "silence":
        ContactRequest.objects.update(last_day=timezone.localdate() - timedelta(days=1))
    elif end == "taken back":
        sign_in(manager).post(at("withdraw_contact_request", contact.pk))
    else:
        sign_in(partner).post(at("withdraw_offer", offer.pk))

    sign_in(partner).post(at("answer_contact_request", contact.pk), {"answer": "accept"})

    contact.refresh_from_db()
    assert contact.accepted is None
    run_jobs()
    assert mail.outbox == []


def test_neither_button_changes_nothing(ask, sign_in, partner):
    ask()
    contact = ContactRequest.objects.get()

    assert sign_in(partner).post(at("answer_contact_request", contact.pk)).status_code == 302
    contact.refresh_from_db()
    assert contact.accepted is None


def test_one_asks_once_and_so_many_times_a_day(ask, sign_in, manager, trust):
    ask()
    answer = ask()
    assert answer.status_code == 422
    assert "has asked already" in answer.text

    for _ in range(MOST_A_DAY - 1):
        ContactRequestFactory(organisation=trust)
    other = LearningOfferFactory()
    url = at("request_contact", trust.pk, other.pk)
    answer = sign_in(manager).post(url, {"text": "May we?"})
    assert answer.status_code == 422
    assert f"asked {MOST_A_DAY} times today" in answer.text

    ContactRequest.objects.update(asked_at=timezone.now() - timedelta(days=2))
    assert sign_in(manager).post(url, {"text": "May we?"}).status_code == 302


def test_what_came_of_it_goes_into_the_register_with_one_click(ask, sign_in, partner, trust, partner_trust):
    ask()
    contact = ContactRequest.objects.get()
    client = sign_in(partner)
    client.post(at("answer_contact_request", contact.pk), {"answer": "accept"})
    url = at("register_learning_partnership", contact.pk)
    form = soup(client.get(url)).main.form
    filled = {field["name"]: field.get("value", "") for field in form.select("input[type=text]")}
    filled |= {area["name"]: area.text.strip() for area in form.select("textarea")}
    filled |= {radio["name"]: radio["value"] for radio in form.select("input[checked]")}

    answer = client.post(url, filled)

    made = Partnership.objects.get(kind="visits")
    assert answer.url == made.get_absolute_url()
    assert set(made.organisations.all()) == {trust, partner_trust}
    assert client.post(url, filled).status_code == 404


def test_colleagues_read_offers_and_write_none(sign_in, colleague, trust, offer):
    client = sign_in(colleague)
    page = soup(client.get(LIST))
    assert TEXT in page.main.text
    assert "Organisation leads write offers and requests." in page.main.text
    assert client.get(at("request_contact", trust.pk, offer.pk)).status_code == 403


def test_a_contact_for_whom_nobody_vouched_finds_nothing(sign_in, offer, trust):
    contact = MembershipFactory(organisation=trust, identity_verified=False).person

    assert sign_in(contact).get(LIST).status_code == 404


def test_a_request_is_found_by_its_two_sides_alone(ask, sign_in, outsider, colleague):
    ask()
    page = ContactRequest.objects.get().get_absolute_url()

    assert sign_in(outsider).get(page).status_code == 404
    assert sign_in(colleague).get(page).status_code == 403
    assert sign_in(colleague).post(page).status_code == 405

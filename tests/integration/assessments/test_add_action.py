from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import Action
from tests.factories import CampaignFactory, CampaignOrganisationFactory, InstrumentFactory, MembershipFactory
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust, partnership):
    return reverse("assessments:add_action", args=[trust.pk, partnership.pk])


def filled(**changes):
    return {
        "text": "Agree on one form",
        "owner": "",
        "owner_name": "Sam Without",
        "due_on_day": "1",
        "due_on_month": "3",
        "due_on_year": "2027",
    } | changes


def errors(response):
    return [words(item) for item in main_part(response).select(".nhsuk-error-summary li")]


def test_feature_45_a_lead_adds_an_action(sign_in, manager, colleague, trust, partnership, url):
    answer = sign_in(manager).post(
        url, filled(owner=str(colleague.pk), owner_name="", shared_with_partner="on", text=" Agree\r\non it ")
    )

    action = Action.objects.get()
    assert answer.url == reverse("assessments:plan", args=[trust.pk, partnership.pk])
    assert (action.text, action.owner, action.due_on) == ("Agree on it", colleague, date(2027, 3, 1))
    assert (action.organisation, action.partnership) == (trust, partnership)
    assert (action.status, action.shared_with_partner, action.created_by) == ("open", True, manager)
    event = AuditEvent.objects.get(action="action_added")
    assert (event.by, event.subject_id) == (manager, str(action.pk))
    assert "Agree" not in str(event.detail)


def test_an_action_about_the_organisation_itself_is_for_nobody_else(sign_in, manager, trust):
    url = reverse("assessments:add_organisation_action", args=[trust.pk])
    assert not main_part(sign_in(manager).get(url)).find(id="id_shared_with_partner")

    sign_in(manager).post(url, filled(shared_with_partner="on"))

    action = Action.objects.get()
    assert (action.partnership, action.shared_with_partner, action.owner_name) == (None, False, "Sam Without")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"text": " "}, "Enter what will be done"),
        ({"text": "x" * 301}, "What will be done must be 300 characters or fewer"),
        ({"owner_name": ""}, "Choose a person, or enter a name"),
        ({"owner_name": "x" * 121}, "The name must be 120 characters or fewer"),
        ({"due_on_day": "", "due_on_month": "", "due_on_year": ""}, "Enter the day by which it will be done"),
        ({"due_on_day": "31", "due_on_month": "2"}, "By when? must be a real date, like 27 3 2026"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(sign_in, manager, url, typed, reason):
    answer = sign_in(manager).post(url, filled(**typed))

    assert answer.status_code == 422
    assert errors(answer) == [reason]
    expected = (typed.get("text") or "Agree on one form").strip()
    assert main_part(answer).find(id="id_text").get_text().strip() == expected.strip()
    assert not Action.objects.exists()


def test_only_people_whom_the_organisation_vouches_for_take_something_on(
    sign_in, manager, partner, trust, url
):
    unverified = MembershipFactory(organisation=trust, identity_verified=False).person
    offered = [option["value"] for option in main_part(sign_in(manager).get(url)).select("option")]
    assert offered == ["", str(manager.pk)]

    for person in (partner, unverified):
        answer = sign_in(manager).post(url, filled(owner=str(person.pk), owner_name=""))
        assert errors(answer) == ["Choose one of the people shown"]
    both = sign_in(manager).post(url, filled(owner=str(manager.pk)))
    assert errors(both) == ["Choose a person or enter a name, not both"]


@pytest.fixture
def advised(trust):
    campaign = CampaignFactory(instrument=InstrumentFactory(version=2))
    CampaignOrganisationFactory(campaign=campaign, organisation=trust)
    return campaign


def test_feature_45_a_suggestion_fills_the_form_in_and_is_remembered(
    sign_in, manager, url, advised, trust, partnership
):
    mechanism = advised.instrument.definition.advice.mechanisms[0]
    query = f"?mechanism={mechanism.number}&condition=GOV&campaign={advised.pk}"

    main = main_part(sign_in(manager).get(url + query))
    assert main.find(id="id_text").get_text().strip() == mechanism.first_step
    assert mechanism.name in words(main)

    sign_in(manager).post(url + query, filled(text="In our own words"))
    action = Action.objects.get()
    assert (action.text, action.mechanism, action.condition) == ("In our own words", mechanism.number, "GOV")
    assert action.campaign == advised
    plan = sign_in(manager).get(reverse("assessments:plan", args=[trust.pk, partnership.pk]))
    assert f"From a suggestion: {mechanism.name}" in words(main_part(plan))


@pytest.mark.parametrize(
    "query", ["mechanism=999&campaign={}", "mechanism=x&campaign={}", "mechanism=1&campaign=y"]
)
def test_a_suggestion_that_is_none_is_left_out(sign_in, manager, url, advised, query):
    address = f"{url}?condition=GOV&{query.format(advised.pk)}"
    assert main_part(sign_in(manager).get(address)).find(id="id_text").get_text().strip() == ""

    sign_in(manager).post(address, filled())

    action = Action.objects.get()
    assert (action.mechanism, action.condition, action.campaign) == (None, "", None)


def test_a_round_of_others_is_no_reason(sign_in, manager, url):
    foreign = CampaignFactory(instrument=InstrumentFactory(version=2))

    sign_in(manager).post(f"{url}?mechanism=1&campaign={foreign.pk}", filled())

    assert Action.objects.get().campaign is None


def test_who_may(sign_in, manager, colleague, partner, outsider, url, partnership, trust):
    assert sign_in(colleague).post(url, filled()).status_code == 403
    assert sign_in(partner).post(url, filled()).status_code == 404
    assert sign_in(outsider).post(url, filled()).status_code == 404
    assert sign_in(manager).put(url).status_code == 405
    assert not Action.objects.exists()

"""The lever log: what was done for an area, what was published before and after, and what organisations dispute."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from dashboards.models import Lever, LeverDispute
from dashboards.services.edit_lever import edit_lever
from dashboards.services.withdraw_lever import withdraw_lever
from organisations.models import OrganisationParent
from tests.factories.area_contents import HIDDEN, full, publish
from tests.factories.levers import lever_for
from tests.reading import main_part, words

pytestmark = pytest.mark.django_db


def sent(day: date, **changed) -> dict:
    return {
        "kind": "funding",
        "title": "Money for visits",
        "text": "Every trust got money for two visits.",
        "happened_on_day": day.day,
        "happened_on_month": day.month,
        "happened_on_year": day.year,
        "linked": ["POL", "POL2"],
        "after": "",
        **changed,
    }


@pytest.fixture
def between(autumn, spring):
    """A day after the spring round and before the autumn round."""
    return autumn.first_day - timedelta(days=30)


@pytest.fixture
def two_rounds(published, spring, autumn):
    """Figures of the region in both rounds; the later one is compared with the earlier one."""
    publish(spring, "y90", full() | {"items": {"POL2": {"shown": 2.2}}})
    now = autumn.batches.get().publications.get(area="y90")
    now.content["change"] |= {"since": str(spring.pk), "breaks": ["POL3"], "boundaries_changed": False}
    now.content["items"] = {"POL2": {"shown": 3.3}}
    now.save()
    return now


def page_of(client, lever: Lever) -> str:
    return words(main_part(client.get(reverse("dashboards:lever", args=[lever.pk]))))


def test_feature_h10_a_regional_lead_records_a_lever(
    sign_in, regional_lead, regional_viewer, published, between
):
    reply = sign_in(regional_lead).post("/areas/y90/levers/new/", sent(between))

    lever = Lever.objects.get()
    assert reply.url == f"/levers/{lever.pk}/"
    assert AuditEvent.objects.get(action="lever_recorded").by == regional_lead
    log = words(main_part(sign_in(regional_viewer).get("/areas/y90/levers/")))
    assert "Money for visits" in log
    assert "Record a lever" not in log


def test_a_lever_in_the_future_or_without_a_link_is_refused_where_the_person_is(
    sign_in, regional_lead, published
):
    tomorrow = date.today() + timedelta(days=1)

    reply = sign_in(regional_lead).post("/areas/y90/levers/new/", sent(tomorrow, linked=[]))

    assert reply.status_code == 422
    text = reply.content.decode()
    assert "must be today or in the past" in text
    assert "Select at least one condition or statement" in text
    assert not Lever.objects.exists()


def test_feature_h10_before_and_after_say_the_published_change_and_warn(
    sign_in, regional_lead, two_rounds, between
):
    lever = lever_for("y90", regional_lead, happened_on=between)

    text = page_of(sign_in(regional_lead), lever)

    assert "Higher in Autumn round than in Spring round (+0.5, 95% interval +0.2 to +0.8)" in text
    assert "not proof that the lever caused it" in text
    assert "A break before Autumn round" in text
    assert "for single statements no interval is published" in text
    assert "2.2" in text


def test_of_too_few_organisations_no_change_is_said_and_no_lack_of_one(
    sign_in, regional_lead, two_rounds, between
):
    two_rounds.content["change"]["factors"]["POL"] |= {"interval": None, "label": "too_few_to_say"}
    two_rounds.save()
    lever = lever_for("y90", regional_lead, happened_on=between, linked=["POL"])

    text = page_of(sign_in(regional_lead), lever)

    assert "Too few organisations to say whether it changed from Spring round to Autumn round (+0.5)." in text


def test_what_one_round_hides_no_lever_shows(sign_in, regional_lead, two_rounds, between):
    """The positive control is the test before: the same page shows the change where both rounds do."""
    two_rounds.content["factors"]["POL"]["mean"] = HIDDEN
    two_rounds.save()
    lever = lever_for("y90", regional_lead, happened_on=between, linked=["POL"])

    text = page_of(sign_in(regional_lead), lever)

    assert "not shown (too few answers)" in text
    assert "Higher in" not in text
    assert "+0.5" not in text


def test_rounds_on_one_side_of_the_date_alone_are_not_compared(sign_in, regional_lead, two_rounds, spring):
    early = lever_for("y90", regional_lead, happened_on=spring.first_day - timedelta(days=5))

    assert "nothing can be compared" in page_of(sign_in(regional_lead), early)
    assert "Higher in" not in page_of(sign_in(regional_lead), early)


def test_a_change_since_another_round_is_not_taken_for_this_one(
    sign_in, regional_lead, two_rounds, between, spring
):
    two_rounds.content["change"]["since"] = None
    two_rounds.save()
    lever = lever_for("y90", regional_lead, happened_on=between, linked=["POL"])

    assert "not compared" in page_of(sign_in(regional_lead), lever)


def test_an_edit_keeps_what_was_said_before(sign_in, regional_lead, published, between):
    lever = lever_for("y90", regional_lead, happened_on=between)

    reply = sign_in(regional_lead).post(
        f"/levers/{lever.pk}/edit/", sent(between, title="Money for four visits", after=1)
    )

    assert reply.status_code == 302
    text = page_of(sign_in(regional_lead), lever)
    assert "Money for four visits" in text
    assert "Money for visits, written by Rory Regional" in text
    stale = sign_in(regional_lead).post(f"/levers/{lever.pk}/edit/", sent(between, title="Late", after=1))
    assert stale.status_code == 422
    assert "changed in another window" in stale.content.decode()


def test_a_withdrawn_lever_stays_with_its_reason_and_is_claimed_for_nobody(
    sign_in, regional_lead, manager, trust, published
):
    lever = lever_for("y90", regional_lead)
    claimed = f"/organisations/{trust.pk}/levers/"
    assert "Money for visits" in sign_in(manager).get(claimed).content.decode()

    sign_in(regional_lead).post(f"/levers/{lever.pk}/withdraw/", {"reason": "It never came."})

    assert "It never came." in sign_in(regional_lead).get("/areas/y90/levers/").content.decode()
    assert "Money for visits" not in sign_in(manager).get(claimed).content.decode()
    assert withdraw_lever(by=regional_lead, lever=lever, reason="Again") is False
    assert sign_in(regional_lead).get(f"/levers/{lever.pk}/edit/").status_code == 404


def test_the_organisation_sees_levers_of_the_areas_it_stood_in_on_their_date(
    sign_in, manager, trust, regional_lead, national_viewer, published
):
    today = date.today()
    lever_for("y90", regional_lead, title="Of the region")
    lever_for("england", national_viewer, title="Of England")
    lever_for("qx1", regional_lead, title="Of the board")
    lever_for("qx9", regional_lead, title="Of another board")
    page = f"/organisations/{trust.pk}/levers/"
    text = sign_in(manager).get(page).content.decode()
    for title in ("Of the region", "Of England", "Of the board"):
        assert title in text
    assert "Of another board" not in text

    OrganisationParent.objects.filter(organisation=trust).update(valid_from=today - timedelta(days=1))

    text = sign_in(manager).get(page).content.decode()
    assert "Of England" in text
    assert "Of the board" not in text
    assert "Of the region" not in text


def test_feature_h10_a_lead_disputes_a_lever_and_takes_it_back(
    sign_in, manager, colleague, trust, regional_lead, regional_viewer, published
):
    lever = lever_for("y90", regional_lead)
    page = f"/organisations/{trust.pk}/levers/{lever.pk}/dispute/"
    assert "under the name of your organisation" in sign_in(manager).get(page).content.decode()
    assert sign_in(colleague).get(page).status_code == 403

    assert sign_in(manager).post(page, {"text": "No money came."}).status_code == 302

    dispute = LeverDispute.objects.get()
    text = page_of(sign_in(regional_viewer), lever)
    assert "No money came." in text
    assert trust.name in text
    assert manager.name not in text
    log = words(main_part(sign_in(regional_viewer).get("/areas/y90/levers/")))
    assert "1 organisation disputes it" in log
    again = sign_in(manager).post(page, {"text": "Again."})
    assert again.status_code == 422
    assert sign_in(manager).post(page, {"text": "x" * 501}).status_code == 422

    sign_in(manager).post(f"/lever-disputes/{dispute.pk}/withdraw/")

    assert "No money came." not in page_of(sign_in(regional_viewer), lever)
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"lever_disputed", "lever_dispute_withdrawn"} <= actions


def test_the_same_words_make_no_version(regional_lead, published):
    lever = lever_for("y90", regional_lead)
    now = lever.versions.get()
    said = {
        name: getattr(now, name) for name in ("kind", "title", "text", "happened_on", "linked", "programme")
    }

    edit_lever(by=regional_lead, lever=lever, after=1, **said)

    assert lever.versions.count() == 1

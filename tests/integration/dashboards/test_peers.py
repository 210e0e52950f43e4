"""An organisation beside unnamed others of its kind: from published figures, and never of fewer than five others."""

import pytest
from django.urls import reverse

from dashboards.models import Publication
from tests.factories import MembershipFactory
from tests.factories.publications import make_area_world
from tests.integration.dashboards.reading import soup

pytestmark = pytest.mark.django_db


def address(organisation):
    return reverse("dashboards:peers", args=[organisation.pk])


def lead_of(organisation):
    return MembershipFactory(organisation=organisation, role="lead").person


def test_feature_65_a_lead_sees_the_own_dot_beside_unnamed_others(sign_in):
    world = make_area_world(rounds=1, people=5)
    own, *others = world.trusts

    page = soup(sign_in(lead_of(own)).get(address(own)))

    assert "beside 8 other organisations of your kind (Acute trust) in Midlands and Moors" in page.main.text
    assert len(page.select("figure table tbody tr")) == 11
    assert [trust.name for trust in others if trust.name in page.main.text] == []


def test_fewer_than_five_others_are_refused(sign_in):
    world = make_area_world(rounds=1, people=5, trusts=(4, 1))

    page = soup(sign_in(lead_of(world.trusts[0])).get(address(world.trusts[0])))

    assert Publication.objects.filter(area="y91", has_figures=True).exists()
    assert "fewer than 5 other organisations" in page.main.text
    assert page.select("figure") == []


def test_the_others_have_to_be_safe_without_the_reader(sign_in):
    """All together none has more than half; without the largest's own people, one of the others has."""
    world = make_area_world(trusts=(6, 0))
    world.open_round(days_ago=60)
    for trust, people in zip(world.trusts, (30, 30, 5, 5, 5, 5), strict=True):
        world.answer(trust, people)
    world.close()
    assert Publication.objects.filter(area="y91", has_figures=True).exists()

    page = soup(sign_in(lead_of(world.trusts[0])).get(address(world.trusts[0])))
    assert "most of them are at one organisation" in page.main.text
    # For one of the small ones the others are as safe as all.
    page = soup(sign_in(lead_of(world.trusts[2])).get(address(world.trusts[2])))
    assert page.select("figure")


def test_who_has_not_answered_and_does_not_lead_sees_nothing(sign_in):
    world = make_area_world(rounds=1, people=5)
    respondent = MembershipFactory(organisation=world.trusts[0]).person

    page = soup(sign_in(respondent).get(address(world.trusts[0])))

    assert "own result is not shown to you" in page.main.text
    assert page.select("table") == []


@pytest.mark.parametrize(("query", "status"), [("of=england", 200), ("of=x", 200), ("campaign=x", 404)])
def test_whatever_group_the_address_names_there_is_a_page(sign_in, query, status):
    """A round that is not there is none, as on every page of results."""
    world = make_area_world(rounds=1, people=5)

    answer = sign_in(lead_of(world.trusts[0])).get(f"{address(world.trusts[0])}?{query}")

    assert answer.status_code == status


def test_others_are_refused(sign_in, outsider, manager, trust, campaign):
    assert sign_in(manager).get(address(trust)).status_code == 200
    assert sign_in(outsider).get(address(trust)).status_code == 404
    assert sign_in(manager).post(address(trust)).status_code == 405


def test_it_leads_on_to_somebody_to_learn_from(sign_in):
    """Whom a partner invited, and nobody has vouched for yet, may not see the offers."""
    world = make_area_world(rounds=1, people=5)
    own = world.trusts[0]
    member = MembershipFactory(organisation=own, role="respondent").person
    guest = MembershipFactory(organisation=own, role="lead", identity_verified=False).person

    def links(person):
        page = soup(sign_in(person).get(address(own)))
        return {link["href"] for link in page.main.select("a")} & {
            reverse("dashboards:learn_from"),
            reverse("dashboards:make_wish", args=[own.pk]),
        }

    assert len(links(lead_of(own))) == 2
    assert links(member) == {reverse("dashboards:learn_from")}
    assert links(guest) == set()


def test_unasked_it_opens_on_the_latest_round_with_figures(sign_in):
    """In the newest round only this organisation has answered."""
    world = make_area_world(rounds=1, people=5)
    own, (first,) = world.trusts[0], world.campaigns
    newest = world.open_round(days_ago=40)
    world.answer(own, 9)
    world.close()
    lead = lead_of(own)

    page = soup(sign_in(lead).get(address(own)))

    assert page.select("figure")
    assert first.title in page.main.text
    (link,) = [link for link in page.main.select("a") if link.text == newest.title]
    page = soup(sign_in(lead).get(address(own) + link["href"]))
    assert page.select("figure") == []
    assert "fewer than 5 other organisations" in page.main.text

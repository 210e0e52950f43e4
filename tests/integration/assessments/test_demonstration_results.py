"""Every result page of the demonstration has something useful to say, whatever the size of the side."""

import pytest
from bs4 import BeautifulSoup
from django.db.models import Count

from accounts.models import User
from assessments.models import Campaign, Response
from organisations.enums import MemberRole
from organisations.models import Membership, Organisation, Partnership

pytestmark = pytest.mark.django_db
# The first, and the open one in which few have answered.
ROUNDS = ("First round", "Fifth round")
BROKEN = ("None", "nan", "{{", "{%", "Traceback")


def test_every_partnership_says_where_it_stands_or_what_is_missing(demonstration, client):
    first = Campaign.objects.get(title="First round")
    places = {}
    for person, organisation in _first_people():
        client.force_login(person)
        for partnership in Partnership.objects.of(organisation):
            text = _main(client, f"/results/partnerships/{partnership.pk}/?campaign={first.pk}")
            assert "place this partnership" in text or "Needed" in text, (organisation, partnership)
            assert "To talk about" in text or "Talk about it" in text, (organisation, partnership)
            places[organisation.name, partnership.name] = "place this partnership" in text
    assert len(places) > 60
    # One carer answered too little about one partnership; everybody else's place is there.
    assert [pair for pair, placed in places.items() if not placed] == [
        ("Saltmarsh Carers' Network", "Coastal care conversation")
    ]


def test_every_organisation_sees_its_levels_and_where_its_partnerships_stand(demonstration, client):
    for person, organisation in _first_people():
        client.force_login(person)
        for asking in organisation.asked_in.filter(campaign__title__in=ROUNDS).select_related("campaign"):
            text = _main(client, f"/results/organisations/{organisation.pk}/?campaign={asking.campaign_id}")
            if asking.campaign.title == "First round":
                assert "on the spectrum" in text, organisation
            answered = Response.objects.filter(
                partnership=None,
                submitted_at__isnull=False,
                assessment__organisation=organisation,
                assessment__campaign=asking.campaign,
            ).exists()
            for level in ("Macro level", "Organisational level", "Individual level"):
                assert level in text or not answered, (organisation, asking, level)


def _first_people() -> list[tuple[User, Organisation]]:
    """One person of each organisation: its lead, else who answered most, so that every page has an answer of theirs."""
    members = Membership.objects.annotate(sheets=Count("person__assessments__responses"))
    found = {}
    for member in members.order_by("role", "-sheets", "person__email").select_related(
        "person", "organisation"
    ):
        if member.role == MemberRole.LEAD or member.sheets:
            found.setdefault(member.organisation, member.person)
    return [(person, organisation) for organisation, person in found.items()]


def _main(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    text = " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())
    assert not any(word in text for word in BROKEN), (url, text)
    return text

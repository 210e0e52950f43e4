from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import AuditEvent
from organisations.enums import SuccessionKind
from organisations.models import Succession

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("organisations:record_succession", args=[trust.pk])


def filled(organisation, **changes):
    return {
        "successor": organisation.code,
        "happened_on_day": "1",
        "happened_on_month": "7",
        "happened_on_year": "2026",
        "kind": SuccessionKind.MERGER,
    } | changes


def summary(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [item.get_text(strip=True) for item in page.select(".nhsuk-error-summary li")]


def test_an_administrator_names_the_successor(sign_in, administrator, url, trust, partner_trust):
    response = sign_in(administrator).post(url, filled(partner_trust))

    succession = Succession.objects.get()
    assert response.url == trust.get_absolute_url()
    assert (succession.predecessor, succession.successor) == (trust, partner_trust)
    assert (succession.happened_on, succession.kind) == (date(2026, 7, 1), SuccessionKind.MERGER)
    event = AuditEvent.objects.get(action="succession_recorded")
    assert (event.by, event.subject_id) == (administrator, str(trust.pk))


def test_naming_it_again_corrects_the_day_and_the_same_again_leaves_no_trace(
    sign_in, administrator, url, partner_trust
):
    client = sign_in(administrator)
    client.post(url, filled(partner_trust))

    for _ in range(2):
        client.post(url, filled(partner_trust, happened_on_day="2"))

    assert Succession.objects.get().happened_on == date(2026, 7, 2)
    assert AuditEvent.objects.filter(action="succession_recorded").count() == 2


def test_what_is_wrong_is_named(sign_in, administrator, url, trust, partner_trust):
    client = sign_in(administrator)

    nobody = client.post(url, filled(partner_trust, successor="RZZ"))
    itself = client.post(url, filled(trust))
    endless = client.post(url, filled(partner_trust, successor="R" * 60_000))
    nothing = client.post(url, {})

    assert (nobody.status_code, summary(nobody)) == (
        422,
        ["No organisation in the register has the code RZZ"],
    )
    assert (endless.status_code, summary(endless)) == (
        422,
        ["No organisation in the register has a code as long as this"],
    )
    assert (itself.status_code, len(summary(itself))) == (422, 1)
    assert (nothing.status_code, len(summary(nothing))) == (422, 3)
    assert not Succession.objects.exists()


def test_who_may(sign_in, manager, colleague, outsider, administrator, url, partner_trust):
    assert sign_in(manager).get(url).status_code == 403
    assert sign_in(colleague).post(url, filled(partner_trust)).status_code == 403
    assert sign_in(outsider).post(url, filled(partner_trust)).status_code == 404
    assert sign_in(administrator).put(url).status_code == 405
    assert not Succession.objects.exists()

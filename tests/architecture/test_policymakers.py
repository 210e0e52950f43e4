"""A7: no respondent's words reach a policymaker. Every address, with the keys of either side, is opened by people who
have a role for an area alone, in a world in which every text that people write has a canary in it.

A regional lead may do all that a regional viewer may. Addresses with a secret in them are left out: whoever holds one
is the person it was made for."""

from itertools import product

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import AuditEvent
from assessments.models import (
    Action,
    AnonymousEnvelope,
    Answer,
    CampaignOrganisation,
    DeclinedSuggestion,
    Response,
)
from dashboards.models import AreaComment, AreaCommentVersion
from organisations.models import Partnership
from tests.architecture.addresses import addresses
from tests.factories import AreaRoleFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

CANARY = "canary-sings"
# Words that come from people who answer, plan or comment, by the model that keeps them.
PRIVATE = {
    Answer: "note",
    AnonymousEnvelope: "contents",
    Response: "reopen_reason",
    Action: "text owner_name review_note",
    DeclinedSuggestion: "reason",
    CampaignOrganisation: "told",
    Partnership: "purpose",
}
QUERY = "round=x&kind=acute_trust&boundaries=2020-01-01"


@pytest.fixture
def canaries(world):
    """The texts of both sides, and what was written about an area that only its own readers see."""
    for model, fields in PRIVATE.items():
        for field in fields.split():
            value = _value(model, field)
            model.objects.update(**{field: value})
    far = world.sides["theirs"]["area_code"]
    comment = AreaComment.objects.get(pk=world.sides["theirs"]["comment_id"])
    assert comment.area_code == far
    AreaCommentVersion.objects.filter(comment=comment).update(text=f"{CANARY} of another area")
    AuditEvent.objects.create(action="canary", detail={"said": CANARY})
    return world


@pytest.fixture
def readers(canaries, region):
    """By seat, and whether they may see the area that is not in the first region."""
    lead = UserFactory(name="Lena Lead")
    AreaRoleFactory(person=lead, area=region, role="regional_lead")
    return {
        "regional lead": (lead, False),
        "national viewer": (canaries.seats["national_viewer"], True),
    }


def test_A7_nothing_that_people_wrote_is_answered_to_a_policymaker(canaries, readers):
    looked = {name: look(person, paths(canaries)) for name, (person, _) in readers.items()}

    assert all(sum(status == 200 for status, _ in found.values()) > 40 for found in looked.values())
    assert {
        (name, path)
        for name, found in looked.items()
        for path, (status, body) in found.items()
        if CANARY.encode() in body and not (readers[name][1] and _is_comment_of_far(canaries, path))
    } == set()
    assert {
        path for found in looked.values() for path, (status, _) in found.items() if status >= 500
    } == set()
    assert not any(CANARY in str(letter.message()) for letter in mail.outbox)


def test_a_page_with_a_note_on_it_would_be_caught(canaries):
    """Whoever may read the plans does meet a canary: the same look finds it."""
    found = look(canaries.seats["manager"], paths(canaries))

    assert sum(CANARY.encode() in body for _, body in found.values()) > 3


def look(person, found: list[str]) -> dict[str, tuple[int, bytes]]:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    seen = {}
    for path in found:
        answer = client.get(path)
        seen[path] = (
            answer.status_code,
            b"".join(answer.streaming_content) if answer.streaming else answer.content,
        )
    return seen


def paths(world) -> list[str]:
    """Every address but for signing out, with the keys of one side and with mixed ones of areas and rounds."""
    found = set()
    for name, wanted in addresses().items():
        if name.startswith("account_"):
            continue
        # What the world has nothing of yet, the access table asks for.
        if "secret" in wanted or not wanted <= world.sides["ours"].keys():
            continue
        for side in world.sides:
            found.add(reverse(name, kwargs=world.keys(name, wanted, side)))
        if "area_code" in wanted and "panel" in wanted:
            found |= set(_panels(world, name, wanted))
    return sorted(found | {f"{path}?{QUERY}" for path in found if path.startswith("/areas/")})


def _panels(world, name: str, wanted):
    from dashboards.enums import Panel

    for side, panel in product(world.sides, Panel):
        try:
            yield reverse(name, kwargs=world.keys(name, wanted, side) | {"panel": panel.value})
        except NoReverseMatch:
            continue


def _value(model, field: str):
    kind = model._meta.get_field(field).get_internal_type()
    return {"said": CANARY} if kind == "JSONField" else f"{CANARY} {field}"


def _is_comment_of_far(world, path: str) -> bool:
    far = world.sides["theirs"]
    return f"/{far['area_code']}/" in path or str(far["comment_id"]) in path

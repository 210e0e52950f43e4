"""Before both sides have released, nothing that one side answered reaches the other: every address, every seat of the
one side, in two worlds that differ only in what the other side's people answered. The bytes are the same.

The addresses come from the service's own list, so a page that is added is tried from its first day. What an address
takes is filled in by its name. Before any release a lead asks for every number that can be explained; elsewhere one
of each kind stands for its like, and a lead asks for pages of results with queries too.
"""

import re
from itertools import product

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, Response, Result, answer_columns
from assessments.services.release_result import release_result
from models_engine import load_instrument
from tests.architecture.addresses import addresses
from tests.factories import InstrumentFactory, InvitationFactory, MembershipFactory
from tests.factories.sides import INFORMAL_INTERNAL, moved_by, placed_answers, send, sheet_answers

# Some hundreds of pages, twice.
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

MORNING = "2026-03-11 09:00Z"
CANARY = "The canary sings at night."
PLANTED = "tests.architecture.planted_leak"
INSTRUMENT = load_instrument("learning-ecosystem", 2)

# What one person of the far side answers in either world: other values, ticks, wishes and notes.
FIRST = (
    placed_answers()
    | moved_by(
        DT="REC", DM="none", DC="GOV", DE="REC GOV", W1=5, W2=4, B1="formal", G1="formal", G2="internal"
    )
    | {"REC3": 5, "FIRST": "boards"}
)
SECOND = (
    placed_answers(**INFORMAL_INTERNAL)
    | {
        item: 2
        for factor in ("REC", "GOV", "PRX")
        for item in [code.code for code in INSTRUMENT.factor(factor).items]
    }
    | moved_by(
        DT="POL", DM="MAN POL", DC="none", DE="IMO", W1=1, W2=1, B1="informal", G1="now", G2="external"
    )
    | {"REC3": 1, "FIRST": "staff"}
)
WORLDS = {"first": (FIRST, 5), "second": (SECOND, 1)}
# Every explained number, and one of each kind: of both sheets, of both axes, of one statement, of what moves it.
EVERY_CODE = (
    *(factor.code for factor in INSTRUMENT.factors),
    "formality",
    "origin",
    "drive_now",
    "REC3",
    "W1",
)
ONE_OF_EACH = ("REC", "SEA", "formality", "drive_now", "REC3", "W1")
# Seats that see a team's result ask for these; others for one.
INSIDE = ("lead", "answered")
QUERIES = ("", "formality=10&origin=90&REC=1&GOV=5&partner=5&format=json")
# Pages that may say something else once both sides are open: what rests on the partner's released numbers.
ON_BOTH_SIDES = ("partnership_gap", "partnership_obstacles", "partnership_mechanisms", "partnership_movement")
RESULTS = "/results/partnerships/"
CHANGING = re.compile(rb'csrfmiddlewaretoken" value="[^"]*"|nonce-[\w+/=]+|nonce="[^"]*"')


class TwoSides:
    """`near` looks, `far` answers: five people each have sent every sheet, so both have finished."""

    def __init__(self, campaign, partnership, near, far, lead, far_lead):
        self.campaign, self.partnership, self.near, self.far = campaign, partnership, near, far
        self.leads, self.seats = {near: lead, far: far_lead}, {}
        self.far_people = [MembershipFactory(organisation=far).person for _ in range(5)]
        self.asked(near)
        self.asked(far)
        for person in self.far_people:
            send(campaign, far, person, None, sheet_answers("organisation"))
            send(campaign, far, person, partnership, FIRST)
        for _ in range(4):
            self.near_sends()

    def asked(self, organisation) -> None:
        asked, _ = self.campaign.asked.get_or_create(organisation=organisation)
        chosen, _ = asked.chosen.get_or_create(partnership=self.partnership)
        chosen.finished_at = self.campaign.opens_at
        chosen.save()

    def near_sends(self, person=None):
        return send(self.campaign, self.near, person, self.partnership, placed_answers() | moved_by(DE="REC"))

    def far_answers(self, world: str) -> None:
        """Change what the far side has said, in place: the same people and sheets at the same moments."""
        answers, own = WORLDS[world]
        far = {
            "response__assessment__organisation": self.far,
            "response__assessment__campaign": self.campaign,
        }
        Answer.objects.filter(**far).delete()
        Result.objects.filter(organisation=self.far).delete()
        rows = []
        for response in Response.objects.filter(
            assessment__organisation=self.far, assessment__campaign=self.campaign
        ):
            given = answers if response.partnership_id else sheet_answers("organisation", own)
            rows += [
                Answer(
                    response=response,
                    question=question,
                    note=f"{CANARY} {world}",
                    **answer_columns(str(answer)),
                )
                for question, answer in given.items()
            ]
        Answer.objects.bulk_create(rows)

    def both_release(self, *, wait_waived: bool) -> None:
        for organisation, lead in self.leads.items():
            release_result(
                by=lead,
                campaign=self.campaign,
                organisation=organisation,
                partnership=self.partnership,
                wait_waived=wait_waived,
            )


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def sides(campaign, partnership, trust, partner_trust, manager, colleague, partner, outsider, administrator):
    """Seen by everybody of the near side, and by those of neither."""
    return _two_sides(campaign, partnership, trust, partner_trust, manager, partner, outsider, administrator)


@pytest.fixture
def mirrored(campaign, partnership, trust, partner_trust, manager, partner, outsider, administrator):
    return _two_sides(campaign, partnership, partner_trust, trust, partner, manager, outsider, administrator)


def _two_sides(campaign, partnership, near, far, lead, far_lead, outsider, administrator) -> TwoSides:
    campaign.instrument = InstrumentFactory(version=2)
    campaign.save()
    answered, silent, invited = (
        MembershipFactory(organisation=near, identity_verified=sure).person for sure in (True, True, False)
    )
    InvitationFactory(
        organisation=near, partnership=partnership, accepted_by=invited, accepted_at=campaign.opens_at
    )
    sides = TwoSides(campaign, partnership, near, far, lead, far_lead)
    sides.seats = {
        "lead": lead,
        "answered": answered,
        "silent": silent,
        "invited": invited,
        "outsider": outsider,
        "administrator": administrator,
        "nobody": None,
    }
    sides.near_sends(answered)
    sides.near_sends(invited)
    return sides


def everything(sides: TwoSides, under: str, codes) -> dict[tuple, bytes]:
    """What every seat gets from every address with every key and query, without what changes by itself. `codes` are
    the explanations that the lead asks for."""
    found = {}
    for seat, person in sides.seats.items():
        client = Client()
        if person is not None:
            client.force_login(person)
        asked = codes if seat == "lead" else ONE_OF_EACH if seat in INSIDE else ONE_OF_EACH[:1]
        for path in paths(sides, under, asked):
            asks = path.startswith("/results/") and "/how/" not in path and seat == "lead"
            for query in QUERIES if asks else QUERIES[:1]:
                answer = client.get(f"{path}?{query}" if query else path)
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content
                found[seat, path, query] = b"%d " % answer.status_code + CHANGING.sub(b"", body)
    return found


def paths(sides: TwoSides, under: str, codes) -> list[str]:
    """Every address that takes no key, or keys that are known here; those that begin with `under`."""
    values, found = known_keys(sides, codes), set()
    for name, wanted in addresses().items():
        if wanted <= values.keys():
            keys = sorted(wanted)
            for combination in product(*(values[key] for key in keys)):
                found.add(reverse(name, kwargs=dict(zip(keys, combination, strict=True))))
    return sorted(path for path in found if path.startswith(under))


def known_keys(sides: TwoSides, codes) -> dict[str, list]:
    theirs = Response.objects.filter(
        assessment__organisation=sides.far, partnership=sides.partnership
    ).first()
    own = Response.objects.filter(assessment__person=sides.seats["answered"]).first()
    return {
        "organisation_id": [sides.near.pk, sides.far.pk],
        "partnership_id": [sides.partnership.pk],
        "campaign_id": [sides.campaign.pk],
        "code": codes,
        "form": ["workbook", "csv", "json"],
        "number": [1],
        "assessment_id": [own.assessment_id, theirs.assessment_id],
        "response_id": [own.pk, theirs.pk],
    }


def in_both_worlds(
    sides: TwoSides, *, released: bool, waived: bool = False, under: str = "/", codes=ONE_OF_EACH
) -> list[tuple]:
    """Where the two worlds can be told apart. Each is undone after it was looked at."""
    seen = []
    for world in WORLDS:
        before = transaction.savepoint()
        sides.far_answers(world)
        if released:
            sides.both_release(wait_waived=waived)
        seen.append(everything(sides, under, codes))
        transaction.savepoint_rollback(before)
    assert len(seen[0]) > (200 if under == "/" else 30)
    assert not any(CANARY.encode() in body for look in seen for body in look.values())
    assert seen[0].keys() == seen[1].keys()
    return sorted(key for key in seen[0] if seen[0][key] != seen[1][key])


def test_feature_H1_before_a_release_nobody_can_tell_two_answers_of_the_other_side_apart(sides):
    assert in_both_worlds(sides, released=False, codes=EVERY_CODE) == []


def test_feature_H1_released_and_waiting_for_the_day_it_is_as_sealed(mirrored):
    """Mirrored, so that no side is the one that happens to be safe. What a release could open stands under results."""
    assert in_both_worlds(mirrored, released=True, under="/results/") == []


def test_feature_H1_open_only_those_who_see_their_own_result_see_the_other_side_and_nobody_a_note(sides):
    differing = in_both_worlds(sides, released=True, waived=True, under=RESULTS)

    assert {seat for seat, *_ in differing} == {"lead", "answered"}
    seen = {path for _, path, _ in differing}
    opened = [reverse(f"assessments:{name}", args=[sides.partnership.pk]) for name in ON_BOTH_SIDES]
    assert opened[0] in seen
    assert seen <= set(opened)


def test_a_page_that_leaks_would_be_caught(sides, settings):
    settings.ROOT_URLCONF = PLANTED

    differing = in_both_worlds(sides, released=False, under=RESULTS)

    assert {path.split("/")[-2] for _, path, _ in differing} == {"leak"}

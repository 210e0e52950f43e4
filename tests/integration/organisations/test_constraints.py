"""What the database itself refuses, whoever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from organisations.enums import PartnershipKind
from organisations.models import Organisation, OrganisationParent, Partnership, Succession
from tests.factories import OrganisationFactory, PartnershipFactory

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2024, 1, 1), date(2026, 1, 1)


def assert_refused(constraint, write):
    """SQLite names check constraints, but of unique ones only the columns."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    assert constraint in str(refusal.value) or "UNIQUE" in str(refusal.value)


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("organisation_has_a_code", {"local_id": None}),
        ("organisation_closes_after_opening", {"opened_on": LATE, "closed_on": EARLY}),
    ],
)
def test_organisations(constraint, facts):
    assert_refused(constraint, lambda: OrganisationFactory(**facts))
    assert not Organisation.objects.exists()


def test_a_code_belongs_to_one_organisation():
    OrganisationFactory(ods_code="RAA")

    assert_refused("ods_code", lambda: OrganisationFactory(ods_code="RAA"))


def test_an_organisation_has_one_parent_at_a_time_that_is_open_ended():
    trust, parent = OrganisationFactory(), OrganisationFactory()
    OrganisationParent.objects.create(organisation=trust, parent=parent, valid_from=EARLY)

    assert_refused(
        "one_current_parent",
        lambda: OrganisationParent.objects.create(organisation=trust, parent=parent, valid_from=LATE),
    )
    OrganisationParent.objects.create(organisation=trust, parent=parent, valid_from=EARLY, valid_to=LATE)


def test_a_parent_ends_after_it_began():
    assert_refused(
        "parent_ends_after_start",
        lambda: OrganisationParent.objects.create(
            organisation=OrganisationFactory(), parent=OrganisationFactory(), valid_from=LATE, valid_to=EARLY
        ),
    )


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("partnership_ends_after_start", {"started_on": LATE, "ended_on": EARLY}),
        ("end_reason_needs_an_end", {"end_reason": "Money ran out"}),
        ("a_merger_is_no_partnership", {"kind": PartnershipKind.MERGER}),
    ],
)
def test_partnerships(constraint, facts):
    assert_refused(constraint, lambda: PartnershipFactory(**facts))
    assert not Partnership.objects.exists()


def test_successions():
    first, second = OrganisationFactory(), OrganisationFactory()
    Succession.objects.create(predecessor=first, successor=second, happened_on=LATE)

    assert_refused(
        "nobody_succeeds_themselves",
        lambda: Succession.objects.create(predecessor=first, successor=first, happened_on=LATE),
    )
    assert_refused(
        "one_succession_per_pair",
        lambda: Succession.objects.create(predecessor=first, successor=second, happened_on=EARLY),
    )

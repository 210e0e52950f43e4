"""Organisations of an area as the register knows them: names, kinds and days. No result stands beside a name."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.urls import reverse

from assessments.models import CampaignOrganisation
from assessments.presenters.links import Link
from assessments.presenters.tables import Table, table
from organisations.models import Organisation
from organisations.presenters.dates import day

HEADS = ("Organisation", "Kind", "This round", "Open or closed")
ASKED, NOT_ASKED, NO_ROUND = "asked", "not asked in this round", "no round yet"


def organisations_table(
    organisations: Sequence[Organisation], asked: Collection[UUID] | None, area_name: str
) -> Table:
    """By name. `asked` is None where there is no round."""
    return table(
        f"All organisations in {area_name}",
        HEADS,
        [
            [
                Link(one.name, organisation_href(one)),
                one.get_kind_display(),
                asked_words(one, asked),
                state_words(one),
            ]
            for one in organisations
        ],
    )


def organisations_sentence(organisations: Sequence[Organisation], asked: Collection[UUID] | None) -> str:
    count = len(organisations)
    begin = f"{count} organisation{'' if count == 1 else 's'} in the register"
    if asked is None:
        return f"{begin}."
    return f"{begin}; {len(asked)} of them asked in this round."


def asked_words(organisation: Organisation, asked: Collection[UUID] | None) -> str:
    if asked is None:
        return NO_ROUND
    return ASKED if organisation.pk in asked else NOT_ASKED


def state_words(organisation: Organisation) -> str:
    return f"last day open {day(organisation.closed_on)}" if organisation.closed_on else "open"


def organisation_href(organisation: Organisation) -> str:
    return reverse("dashboards:area_organisation", args=[organisation.pk])


def round_lines(asked_in: Sequence[CampaignOrganisation]) -> tuple[str, ...]:
    """In which rounds it was asked, the newest first."""
    return tuple(
        f"{asked.campaign.title}, {day(asked.campaign.first_day)} to {day(asked.campaign.last_day)}"
        for asked in asked_in
    )

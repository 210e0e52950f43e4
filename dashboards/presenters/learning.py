"""Offers, wishes and requests in words. Organisations stand by name, and none stands before another for any result."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from assessments.presenters.links import Link
from dashboards.enums import ContactState
from dashboards.models import ContactRequest, LearningOffer, LearningWish
from dashboards.selectors.learning import Regions
from models_engine import load_instrument
from organisations.models import Organisation
from organisations.presenters.dates import day

STATES = {
    ContactState.WAITING: "waiting for an answer until {}",
    ContactState.ACCEPTED: "accepted",
    ContactState.DECLINED: "declined",
    ContactState.WITHDRAWN: "taken back",
    ContactState.OUT_OF_DATE: "ended without an answer on {}",
}


@dataclass(frozen=True)
class OfferCard:
    """`wanted` says that one of the reader's organisations wants to learn about it; `asks` lead to asking."""

    heading: str
    condition: str
    about: str
    text: str
    wanted: bool
    asks: tuple[Link, ...]


@dataclass(frozen=True)
class OwnSide:
    """One of the reader's organisations: what it has said, and what it asked or was asked."""

    organisation: Organisation
    offers: tuple[tuple[LearningOffer, str], ...]
    wishes: tuple[tuple[LearningWish, str], ...]
    requests: tuple[Link, ...]
    may_arrange: bool


def condition_name(code: str) -> str:
    return load_instrument().factor(code).plain_name


def matching(
    offers: Iterable[LearningOffer], wanted: Mapping[str, str], regions: Regions
) -> list[LearningOffer]:
    """Those that fit everything that was asked for; offers without a word about a system fit no word."""
    return [offer for offer in offers if _fits(offer, wanted, regions)]


def offer_cards(
    offers: Sequence[LearningOffer],
    wishes: Sequence[LearningWish],
    arranging: Collection[Organisation],
    regions: Regions,
) -> list[OfferCard]:
    wanted = {wish.factor for wish in wishes}
    return [
        OfferCard(
            heading=offer.organisation.name,
            condition=condition_name(offer.factor),
            about=_about(offer, regions),
            text=offer.text,
            wanted=offer.factor in wanted,
            asks=tuple(
                Link(f"Ask {offer.organisation.name} for {own.name}", _ask(own, offer)) for own in arranging
            ),
        )
        for offer in offers
    ]


def own_sides(
    organisations: Sequence[Organisation],
    arranging: Collection[Organisation],
    offers: Sequence[LearningOffer],
    wishes: Sequence[LearningWish],
    contacts: Sequence[ContactRequest],
    today: date,
) -> list[OwnSide]:
    return [
        OwnSide(
            organisation=own,
            offers=tuple(
                (one, condition_name(one.factor)) for one in offers if one.organisation_id == own.pk
            ),
            wishes=tuple(
                (one, condition_name(one.factor)) for one in wishes if one.organisation_id == own.pk
            ),
            requests=tuple(
                Link(contact_line(one, today), one.get_absolute_url())
                for one in contacts
                if own.pk in (one.organisation_id, one.offer.organisation_id)
            ),
            may_arrange=own in arranging,
        )
        for own in organisations
    ]


def contact_line(contact: ContactRequest, today: date) -> str:
    about = condition_name(contact.offer.factor)
    return f"{contact.organisation} asked {contact.offer.organisation} about “{about}”: {state_words(contact, today)}"


def state_words(contact: ContactRequest, today: date) -> str:
    return STATES[contact.state(today)].format(day(contact.last_day))


def contact_rows(contact: ContactRequest, today: date) -> list[dict[str, str]]:
    rows = [
        {"key": "Asked by", "value": f"{contact.asked_by}, {contact.organisation}"},
        {"key": "Asked", "value": f"{contact.offer.organisation}, on {day(contact.asked_at)}"},
        {"key": "About", "value": condition_name(contact.offer.factor)},
        {"key": "What they would like to know", "value": contact.text},
        {"key": "How it stands", "value": state_words(contact, today).capitalize()},
    ]
    if contact.accepted and contact.answered_by:
        rows += [
            {"key": f"Write to at {contact.organisation}", "value": _address(contact.asked_by)},
            {"key": f"Write to at {contact.offer.organisation}", "value": _address(contact.answered_by)},
        ]
    return rows


def _address(person) -> str:
    return f"{person}, {person.email}"


def _fits(offer: LearningOffer, wanted: Mapping[str, str], regions: Regions) -> bool:
    region = regions.of.get(offer.organisation_id)
    return (
        wanted.get("factor", offer.factor) == offer.factor
        and wanted.get("kind", offer.organisation.kind) == offer.organisation.kind
        and ("region" not in wanted or (region is not None and region.code == wanted["region"]))
        and wanted.get("words", "").lower() in offer.system.lower()
    )


def _about(offer: LearningOffer, regions: Regions) -> str:
    region = regions.of.get(offer.organisation_id)
    parts = [offer.organisation.get_kind_display(), region.name if region else "", offer.system]
    return ", ".join(part for part in parts if part)


def _ask(own: Organisation, offer: LearningOffer) -> str:
    return reverse("dashboards:request_contact", args=[own.pk, offer.pk])

"""Rounds of experts in words: what stands behind a number comes with it, and what is missing says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from assessments.models import ContentExpert, ContentRound
from assessments.presenters.links import Link
from assessments.presenters.tables import Table, table
from assessments.selectors.content_rounds import EXPERTS_SHOWN, RoundFindings, topics
from models_engine import Axis, ContentValidity, Factor, Instrument, ItemValidity
from organisations.presenters.dates import day

ITEMS_NEEDED, SCALE_NEEDED, EXPERTS_NEEDED = "0.78", "0.90", 6
TOPIC_HEADINGS = ("Topic", "Experts", "S-CVI/Ave", "S-CVI/UA", "Reading")
ITEM_HEADINGS = ("Statement", "Experts", "Found it relevant", "I-CVI", "Reading", "What experts noted")


@dataclass(frozen=True)
class ExpertRow:
    """The hrefs are posted to, and empty where that cannot be done any more."""

    email: str
    state: str
    again_href: str
    withdraw_href: str


@dataclass(frozen=True)
class TopicLink:
    href: str
    name: str
    state: str


def round_links(rounds: Iterable[ContentRound]) -> tuple[Link, ...]:
    """`rounds` carry how many experts were asked and have finished (selectors/content_rounds.py)."""
    return tuple(
        Link(
            f"{asked.title}: {asked.finished} of {asked.asked} experts have finished",
            reverse("assessments:content_round", args=[asked.pk]),
        )
        for asked in rounds
    )


def round_facts(asked: ContentRound, today: date) -> list[dict[str, Any]]:
    open_now = asked.is_open(today)
    return [
        {"key": "Questionnaire", "value": str(asked.instrument)},
        {"key": "Open until" if open_now else "Closed since the end of", "value": day(asked.closes_on)},
        {"key": "Experts", "value": f"{asked.asked} asked, {asked.finished} have rated every statement"},
    ]


def expert_rows(experts: Iterable[ContentExpert], *, open_now: bool) -> tuple[ExpertRow, ...]:
    return tuple(
        ExpertRow(
            expert.email,
            _state(expert),
            _href("send_expert_letter_again", expert) if open_now else "",
            _href("withdraw_expert", expert) if open_now else "",
        )
        for expert in experts
    )


def _href(name: str, expert: ContentExpert) -> str:
    return reverse(f"assessments:{name}", args=[expert.pk])


def _state(expert: ContentExpert) -> str:
    if expert.finished_at:
        return "Has finished"
    return f"Letter sent {day(expert.letter_sent_at)}" if expert.letter_sent_at else "Letter not sent yet"


def missing_words(asked: ContentRound, found: RoundFindings | None, today: date) -> str:
    if asked.is_open(today):
        return (
            "Ratings are shown once the round has closed. While experts are still rating, a number that moves would "
            "say what one of them thinks."
        )
    return "" if found else f"Not shown (too few experts): a statement takes ratings of {EXPERTS_SHOWN}."


def finding(found: RoundFindings) -> str:
    """The sentence above the tables."""
    whole = found.whole
    sentence = (
        f"{whole.experts} experts rated {len(whole.items)} statements. Over all of them S-CVI/Ave is "
        f"{whole.average or 0:.2f}, and every expert finds {whole.universal or 0:.0%} of them relevant."
    )
    if whole.experts < EXPERTS_NEEDED:
        return f"{sentence} With fewer than {EXPERTS_NEEDED} experts no cut-off is applied."
    below = sum(item.enough is False for item in whole.items)
    return f"{sentence} Of the statements, {below} stay below {ITEMS_NEEDED}."


def round_tables(instrument: Instrument, found: RoundFindings) -> tuple[Table, Table]:
    names = {topic.code: topic.name for topic in topics(instrument)}
    by_topic = table(
        "By topic: how relevant experts find its statements",
        TOPIC_HEADINGS,
        (_topic_row(names[code], validity) for code, validity in found.by_topic.items()),
    )
    items = [item for validity in found.by_topic.values() for item in validity.items]
    by_item = table(
        "By statement",
        ITEM_HEADINGS,
        (_item_row(instrument, item, found.comments.get(item.code, ())) for item in items),
    )
    return by_topic, by_item


def _topic_row(name: str, validity: ContentValidity) -> tuple[str, ...]:
    return (
        name,
        str(validity.experts),
        f"{validity.average or 0:.2f}",
        f"{validity.universal or 0:.2f}",
        _reading(validity.enough, SCALE_NEEDED),
    )


def _item_row(instrument: Instrument, item: ItemValidity, comments: Sequence[str]) -> tuple[str, ...]:
    return (
        f"{item.code}: {instrument.item(item.code).text}",
        str(item.n),
        str(item.relevant),
        f"{item.index or 0:.2f}",
        _reading(item.enough, ITEMS_NEEDED),
        "\n".join(f"“{comment}”" for comment in comments) or "–",
    )


def _reading(enough: bool | None, needed: str) -> str:
    if enough is None:
        return f"no cut-off (fewer than {EXPERTS_NEEDED} experts)"
    return f"reaches {needed}" if enough else f"below {needed}: look at it"


def topic_links(secret: str, instrument: Instrument, rated: set[str]) -> tuple[TopicLink, ...]:
    links = []
    for topic in topics(instrument):
        done, of = sum(item.code in rated for item in topic.items), len(topic.items)
        state = "Completed" if done == of else f"{done} of {of} rated" if done else "Not started"
        links.append(TopicLink(topic_href(secret, topic), topic.name, state))
    return tuple(links)


def topic_href(secret: str, topic: Factor | Axis) -> str:
    return reverse("assessments:rate_relevance", args=[secret, topic.code])


def after(secret: str, instrument: Instrument, topic: Factor | Axis) -> str:
    """Where an expert goes on: the next topic, and from the last one the overview."""
    every = topics(instrument)
    number = every.index(topic) + 1
    return topic_href(secret, every[number]) if number < len(every) else _overview(secret)


def _overview(secret: str) -> str:
    return reverse("assessments:expert_start", args=[secret])


def expert_words(instrument: Instrument, rated: set[str]) -> str:
    total = len(instrument.items)
    done = sum(item.code in rated for item in instrument.items)
    if done == total:
        return (
            "You have rated every statement. Thank you. You can still change your ratings until the last day."
        )
    return f"You have rated {done} of {total} statements. What you have saved stays if you come back later."

"""Workshops on pages of apps that know nothing of workshops: their templates ask for these parts by name."""

from typing import Any

from django import template

from accounts.models import User
from organisations.models import Partnership
from workshops.presenters.news import present_home_news, present_partnership_news
from workshops.selectors.about import own_workshops, workshops_about
from workshops.selectors.room_actions import waiting_actions

register = template.Library()


@register.inclusion_tag("workshops/_home_news.html")
def workshop_news(user: User) -> dict[str, Any]:
    """For the home page: the workshops that the person runs, and what waits to go into their plan."""
    actions = waiting_actions(user).select_related("step__workshop", "organisation", "owner")
    return {"news": present_home_news(own_workshops(user), actions)}


@register.inclusion_tag("workshops/_partnership_news.html")
def partnership_workshops(partnership: Partnership, user: User) -> dict[str, Any]:
    """For the pages of a partnership: its workshops, and what rooms agreed on, apart from what the survey says."""
    return {"news": present_partnership_news(workshops_about(user, partnership))}

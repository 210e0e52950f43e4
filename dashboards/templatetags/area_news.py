"""What came out for the areas that somebody reads, on their home page.

The home page belongs to assessments, which knows nothing of what areas see; its template asks for this part by name.
"""

from typing import Any

from django import template
from django.utils import timezone

from accounts.models import User
from dashboards.presenters.area_summary import news_links
from dashboards.selectors.area_figures import newest_of
from dashboards.selectors.area_places import areas_of, held_codes

register = template.Library()


@register.inclusion_tag("dashboards/_area_news.html")
def area_news(user: User) -> dict[str, Any]:
    """The areas that the person holds a role for, each with the round with which its page opens."""
    _, areas = areas_of(user, timezone.localdate())
    held = [areas[code] for code in held_codes(user) if code in areas]
    return {"links": news_links(held, newest_of([area.code for area in held]))}

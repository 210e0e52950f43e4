"""Counts links that lead nowhere, by where they come from, so that nobody can try secrets one after the other.

Right links are not counted: a whole hospital may sit behind one address.
"""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MOST_WRONG = 30
SECONDS = 60 * 60


def wrong_link(request: HttpRequest, template: str = "assessments/expert_link_ended.html") -> HttpResponse:
    """The same answer to every link that does not work; after too many, that it were too many."""
    if _count(request) > MOST_WRONG:
        return render(request, "assessments/too_many_links.html", status=429)
    return render(request, template, status=404)


def too_many(request: HttpRequest) -> bool:
    return int(cache.get(_key(request), 0)) >= MOST_WRONG


def _count(request: HttpRequest) -> int:
    key = _key(request)
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key)
    except ValueError:
        # It ran out in between.
        return 1


def _key(request: HttpRequest) -> str:
    address = get_adapter().get_client_ip(request)
    return f"wrong-expert-link:{hashlib.sha256(str(address).encode()).hexdigest()}"

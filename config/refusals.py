"""Settings with which production does not start, each with the reason."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50


def refuse_unsafe_settings(settings: Mapping[str, Any]) -> None:
    """Raise one error that lists every reason, so that an operator mends them in one go."""
    reasons = list(_reasons(settings))
    if reasons:
        raise ImproperlyConfigured("Ecotone does not start like this: " + " ".join(reasons))


def _reasons(settings: Mapping[str, Any]):
    key = settings["SECRET_KEY"]
    if settings["DEBUG"]:
        yield "DEBUG is on: error pages would show settings and data. Set DEBUG=false."
    if len(key) < SHORTEST_KEY or len(set(key)) < 5 or key.startswith(("local-only", "test-only")):
        yield f"SECRET_KEY is weak: use {SHORTEST_KEY} or more random characters."
    if settings["DEMONSTRATION"]:
        yield "DEMONSTRATION is on: anyone could sign in with one click. Set DEMONSTRATION=false."
    hosts = settings["ALLOWED_HOSTS"]
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        yield "ALLOWED_HOSTS is empty or has a wildcard: name each host of the service."
    if not settings["SITE_URL"].startswith("https://"):
        yield "SITE_URL does not begin with https://: links in mail would be unsafe."

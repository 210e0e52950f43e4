"""The service's addresses as the URL configuration has them."""

from django.urls import get_resolver


def addresses(patterns=None, namespace: str = "") -> dict[str, set[str]]:
    """Every address of the service by name, with the names of what it takes."""
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            inside = f"{pattern.namespace}:" if pattern.namespace else namespace
            found |= addresses(pattern.url_patterns, inside)
        else:
            found[namespace + pattern.name] = set(pattern.pattern.regex.groupindex)
    return found

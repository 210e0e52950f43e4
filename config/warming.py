"""What a process reads once and keeps: read before its first request, so that no room waits a second for a reveal."""

from django.urls import resolve
from django.utils import timezone

from assessments.rules import first_day_together
from models_engine import load_instrument, shipped_versions


def warm() -> None:
    """Addresses with their views, questionnaires, and the calendar of bank holidays. No query."""
    resolve("/")
    for slug, version in shipped_versions():
        load_instrument(slug, version)
    first_day_together(timezone.now(), timezone.now())

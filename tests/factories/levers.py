"""Programmes, levers and disputes, as the people responsible for an area and an organisation's lead write them."""

from datetime import date, timedelta

from django.utils import timezone

from dashboards.models import Lever, LeverDispute, Programme
from dashboards.services.create_programme import create_programme
from dashboards.services.dispute_lever import dispute_lever
from dashboards.services.record_lever import record_lever


def programme_for(area_code: str, by, **changed) -> Programme:
    sheet = {
        "name": "Shared records programme",
        "purpose": "Trusts learn from each other how to share records.",
        "starts_on": date(2026, 1, 1),
        "ends_on": None,
        "kinds": ["acute_trust"],
        "intended": {"POL": 4, "MAN": 2, "INT": 5},
        "verbs": ["DT", "DE"],
    }
    return create_programme(by=by, area_code=area_code, **sheet | changed)


def lever_for(area_code: str, by, **changed) -> Lever:
    said = {
        "kind": "funding",
        "title": "Money for visits",
        "text": "Every trust got money for two visits.",
        "happened_on": timezone.localdate() - timedelta(days=100),
        "linked": ["POL", "POL2"],
        "programme": None,
    }
    return record_lever(by=by, area_code=area_code, **said | changed)


def lever_things(area_code: str, by, lead, organisation) -> dict:
    """One of everything, in the area; `lead` disputes the lever for the organisation."""
    lever = lever_for(area_code, by)
    dispute: LeverDispute = dispute_lever(by=lead, lever=lever, organisation=organisation, text="Not here.")
    return {
        "programme_id": programme_for(area_code, by).pk,
        "lever_id": lever.pk,
        "lever_dispute_id": dispute.pk,
    }


def lever_rows(area_code: str, reader, lead, organisations, rows: int) -> dict:
    """`rows` of each; the last lever is disputed by so many organisations."""
    for _ in range(rows):
        things = lever_things(area_code, reader, lead, organisations[0])
    for other in organisations[1:rows]:
        dispute_lever(by=lead, lever=Lever.objects.get(pk=things["lever_id"]), organisation=other, text="No.")
    return things

from datetime import date

from organisations.models import Partnership
from organisations.presenters.dates import day

Row = dict[str, str]


def fact_rows(partnership: Partnership, today: date) -> list[Row]:
    """What it is, who takes part, since when. Needs the organisations prefetched."""
    rows = [
        {"key": "What it is for", "value": partnership.purpose},
        {"key": "What brings them together", "value": partnership.get_kind_display()},
        {"key": "Organisations", "value": "\n".join(_names(partnership))},
        {"key": "Started", "value": day(partnership.started_on) or "Not known"},
    ]
    if partnership.ended_on:
        rows.append(
            {"key": "Ends" if partnership.is_open(today) else "Ended", "value": day(partnership.ended_on)}
        )
        rows.append({"key": "Why it ended", "value": partnership.end_reason})
    return rows


def _names(partnership: Partnership) -> list[str]:
    return [
        f"{organisation.name} (closed {day(organisation.closed_on)})"
        if organisation.closed_on
        else organisation.name
        for organisation in partnership.organisations.all()
    ]

"""A record put together: what was written down, and the numbers that the room was shown."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from assessments.presenters.links import Link
from workshops.models import Workshop
from workshops.presenters.picture import room_picture
from workshops.presenters.record import Told, place_words, present_record
from workshops.presenters.results import present_results, prompt_of
from workshops.selectors.record_contents import Record, record_of
from workshops.selectors.revealed import revealed_of
from workshops.selectors.survey import Survey

# Raised with every change to how a record looks, so that no file in the old look is handed out again.
FORM = 1


@dataclass(frozen=True)
class FoundRecord:
    record: Record
    told: Told


def found_record(user: User, workshop: Workshop) -> FoundRecord:
    """Call it with a workshop of `readable_records`.

    What a survey said beside it is left out: a later round would put other numbers there than the room saw, and a
    side may have taken its release back.
    """
    record = record_of(user, workshop, timezone.now())
    steps = [found.step for found in record.reached]
    revealed = revealed_of(workshop, steps, Survey())
    last = {found.step.pk: found for found in revealed.values()}
    pictures = {ballot: room_picture(found) for ballot, found in revealed.items()}
    told = Told(
        results={ballot: present_results(found) for ballot, found in revealed.items()},
        places={ballot: place_words(picture) for ballot, picture in pictures.items() if picture},
        prompts={step: prompt_of(found.step, found) for step, found in last.items()},
    )
    return FoundRecord(record, told)


def record_context(user: User, workshop: Workshop) -> dict[str, Any]:
    """`page`, where to go from it, and what is the same as long as nothing in it changes."""
    found = found_record(user, workshop)
    page = present_record(found.record, found.told)
    return {
        "page": page,
        "back": _back(found.record),
        "files": _files(workshop),
        "fingerprint": sha256(f"{FORM}{page!r}".encode()).hexdigest(),
    }


def record_document(user: User, workshop: Workshop) -> tuple[str, str]:
    """A whole page of HTML for the printer, and its fingerprint."""
    context = record_context(user, workshop)
    return render_to_string("workshops/record_document.html", context), context["fingerprint"]


def _back(record: Record) -> Link:
    """Whoever ran it may belong to none of the organisations that it was about; everybody else belongs to one."""
    workshop = record.workshop
    about = workshop.partnership or workshop.organisation
    if record.runs and not record.is_over:
        return Link("The workshop", workshop.get_absolute_url())
    if record.runs or about is None:
        return Link("Home", reverse("assessments:home"))
    return Link(about.name, about.get_absolute_url())


def _files(workshop: Workshop) -> tuple[Link, ...]:
    return (
        Link("Download the answers as a CSV file", reverse("workshops:record_csv", args=[workshop.pk])),
        Link("What its columns are", reverse("workshops:record_csv_metadata", args=[workshop.pk])),
    )

"""The page on which somebody waits for the PDF of a record, and fetches it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from organisations.presenters.dates import clock, day
from workshops.enums import RecordState
from workshops.models import RecordFile

# So often the page looks again by itself while the file is being made.
SECONDS = 3
HEADINGS = {
    RecordState.WAITING: "Your PDF is being made",
    RecordState.READY: "Your PDF is ready",
    RecordState.FAILED: "This PDF was not made",
}
WAITING = (
    "This takes a few seconds. The page looks for it by itself.",
    "You may leave this page and come back within a day.",
)
FAILED = (
    "PDF files cannot be made on this machine at present: it lacks the programs for it. We have noted that.",
    "The record can be read, and printed from your browser.",
)
CHANGED = ("The record says something else by now than this file. Make a new one from the record.",)
EXPIRED = ("This PDF has expired: a file is kept for one day. Make a new one from the record.",)


@dataclass(frozen=True)
class RecordFilePage:
    caption: str
    heading: str
    sentences: tuple[str, ...]
    waiting: bool
    here: str
    download_href: str
    record_href: str


def present_record_file(file: RecordFile, moment: datetime, *, of_today: bool) -> RecordFilePage:
    """`of_today`: the record still says what stands in the file."""
    state, expired = RecordState(file.state), file.expires_at <= moment
    changed = state is RecordState.READY and not of_today
    until = f"You can download it until {clock(file.expires_at)} on {day(file.expires_at)}."
    sentences = {RecordState.WAITING: WAITING, RecordState.READY: (until,), RecordState.FAILED: FAILED}[state]
    heading = HEADINGS[state]
    if expired:
        heading, sentences = "This PDF has expired", EXPIRED
    elif changed:
        heading, sentences = "This PDF is out of date", CHANGED
    keys = [file.workshop_id, file.pk]
    ready = state is RecordState.READY and not expired and not changed
    return RecordFilePage(
        caption=str(file.workshop),
        heading=heading,
        sentences=sentences,
        waiting=state is RecordState.WAITING and not expired,
        here=file.get_absolute_url(),
        download_href=reverse("workshops:download_record", args=keys) if ready else "",
        record_href=reverse("workshops:workshop_record", args=[file.workshop_id]),
    )

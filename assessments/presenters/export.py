"""The page on which somebody waits for a file, and fetches it."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from assessments.enums import ExportState
from assessments.models import Export
from assessments.presenters.links import Link
from assessments.presenters.spectrum import partnership_query
from assessments.selectors.results import OrganisationResult, PartnershipResult
from organisations.presenters.dates import clock, day

# So often the page looks again by itself while the file is being made.
SECONDS = 3
HEADINGS = {
    ExportState.WAITING: "Your PDF is being made",
    ExportState.READY: "Your PDF is ready",
    ExportState.REFUSED: "This PDF was not made",
    ExportState.FAILED: "This PDF was not made",
}
WAITING = (
    "This takes a few seconds. The page looks for it by itself.",
    "You may leave this page and come back within a day.",
)
REFUSED = ("You may not see this result any more, so no file was made of it.",)
FAILED = (
    "PDF files cannot be made on this machine at present: it lacks the programs for it. We have noted that.",
    "The report can be read, and printed from your browser.",
)
CLOSED = (
    "You may not see any more all that stands in it. If you can still open the report, make a new one there.",
)
EXPIRED = ("This PDF has expired: a file is kept for one day. Make a new one from the report.",)
FILES = (
    ("workbook", "Download the numbers as an Excel file"),
    ("csv", "Download them as CSV files with a codebook"),
    ("json", "Download result.json, with which every number can be worked out again"),
)


@dataclass(frozen=True)
class ExportPage:
    caption: str
    heading: str
    sentences: tuple[str, ...]
    waiting: bool
    here: str
    download_href: str
    report_href: str


def present_export(export: Export, moment: datetime, *, may_have: bool) -> ExportPage:
    """`may_have`: a file that is there may be handed out."""
    state, expired = ExportState(export.state), export.expires_at <= moment
    closed = state is ExportState.READY and not may_have
    ready = state is ExportState.READY and not expired and not closed
    until = f"You can download it until {clock(export.expires_at)} on {day(export.expires_at)}."
    sentences = {
        ExportState.WAITING: WAITING,
        ExportState.READY: CLOSED if closed else (until, "The link is yours alone."),
        ExportState.REFUSED: REFUSED,
        ExportState.FAILED: FAILED,
    }[state]
    return ExportPage(
        caption=str(export.partnership or export.organisation),
        heading="This PDF has expired" if expired else "This PDF is closed" if closed else HEADINGS[state],
        sentences=EXPIRED if expired else sentences,
        waiting=state is ExportState.WAITING and not expired,
        here=export.get_absolute_url(),
        download_href=reverse("assessments:download_export", args=[export.pk]) if ready else "",
        report_href=report_href(export),
    )


def report_href(about: Export | PartnershipResult | OrganisationResult) -> str:
    return _href(about, "report")


def pdf_href(result: PartnershipResult | OrganisationResult) -> str:
    return _href(result, "pdf")


def file_links(result: PartnershipResult | OrganisationResult) -> tuple[Link, ...]:
    return tuple(Link(text, _href(result, "file", form)) for form, text in FILES)


def _href(about, page: str, *keys: str) -> str:
    partnership = getattr(about, "partnership", None)
    if partnership:
        address = reverse(f"assessments:partnership_{page}", args=[partnership.pk, *keys])
        return f"{address}?{partnership_query(about.campaign, about.organisation)}"
    address = reverse(f"assessments:organisation_{page}", args=[about.organisation.pk, *keys])
    return f"{address}?{urlencode({'campaign': about.campaign.pk})}"

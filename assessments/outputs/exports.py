"""What the job behind an export does."""

from uuid import UUID

from django.utils import timezone

from assessments.enums import ExportState
from assessments.models import Export
from assessments.outputs.board_report import report_document
from assessments.outputs.pdf import NoPdf, write_pdf
from assessments.selectors.exports import may_still_see, waiting_export, was_taken_back_since
from assessments.services.end_export import end_export


def make_export(*, export_id: UUID) -> None:
    """Make the file, unless it is there; refuse it to whoever may not see its page by now."""
    export = waiting_export(export_id)
    if export is None:
        return
    if not may_still_see(export):
        end_export(by=None, export=export, state=ExportState.REFUSED)
        return
    html, picture, fingerprint = report_document(
        export.person, export.campaign, export.organisation, export.partnership, timezone.now()
    )
    try:
        content = write_pdf(html, {"spectrum.svg": picture})
    except NoPdf:
        end_export(by=None, export=export, state=ExportState.FAILED)
        return
    end_export(by=None, export=export, state=ExportState.READY, content=content, fingerprint=fingerprint)


def may_hand_out(export: Export) -> bool:
    """Only while its page could be opened too, and with nothing in it that a partner has taken back in between."""
    if not may_still_see(export):
        return False
    return not was_taken_back_since(export) or _fingerprint_now(export) == export.fingerprint


def _fingerprint_now(export: Export) -> str:
    about = (export.person, export.campaign, export.organisation, export.partnership)
    return report_document(*about, timezone.now())[2]

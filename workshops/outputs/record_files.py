"""What the job behind a record's PDF does."""

from uuid import UUID

from assessments.outputs.pdf import NoPdf, write_pdf
from workshops.enums import RecordState
from workshops.models import RecordFile
from workshops.outputs.record import record_document
from workshops.selectors.records import readable_records, waiting_file
from workshops.services.end_record_file import end_record_file


def make_record_file(*, file_id: UUID) -> None:
    """Make the file, unless it is there; none for somebody who may not read the record by now."""
    file = waiting_file(file_id)
    if file is None:
        return
    workshop = readable_records(file.person).filter(pk=file.workshop_id).first()
    if workshop is None or not file.person.is_active:
        end_record_file(by=None, file=file, state=RecordState.FAILED)
        return
    html, fingerprint = record_document(file.person, workshop)
    try:
        content = write_pdf(html, {})
    except NoPdf:
        end_record_file(by=None, file=file, state=RecordState.FAILED)
        return
    end_record_file(by=None, file=file, state=RecordState.READY, content=content, fingerprint=fingerprint)


def is_of_today(file: RecordFile) -> bool:
    """Whether the record still says what stands in the file, to somebody who may still read it."""
    workshop = readable_records(file.person).filter(pk=file.workshop_id).first()
    return workshop is not None and record_document(file.person, workshop)[1] == file.fingerprint

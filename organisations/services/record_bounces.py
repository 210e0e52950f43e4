"""What mail servers send back (RFC 3464), out of a mailbox file into the list of addresses that refuse letters."""

import mailbox
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email import message_from_binary_file
from email.message import Message
from pathlib import Path

from django.db import transaction

from accounts.models import User
from accounts.services.record_bounce import record_bounce
from organisations.selectors.bounces import known_addresses

MBOX_BEGINS = b"From "


@dataclass(frozen=True)
class Failed:
    """One recipient whom a mail server has refused for good."""

    address: str
    status: str


@transaction.atomic
def record_bounces(*, by: User | None, file: Path) -> tuple[int, int]:
    """How many addresses were recorded, and how many are nobody's here and were not kept.

    The audit row (`record_event`) is that of each bounce. Reading the same file again changes nothing.
    """
    failed = {one.address.lower(): one for one in read_bounces(file)}
    known = known_addresses(failed)
    recorded = sum(
        record_bounce(by=by, address=address, status=failed[address].status) for address in sorted(known)
    )
    return recorded, len(failed.keys() - known)


def read_bounces(file: Path) -> Iterator[Failed]:
    """A mailbox in mbox form, or one message. Delays, and what is no report, say nothing about an address."""
    with file.open("rb") as opened:
        if opened.read(len(MBOX_BEGINS)) != MBOX_BEGINS:
            opened.seek(0)
            yield from _in_message(message_from_binary_file(opened))
            return
    with closing(mailbox.mbox(file, create=False)) as messages:
        for message in messages:
            yield from _in_message(message)


def _in_message(message: Message) -> Iterator[Failed]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from _failed(part)


def _failed(report: Message) -> Iterator[Failed]:
    """The first block is about the message as a whole and names no recipient. Where a letter was passed on, the
    original recipient is the one to whom we wrote."""
    for block in report.get_payload():
        status = str(block.get("Status", "")).strip().split(" ")[0]
        recipient = block.get("Original-Recipient") or block.get("Final-Recipient") or ""
        kind, _, address = str(recipient).partition(";")
        failed = str(block.get("Action", "")).strip().lower() == "failed"
        if failed and status.startswith("5") and kind.strip().lower() == "rfc822" and address.strip():
            yield Failed(address.strip().strip("<>"), status)

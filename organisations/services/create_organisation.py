import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import OrganisationKind
from organisations.models import Organisation

# No vowels and nothing that looks like a digit: the id is read aloud and spells no word.
LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789"


@transaction.atomic
def create_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    by: User | None,
    ods_code: str = "",
    board: Organisation | None = None,
    opened_on: date | None = None,
) -> Organisation:
    """Add an organisation; without an ODS code it gets a local id. A code that is taken is refused by name.

    `board` is the integrated care board it belongs to, marked as set by a person so that no import moves it.
    """
    ods_code = ods_code.strip().upper()
    code = {"ods_code": ods_code} if ods_code else {"local_id": _local_id()}
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(
                name=" ".join(name.split()), kind=kind, opened_on=opened_on, **code
            )
    except IntegrityError:
        raise ValidationError({"ods_code": f"Another organisation has the code {ods_code}"}) from None
    if board is not None:
        since = max(filter(None, [opened_on, board.opened_on]), default=None)
        organisation.parents.create(parent=board, valid_from=since, set_by_person=True)
    record_event(
        by=by, action="organisation_created", subject=organisation, code=organisation.code, kind=str(kind)
    )
    return organisation


def _local_id() -> str:
    """Eight of 27 characters: beside a million others a new id is taken once in 280,000 times."""
    return "L-" + "".join(secrets.choice(LETTERS) for _ in range(8))

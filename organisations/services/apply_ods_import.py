from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from organisations.enums import OrganisationKind
from organisations.models import Organisation, OrganisationParent, RegisterImport
from organisations.services.plan_ods_import import DateChange, ImportPlan, ParentChange
from organisations.services.read_ods_file import OdsFile
from organisations.services.readable_name import readable_name


@transaction.atomic
def apply_ods_import(*, plan: ImportPlan, file: OdsFile, as_of: date, by: User | None) -> RegisterImport:
    """Write a plan, and which file it came from. Nothing is ever deleted, and kinds are left alone:
    the report has no sector, so an added trust is an “NHS trust” until a person knows better."""
    Organisation.objects.bulk_create(
        Organisation(
            ods_code=row.code,
            name=readable_name(row.name),
            kind=OrganisationKind.NHS_TRUST,
            opened_on=row.opened_on,
            closed_on=row.closed_on,
        )
        for row in plan.additions
    )
    for renaming in plan.renamings:
        Organisation.objects.filter(ods_code=renaming.code).update(name=renaming.new_name)
    for change in [*plan.closures, *plan.reopenings, *plan.date_corrections]:
        _change_dates(change)
    _change_parents(plan)
    register_import = RegisterImport.objects.create(
        file_name=file.name[:200], file_sha256=file.sha256, as_of=as_of, counts=plan.counts()
    )
    record_event(
        by=by, action="register_imported", subject=register_import, sha256=file.sha256, **plan.counts()
    )
    return register_import


def _change_dates(change: DateChange) -> None:
    """The parent the import gave ends with the organisation; one a person set is left alone."""
    Organisation.objects.filter(ods_code=change.code).update(
        opened_on=change.opened_on, closed_on=change.closed_on
    )
    if change.old_closed_on != change.closed_on:
        for link in OrganisationParent.objects.filter(
            organisation__ods_code=change.code, valid_to=change.old_closed_on, set_by_person=False
        ):
            if change.closed_on is None or link.valid_from is None or link.valid_from <= change.closed_on:
                link.valid_to = change.closed_on
                link.save(update_fields=["valid_to"])


def _change_parents(plan: ImportPlan) -> None:
    changes = [*plan.first_parents, *plan.parent_changes]
    organisations = Organisation.objects.in_bulk(
        {code for change in changes for code in (change.code, change.new_parent)}, field_name="ods_code"
    )
    for change in plan.parent_changes:
        _end_old_parent(organisations[change.code], change)
    OrganisationParent.objects.bulk_create(
        OrganisationParent(
            organisation=organisations[change.code],
            parent=organisations[change.new_parent],
            valid_from=change.changed_on,
            valid_to=change.until,
        )
        for change in changes
    )


def _end_old_parent(organisation: Organisation, change: ParentChange) -> None:
    """Links that would still run on the day of the change end the day before; one that began that very day goes."""
    for link in organisation.parents.all():
        if link.valid_to and link.valid_to < change.changed_on:
            continue
        if link.valid_from and link.valid_from >= change.changed_on:
            link.delete()
        else:
            link.valid_to = change.changed_on - timedelta(days=1)
            link.save(update_fields=["valid_to"])

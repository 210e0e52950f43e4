from assessments.enums import ActionStatus
from assessments.models import Action
from assessments.presenters.plan import owner_text, reason
from assessments.presenters.workbook import Cell, Column, Sheet, write_workbook
from assessments.selectors.plans import Plan

COLUMNS = (
    Column("Partnership", 28),
    Column("What will be done", 60),
    Column("Who", 24),
    Column("By when", 18),
    Column("How far", 14),
    Column("Closed on", 18),
    Column("What came of it", 50),
    Column("Shown to the partner", 12),
    Column("Where it came from", 40),
)


def plan_workbook(plan: Plan) -> bytes:
    """Every action of the plan, to do first, as a sheet that can be sorted and filtered."""
    rows = [_row(action) for action in (*plan.open, *plan.closed)]
    about = plan.partnership or plan.organisation
    return write_workbook(title=f"Plan: {about}", sheets=[Sheet("Plan", COLUMNS, rows)])


def _row(action: Action) -> list[Cell]:
    return [
        str(action.partnership or "The organisation itself"),
        action.text,
        owner_text(action),
        action.due_on,
        ActionStatus(action.status).label,
        action.closed_on,
        action.review_note,
        "Yes" if action.shared_with_partner else "No",
        reason(action),
    ]

"""What people responsible for an area have written under its panels."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import Permission
from assessments.models import Campaign
from dashboards.enums import Panel
from dashboards.models import AreaComment, AreaCommentVersion
from organisations.rules import can_in_area

# Fewer people see what was released by name than see the area: nothing is written about it where all can read.
WITHOUT_COMMENTS = {Panel.RELEASED}


@dataclass(frozen=True)
class Comment:
    """One comment as the reader finds it. `earlier` are its former versions; a withdrawn one has no words left."""

    row: AreaComment
    current: AreaCommentVersion
    earlier: tuple[AreaCommentVersion, ...]
    may_edit: bool
    may_withdraw: bool

    @property
    def is_withdrawn(self) -> bool:
        return self.row.withdrawn_at is not None


@dataclass(frozen=True)
class Commentary:
    area_code: str
    panel: str
    comments: tuple[Comment, ...]
    may_write: bool


def writes_for(user: User, area_code: str) -> bool:
    """For this very area; a national viewer writes for England."""
    return can_in_area(user, Permission.AREA_WRITE, area_code, ())


def comments_on(
    user: User, area_code: str, panel: str, campaign: Campaign | None = None
) -> Commentary | None:
    """For a reader who was found to see the area. Of one round, or of all; by date. Three queries. None where a
    panel takes no comments."""
    if panel in WITHOUT_COMMENTS or panel not in Panel.values:
        return None
    rows = _comments().filter(area_code=area_code, panel=panel)
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    writes = writes_for(user, area_code)
    return Commentary(area_code, str(panel), tuple(_comment(row, user, writes) for row in rows), writes)


def find_comment(user: User, comment_id: UUID) -> Comment | None:
    """One that stands, for whoever may do something to it; to everybody else it does not exist."""
    row = _comments().filter(pk=comment_id, withdrawn_at=None).first()
    if row is None:
        return None
    found = _comment(row, user, writes_for(user, row.area_code))
    return found if found.may_edit or found.may_withdraw else None


def _comments() -> QuerySet[AreaComment]:
    return AreaComment.objects.select_related("author", "campaign", "withdrawn_by").prefetch_related(
        "versions"
    )


def _comment(row: AreaComment, user: User, writes: bool) -> Comment:
    *earlier, current = row.versions.all()
    stands, own = row.withdrawn_at is None, row.author_id == user.pk
    return Comment(
        row,
        current,
        tuple(reversed(earlier)),
        may_edit=stands and own and writes,
        may_withdraw=stands and (own or writes),
    )

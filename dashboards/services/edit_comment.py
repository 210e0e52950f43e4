from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from dashboards.models import AreaComment, AreaCommentVersion


@transaction.atomic
def edit_comment(*, by: User, comment: AreaComment, text: str, after: int) -> AreaCommentVersion:
    """Put a new version after version `after`, which stays readable. The same words make no version.

    ValidationError where there is a later one by now, or the comment was withdrawn.
    """
    standing = AreaComment.objects.select_for_update().get(pk=comment.pk)
    last = standing.versions.last()
    if standing.withdrawn_at is not None:
        raise ValidationError("This comment was withdrawn. Write a new one.")
    if last.number != after:
        raise ValidationError(
            "This comment was changed in another window. Open it again, then make your change."
        )
    if last.text == text:
        return last
    version = AreaCommentVersion.objects.create(comment=standing, number=after + 1, text=text)
    record_event(by=by, action="area_comment_edited", subject=standing, version=version.number)
    return version

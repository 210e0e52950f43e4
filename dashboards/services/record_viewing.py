from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import AreaRelease


@transaction.atomic
def record_viewing(*, by: User, subject: Model, releases: Iterable[AreaRelease]) -> None:
    """Who has looked at which named results, and where (`subject`: an area's body, a circle or one release).

    The one thing that looking writes down. An empty list is no result, and nothing is recorded.
    """
    seen = [str(release.pk) for release in releases]
    if seen:
        record_event(by=by, action="named_results_viewed", subject=subject, releases=seen)

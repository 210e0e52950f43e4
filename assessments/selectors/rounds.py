"""Which organisation's view, and which round: what a person may choose between on a result page."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from assessments.enums import ResponseStatus
from assessments.models import Campaign, Response
from organisations.models import Organisation, Partnership
from organisations.selectors.visible import own_organisations


def own_sides(user: User, partnership: Partnership) -> QuerySet[Organisation]:
    """The person's own organisations in the partnership: usually one, two for somebody who works in both."""
    return own_organisations(user).filter(partnerships=partnership).order_by("name")


def rounds_about(
    viewer: User, organisation: Organisation, partnership: Partnership | None = None
) -> list[Campaign]:
    """Rounds that asked this organisation (about this partnership), latest first: those in which the viewer has
    sent answers, then those in which somebody has, then the others. The first one is what a page shows unasked.
    """
    asked = {"asked__organisation": organisation}
    if partnership is not None:
        asked["asked__chosen__partnership"] = partnership
    sent = Response.objects.filter(
        assessment__campaign=OuterRef("pk"),
        assessment__organisation=organisation,
        partnership=partnership,
        status=ResponseStatus.SUBMITTED,
    )
    rounds = Campaign.objects.filter(**asked).annotate(
        has_answers=Exists(sent), has_own=Exists(sent.filter(assessment__person=viewer))
    )
    return list(rounds.select_related("instrument").order_by("-has_own", "-has_answers", "-opens_at"))

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.enums import Refusal
from assessments.models import AnonymousEnvelope, AnonymousLink, CampaignOrganisation
from assessments.rules import CannotChange, check_is_open
from assessments.selectors.anonymous import already_opened
from organisations.selectors.people import hash_of


@transaction.atomic
def take_anonymous_link(*, asking: CampaignOrganisation, secret: str, by: User) -> bool:
    """Register a link, once for each person; False where the person has taken one before.

    Two things are kept: that this person has a link, and that a link with this hash exists. Both kinds of rows are
    written anew together with all others of the organisation, so that nothing stored says which belongs to whom. There
    is no audit row: its time and order would be what is avoided here. Raises CannotChange outside the dates.
    """
    CampaignOrganisation.objects.select_for_update().get(pk=asking.pk)
    check_is_open(asking, timezone.now())
    if already_opened(asking):
        raise CannotChange(Refusal.CLOSED)
    place = {"campaign": asking.campaign, "organisation": asking.organisation}
    links = AnonymousLink.objects.filter(**place)
    if links.filter(person=by).exists():
        return False
    envelopes = AnonymousEnvelope.objects.filter(**place)
    links.write_anew([*links, AnonymousLink(**place, person=by)])
    envelopes.write_anew([*envelopes, AnonymousEnvelope(**place, link_hash=hash_of(secret))])
    return True

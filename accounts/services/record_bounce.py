from django.db import transaction

from accounts.models import Bounce, User
from accounts.services.record_event import record_event


@transaction.atomic
def record_bounce(*, by: User | None, address: str, status: str) -> bool:
    """Keep that an address refuses letters. Known already, it stays as it was and the answer is False."""
    if Bounce.objects.filter(address__iexact=address).exists():
        return False
    # Two letters to one address at once: whoever comes second finds the row.
    Bounce.objects.bulk_create([Bounce(address=address.lower(), status=status[:20])], ignore_conflicts=True)
    bounce = Bounce.objects.get(address__iexact=address)
    record_event(by=by, action="letter_bounced", subject=bounce, status=status[:20])
    return True


@transaction.atomic
def forget_bounces(*, by: User, addresses: list[str]) -> None:
    """Somebody has looked, and letters may go there again."""
    for bounce in Bounce.objects.filter(address__in=[address.lower() for address in addresses]):
        record_event(by=by, action="bounce_cleared", subject=bounce)
        bounce.delete()

from django.db import transaction

import models_engine
from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Instrument


class PublishedInstrumentChanged(Exception):
    """The shipped definition is no longer what was published under this version."""


@transaction.atomic
def publish_instrument(*, by: User | None, slug: str, version: int) -> bool:
    """Make a shipped instrument version available to campaigns and pin its hash; False if it already is.

    A published version never changes: answers are read with the words they were given to. A definition whose
    hash differs is refused, and nothing is written.
    """
    definition = models_engine.load_instrument(slug, version)
    published, created = Instrument.objects.get_or_create(
        slug=slug,
        version=version,
        defaults={"title": definition.title, "content_hash": definition.content_hash},
    )
    if published.content_hash != definition.content_hash:
        raise PublishedInstrumentChanged(
            f"Instrument {definition.reference} was published with the hash {published.content_hash[:12]}, and the "
            f"shipped definition now has {definition.content_hash[:12]}. Put the definition back, and give the new "
            f"wording a new version."
        )
    if created:
        record_event(
            by=by, action="instrument_published", subject=published, content_hash=definition.content_hash
        )
    return created

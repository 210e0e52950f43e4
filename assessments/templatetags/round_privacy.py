"""Whether the rounds that somebody is invited to are confidential or anonymous, for the letter that invites them.

The letter belongs to organisations, which knows nothing of rounds; its template asks for this part by name.
"""

from django import template
from django.utils import timezone

from assessments.presenters.privacy import letter_words
from assessments.selectors.asked_rounds import rounds_asking
from organisations.models import Organisation

register = template.Library()


@register.simple_tag
def round_privacy(organisation: Organisation) -> list[str]:
    """One sentence for each round that asks the organisation now or soon."""
    return [letter_words(asking) for asking in rounds_asking(organisation, timezone.now())]

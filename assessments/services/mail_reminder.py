from datetime import date

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from accounts.services.letters import write_letter
from assessments.selectors.plans import letter_of


def mail_reminder(*, person_id: str, day: date) -> int:
    """Send the person's letter of that day and say how many actions it lists; what was done meanwhile is left out.

    An error of the mail server is raised: the job is tried again.
    """
    person = User.objects.get(pk=person_id)
    actions = letter_of(person, day)
    if actions:
        write_letter(
            "assessments/email/reminder",
            to=person.email,
            person=person,
            overdue=[action for action in actions if action.due_on < day],
            soon=[action for action in actions if action.due_on >= day],
            home=settings.SITE_URL + reverse("assessments:home"),
        ).send()
    return len(actions)

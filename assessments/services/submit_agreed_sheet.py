from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from assessments.models import Response
from assessments.rules import check_number_agreeing
from assessments.selectors.shared_sheets import vouched_for_members
from assessments.services.submit_response import submit_response


@transaction.atomic
def submit_agreed_sheet(*, response: Response, people: Collection[User], by: User) -> Response:
    """Send what people of one organisation filled in together, with the names of those who agree to it.

    The audit row (`record_event`) is the one of sending. Raises CannotChange where too few or too many agree or the
    round has closed, ValidationError where somebody is named who has no say there.
    """
    check_number_agreeing(response.assessment.campaign, len(people))
    members = vouched_for_members(response.assessment.organisation)
    if members.filter(person__in=people).count() != len(people):
        raise ValidationError("Only people whom your organisation has confirmed can agree to these answers.")
    return submit_response(response=response, by=by, agreed_by=people)

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.models import Answer, Response
from assessments.selectors.answered import answers_of
from assessments.selectors.carried import last_time
from assessments.services.save_answers import save_answers
from models_engine import Section


@transaction.atomic
def take_over_answers(*, response: Response, section: Section, by: User) -> int:
    """ "Nothing has changed since last time": the person's last answers for every question of the section that has none
    now, marked as taken over. What is answered already stays. Gives the number taken over; notes are not.

    Raises CannotChange once the answers are sent or the round has closed.
    """
    Response.objects.locked().get(pk=response.pk)
    questions = _codes(section)
    then = last_time(response, questions)
    left = then.left_for(questions, answers_of(response, questions))
    save_answers(response=response, given={code: then.answers[code].given for code in left}, notes={}, by=by)
    Answer.objects.filter(response=response, question__in=left).update(carried=True)
    record_event(by=by, action="answers_taken_over", subject=response, section=section.code, number=len(left))
    return len(left)


def _codes(section: Section) -> list[str]:
    return [code for page in section.pages for code in page.question_codes]

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import record_event
from assessments.enums import AnswerKind
from assessments.models import NO_ANSWER, NOT_APPLICABLE, Answer, Response
from assessments.services.save_answers import save_answers
from models_engine import Page


@transaction.atomic
def skip_statements(*, response: Response, pages: Sequence[Page], by: User, section: str = "") -> int:
    """ "I do not deal with this": every statement of the pages that has no answer yet becomes "does not apply".

    Answers already given stay as they are, so nothing is lost and the step can be taken back. With `section`, that
    section is marked as completed too. Gives the number of statements marked.
    """
    open_codes = _codes(pages) - _with_answer(response, pages)
    save_answers(
        response=response,
        given=dict.fromkeys(open_codes, NOT_APPLICABLE),
        notes={},
        by=by,
        section=section,
        completed=True if section else None,
    )
    record_event(by=by, action="statements_skipped", subject=response, pages=[page.code for page in pages])
    return len(open_codes)


@transaction.atomic
def unskip_statements(*, response: Response, pages: Sequence[Page], by: User, section: str = "") -> int:
    """Take `skip_statements` back: "does not apply" on these pages becomes no answer; notes stay."""
    skipped = Answer.objects.filter(
        response=response, question__in=_codes(pages), kind=AnswerKind.NOT_APPLICABLE
    ).values_list("question", flat=True)
    given = dict.fromkeys(skipped, NO_ANSWER)
    save_answers(
        response=response,
        given=given,
        notes={},
        by=by,
        section=section,
        completed=False if section else None,
    )
    record_event(by=by, action="statements_unskipped", subject=response, pages=[page.code for page in pages])
    return len(given)


def _codes(pages: Sequence[Page]) -> set[str]:
    return {code for page in pages for code in page.question_codes}


def _with_answer(response: Response, pages: Sequence[Page]) -> set[str]:
    answered = Answer.objects.filter(response=response, question__in=_codes(pages))
    return set(answered.exclude(kind=AnswerKind.NONE).values_list("question", flat=True))

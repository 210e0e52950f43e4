from collections.abc import Mapping

from assessments.enums import AnswerKind
from assessments.models import Answer, Response
from assessments.selectors.answers import MISSING
from assessments.selectors.progress import sheet_of
from models_engine import place_partnership, score_factors


def unscored_parts(response: Response, answers: Mapping[str, Answer]) -> list[str]:
    """Titles of this sheet's pages on whose condition or axis this person's answers are too few for a score.

    The engine decides. What the person says does not apply at all is not missing, and single statements (the
    background page, the short form) have no score of their own.
    """
    instrument = response.assessment.campaign.instrument.definition
    sheet = sheet_of(response)
    row = {
        code: _engine_answer(answers.get(code))
        for code in sheet.question_codes
        if code in instrument.item_index
    }
    factors = [page.factor_code for page in sheet.pages if page.factor_code]
    scores = score_factors(instrument, [row], factors=factors)
    position = place_partnership(instrument, [row])
    titles = []
    for page in sheet.pages:
        if page.factor_code:
            score = scores[page.factor_code]
            if score.mean is None and score.not_applicable_share != 1:
                titles.append(page.title)
        elif page.axis_code and getattr(position, page.axis_code) is None:
            titles.append(page.title)
    return titles


def _engine_answer(answer: Answer | None):
    if answer is None:
        return None
    return answer.value if answer.kind == AnswerKind.VALUE else MISSING.get(AnswerKind(answer.kind))

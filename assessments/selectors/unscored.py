from collections.abc import Mapping

from assessments.enums import AnswerKind
from assessments.models import Answer, Response
from assessments.selectors.answers import MISSING
from assessments.selectors.progress import sheet_of
from models_engine import place_partnership, score_factors


def unscored_parts(response: Response, answers: Mapping[str, Answer]) -> list[str]:
    """Names of the conditions and axes on this sheet for which this person's answers do not suffice.

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
    scores = score_factors(instrument, [row], factors=factors) if factors else {}
    names = [
        instrument.factor(code).plain_name
        for code in factors
        if scores[code].mean is None and scores[code].not_applicable_share != 1
    ]
    axes = {page.axis_code for page in sheet.pages if page.axis_code}
    if axes:
        position = place_partnership(instrument, [row])
        names += [
            axis.name
            for axis in instrument.axes
            if axis.code in axes and getattr(position, axis.code) is None
        ]
    return names


def _engine_answer(answer: Answer | None):
    if answer is None:
        return None
    return answer.value if answer.kind == AnswerKind.VALUE else MISSING.get(AnswerKind(answer.kind))

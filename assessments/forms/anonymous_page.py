from assessments.forms.answer_page import AnswerPageForm


class AnonymousPageForm(AnswerPageForm):
    """Without notes: a person's own words give them away."""

    with_notes = False

"""What somebody answered last time, beside the question; and how much of what was sent is taken over."""

from assessments.presenters.check_answers import answer_words, ticked_words
from assessments.selectors.carried import LastTime
from models_engine import Instrument
from nhsuk_forms.buttons import Button

TAKE_OVER = "take_over_section"


def last_words(instrument: Instrument, then: LastTime) -> dict[str, str]:
    """By question: "Last time (Spring round): Agree". Words only: nothing is chosen for anybody."""
    words = {}
    for code, answer in then.answers.items():
        said = "; ".join(ticked_words(instrument, answer)) or answer_words(instrument, answer)
        words[code] = f"Last time ({then.title}): {said}"
    return words


def take_over_button(left: int) -> tuple[Button, ...]:
    """For the questions of the section that were answered then and are not now."""
    if not left:
        return ()
    label = "Nothing has changed in this section: take over my last answers"
    return (Button(label, name="action", value=TAKE_OVER),)


def taken_over_text(count: int) -> str:
    if not count:
        return "Nothing was taken over: every question that you answered last time has an answer."
    answers = "1 answer is" if count == 1 else f"{count} answers are"
    return f"{answers} taken over from last time. Read through them below, and change what is different now."


def carried_sentence(carried: int, answered: int) -> str:
    """For the line on how good the data are. Empty where nothing was taken over."""
    if not carried:
        return ""
    share = carried_words(carried, answered)
    return f"{share} of the answers were taken over from an earlier round, by “nothing has changed”."


def carried_words(carried: int, answered: int) -> str:
    return f"{round(100 * carried / answered) or 'Under 1'}%"

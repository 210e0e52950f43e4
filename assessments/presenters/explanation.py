"""How one number was worked out, in words and sums: a reader with a pencil comes to the same number."""

from dataclasses import dataclass

from assessments.presenters.factors import NOT_ANSWERED
from assessments.presenters.numbers import agreed_by, axis_number, exact, factor_number, people
from assessments.selectors.explanations import ExplainedNumber
from assessments.selectors.readings import Reading
from models_engine import ExplanationLine, Factor, Instrument, Missing
from organisations.presenters.partners import in_words

TITLES = {
    "formality": "Formality",
    "origin": "Origin",
    "origin_start": "How it began",
    "drive_now": "Who drives it today",
}
NOTES = {
    "used": "",
    "reversed": "turned round: 6 minus the answer",
    "not_used_max": "not used: another statement of its pair counts more",
    "dont_know": "left out: don't know is never a number",
    "not_applicable": "left out: does not apply",
    "unanswered": "left out: not answered",
    "not_asked": "left out: was not asked",
}
REPLIES = {Missing.DONT_KNOW: "Don't know", Missing.NOT_APPLICABLE: "Does not apply", None: "Not answered"}


@dataclass(frozen=True)
class OwnLine:
    """One statement as one person answered it, and what it counts as."""

    text: str
    answer: str
    counts_as: str
    note: str


@dataclass(frozen=True)
class TeamLine:
    """One statement as several people answered it; `counts` is empty where too few did."""

    text: str
    counts: tuple[int, ...]
    dont_know: int
    not_applicable: int
    unanswered: int
    note: str


@dataclass(frozen=True)
class Part:
    """A part of an axis number: one statement, or the higher of two."""

    words: str
    value: str


@dataclass(frozen=True)
class Sum:
    words: str
    expression: str
    value: str


@dataclass(frozen=True)
class ExplanationPage:
    code: str
    title: str
    about: str
    shown: str
    result: str
    words: str
    basis: str
    rule: tuple[str, ...]
    own_lines: tuple[OwnLine, ...]
    team_lines: tuple[TeamLine, ...]
    scale: tuple[str, ...]
    parts: tuple[Part, ...]
    sums: tuple[Sum, ...]
    persons: str
    needed: str
    if_known: str
    agreement: tuple[str, ...]
    answers_name: str


def present_explanation(number: ExplainedNumber) -> ExplanationPage:
    explanation, instrument = number.explanation, number.instrument
    own = number.reading.is_one_sheet
    lines = explanation.lines if explanation else ()
    return ExplanationPage(
        code=number.code,
        title=TITLES.get(number.code) or number.subject.plain_name,
        about=number.subject.definition,
        shown=number.reading.value,
        result=_result(number),
        words=_words(number),
        basis=_basis(number),
        rule=_rule(number),
        own_lines=tuple(_own_line(line) for line in lines) if own else (),
        team_lines=() if own else tuple(_team_line(line, number.closed_items) for line in lines),
        scale=tuple(option.label for option in instrument.scale),
        parts=_parts(number) if own else (),
        sums=_sums(number),
        persons=", ".join(exact(score) for score in explanation.persons) if explanation else "",
        needed=_needed(number),
        if_known=_if_known(number),
        agreement=_agreement(number),
        answers_name="agreed answer" if number.reading is Reading.AGREED else "your answer",
    )


def _agreement(number: ExplainedNumber) -> tuple[str, ...]:
    """For readers who know the measures; the pages of results act on them in words."""
    found = number.agreement
    if found is None or found[0].ad_mean is None:
        return ()
    uniform, skewed = found
    return (
        f"Average deviation from the mean: {uniform.ad_mean:.2f} points of the scale.",
        f"r*wg(J): {uniform.r_star:.2f} against answers at random, {skewed.r_star:.2f} if answers lean upwards "
        "(slight skew). 1 is full agreement; below 0 people agree less than by chance.",
    )


def _is_factor(number: ExplainedNumber) -> bool:
    return isinstance(number.subject, Factor)


def _result(number: ExplainedNumber) -> str:
    if number.explanation is None or number.explanation.result is None:
        return ""
    if _is_factor(number):
        return f"{factor_number(number.instrument, number.subject, number.explanation.result)} of 5"
    return f"{axis_number(number.instrument, number.explanation.rescaled)} out of 100"


def _words(number: ExplainedNumber) -> str:
    """The band that the unrounded mean falls into."""
    if not _is_factor(number) or number.explanation is None or number.explanation.result is None:
        return ""
    return number.instrument.band_of(number.code, number.explanation.result).words


def _basis(number: ExplainedNumber) -> str:
    if number.reading is Reading.OWN:
        return "Your own answers. Others see theirs."
    if number.reading is Reading.AGREED:
        return f"From one sheet, {agreed_by(number.people)}."
    if number.reading is Reading.CLOSED:
        return NOT_ANSWERED
    if number.reading is Reading.NOTHING:
        return f"Not shown (too few answers): {people(number.people)} so far."
    return f"From {people(number.people)}, without names."


def _rule(number: ExplainedNumber) -> tuple[str, ...]:
    """The rule in sentences, before the answers it is applied to."""
    if _is_factor(number):
        needed = in_words([f"{least} of {asked}" for asked, least in number.instrument.needed_answers])
        return (
            "Each answer counts from 1 (strongly disagree) to 5 (strongly agree). Where a statement is worded the "
            "other way round, it counts as 6 minus the answer.",
            f"A person's number is the mean of their answers, if they answered enough of those that apply: {needed}.",
            "With several people, the number is the mean of the people's numbers: each person counts once.",
        )
    measure = number.instrument.measure(number.code)
    return (
        "Each answer counts from 1 (strongly disagree) to 5 (strongly agree). Where a statement is worded the other "
        "way round, it counts as 6 minus the answer.",
        *_pairs(number.instrument, number.code),
        f"A person's number is the mean of the parts they answered (at least {measure.needed} of "
        f"{len(measure.components)}), less 1, divided by 4, times 100: so it runs from 0 to 100.",
        "With several people, the number is the mean of the people's numbers: each person counts once.",
    )


def _pairs(instrument: Instrument, code: str) -> list[str]:
    return [
        f"Of the statements {in_words([f'“{instrument.item(item).text}”' for item in part.items])} the higher one "
        "counts, because they are two ways to the same thing."
        for part in instrument.measure(code).components
        if len(part.items) > 1
    ]


def _own_line(line: ExplanationLine) -> OwnLine:
    answer = str(line.answer) if isinstance(line.answer, int) else REPLIES[line.answer]
    if line.note == "not_asked":
        answer = "Not asked"
    return OwnLine(line.text, answer, "–" if line.used is None else str(line.used), NOTES[line.note])


def _team_line(line: ExplanationLine, closed: frozenset[str]) -> TeamLine:
    counts = () if line.item_code in closed else line.counts
    note = NOTES[line.note] if line.note in ("reversed", "not_asked") else ""
    return TeamLine(line.text, counts, line.dont_know, line.not_applicable, line.unanswered, note)


def _parts(number: ExplainedNumber) -> tuple[Part, ...]:
    item = number.instrument.item
    return tuple(
        Part(
            item(part.from_item or part.item_codes[0]).text,
            "left out" if part.value is None else str(part.value),
        )
        for part in number.explanation.components
    )


def _sums(number: ExplainedNumber) -> tuple[Sum, ...]:
    words = {
        "mean": "The mean of what counts",
        "rescale": "From 1–5 to 0–100",
        "mean_of_people": "The mean of the people's numbers",
    }
    steps = number.explanation.steps if number.explanation else ()
    return tuple(
        Sum(words[step.code], step.expression.replace("*", "×"), exact(step.value)) for step in steps
    )


def _if_known(number: ExplainedNumber) -> str:
    """How far "don't know" could move a factor's number. Empty where too few said it."""
    if number.if_known is None:
        return ""
    low, high = (factor_number(number.instrument, number.subject, mean) for mean in number.if_known)
    return f"Had nobody said “don't know”, it would lie between {low} and {high}, depending on what they had said."


def _needed(number: ExplainedNumber) -> str:
    """Why there is no number, where one's own answers are too few."""
    explanation = number.explanation
    if explanation is None or not number.reading.is_one_sheet or explanation.result is not None:
        return ""
    if explanation.needed is None:
        return "Too few of these statements apply for a number."
    whose = "You gave" if number.reading is Reading.OWN else "The agreed sheet has"
    return f"Needed: {explanation.needed} answers. {whose} {explanation.answered}."

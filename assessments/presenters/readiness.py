"""A readiness check in words: what it came to, which conditions are in place, and what partners may read of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from assessments.enums import Refusal
from assessments.models import DONT_KNOW, NOT_APPLICABLE, ReadinessCheck
from assessments.presenters.advice_words import because_words
from assessments.presenters.numbers import agreed_by, factor_number
from assessments.presenters.spectrum import wish_parts
from assessments.presenters.suggestions import MechanismWords, mechanism_words
from assessments.presenters.tables import Table, table
from assessments.selectors.readiness import PartnerReadiness, ReadinessSides
from assessments.selectors.readiness_then import Since
from models_engine import Instrument, Readiness, ReadinessOutcome, Wish
from organisations.presenters.dates import day
from organisations.presenters.partners import in_words

IN_WORDS = {"met": "in place", "not_met": "not yet", "not_known": "not known"}
TOO_LITTLE = "Too little is known for a result: most answers are “don't know” or “does not apply”."
REFUSED = {
    Refusal.FINISHED: "This check is finished, so that it can be compared with the first round. It is kept as it is.",
    Refusal.UNANSWERED: "Some statements have no answer yet. Answer each of them first; “don't know” is an answer.",
    Refusal.ENDED: "This partnership has ended. A check before it starts comes too late.",
}
SHARING = {
    True: "Your partner can now read your reasons, once it shares its own.",
    False: "Neither side reads the other's reasons any more.",
}


@dataclass(frozen=True)
class PartnerLine:
    """`sentence` alone until both sides share. Then both sides stand side by side: in words, never in numbers."""

    sentence: str
    table: Table | None = None


@dataclass(frozen=True)
class First:
    """The mechanism to begin with, and the numbers that it rests on."""

    words: MechanismWords
    because: tuple[str, ...]
    who: str


@dataclass(frozen=True)
class SinceWords:
    sentence: str
    table: Table


@dataclass(frozen=True)
class ReadinessPage:
    state: str
    finding: str
    rule: str
    meant: str
    table: Table | None
    first: First | None
    partners: tuple[PartnerLine, ...]
    next_href: str
    since: SinceWords | None


def present_readiness(sides: ReadinessSides, since: Since | None) -> ReadinessPage:
    sheet, found = sides.sheet, sides.result
    instrument = sheet.instrument.definition if sheet else None
    outcome = found.outcome if found else None
    return ReadinessPage(
        state=_state(sides),
        finding=(outcome.name if outcome else TOO_LITTLE) if found else "",
        rule=outcome.rule if outcome else "",
        meant=meant(instrument, sheet, found) if sheet and instrument else "",
        table=_conditions(instrument, found) if found and instrument else None,
        first=_first(instrument, found) if found and instrument else None,
        partners=tuple(_partner(instrument, found, partner) for partner in sides.partners),
        next_href=next_page(sheet, sides.answers) if sheet else "",
        since=_since(instrument, found, since) if found and instrument and since else None,
    )


def meant(instrument: Instrument, sheet: ReadinessCheck, found: Readiness | None = None) -> str:
    """ "formal, driven by the partners themselves (a chosen alliance)" """
    words = ", ".join(wish_parts(Wish(sheet.formality, sheet.origin)))
    names = [instrument.quadrant(region).name for region in found.regions] if found else []
    return f"{words} ({in_words(names)})" if len(names) == 1 else words


def page_href(sheet: ReadinessCheck, factor: str) -> str:
    return reverse("assessments:readiness_page", args=[sheet.pk, factor])


def next_page(sheet: ReadinessCheck, answers: Mapping[str, str]) -> str:
    """The first condition with a statement that has no answer, else checking and finishing."""
    for item in sheet.instrument.definition.readiness_items:
        if item.code not in answers:
            return page_href(sheet, item.belongs_to)
    return reverse("assessments:finish_readiness_check", args=[sheet.pk])


def about_page(sheet: ReadinessCheck, factor: str) -> dict[str, object]:
    """What stands around the statements of one condition."""
    instrument = sheet.instrument.definition
    factors = instrument.readiness.factors
    number = factors.index(factor) + 1
    return {
        "title": instrument.factor(factor).plain_name,
        "why": instrument.factor(factor).why_we_ask,
        "step": f"Page {number} of {len(factors)}",
        "back_href": page_href(sheet, factors[number - 2]) if number > 1 else sheet.get_absolute_url(),
    }


def page_after(sheet: ReadinessCheck, factor: str) -> str:
    factors = sheet.instrument.definition.readiness.factors
    later = factors[factors.index(factor) + 1 :]
    if later:
        return page_href(sheet, later[0])
    return reverse("assessments:finish_readiness_check", args=[sheet.pk])


def answer_rows(
    sheet: ReadinessCheck, answers: Mapping[str, str], *, may_change: bool
) -> list[dict[str, str]]:
    """Each statement with what was answered, for those who fill in the sheet."""
    instrument = sheet.instrument.definition
    labels = {str(option.value): option.label for option in instrument.scale}
    labels |= {DONT_KNOW: "Don't know", NOT_APPLICABLE: "Does not apply"}
    return [
        {
            "key": item.text,
            "value": labels.get(answers.get(item.code, ""), "Not answered"),
            "href": f"{page_href(sheet, item.belongs_to)}#question-{item.code}" if may_change else "",
        }
        for item in instrument.readiness_items
    ]


def _state(sides: ReadinessSides) -> str:
    sheet = sides.sheet
    if sheet is None:
        return f"Nobody at {sides.organisation} has prepared this check yet."
    if sheet.is_finished:
        return f"Finished on {day(sheet.finished_at)}, {agreed_by(sheet.agreed_by or 1)}."
    asked = len(sheet.instrument.definition.readiness_items)
    who = sheet.filled_by.name or sheet.filled_by.email
    return f"{who} fills it in. {len(sides.answers)} of {asked} statements have an answer."


def _conditions(instrument: Instrument, found: Readiness) -> Table:
    heads = ("Condition", "Here, from 1 to 5", "This kind needs", "In place?", "Who can act")
    rows = (
        (
            instrument.factor(check.condition).plain_name,
            _number(instrument, check.condition, check.value, "not known"),
            f"{check.needed:g} or more",
            IN_WORDS[check.state],
            check.who_can_act,
        )
        for check in found.checks
    )
    return table("Why", heads, rows)


def _first(instrument: Instrument, found: Readiness) -> First | None:
    if found.first is None:
        return None
    return First(
        mechanism_words(instrument, found.first.mechanism),
        because_words(instrument, found.first.because),
        found.first.who_can_act,
    )


def _partner(
    instrument: Instrument | None, found: Readiness | None, partner: PartnerReadiness
) -> PartnerLine:
    name = partner.organisation.name
    if not partner.open or instrument is None or found is None:
        said = "has filled in its check" if partner.finished else "has not filled in its check yet"
        return PartnerLine(f"{name} {said}.")
    ours = {check.condition: check.state for check in found.checks}
    rows = [("All four together", _outcome(found.outcome), _outcome(partner.outcome))]
    rows += [
        (
            instrument.factor(code).plain_name,
            IN_WORDS[ours.get(code, "not_known")],
            IN_WORDS[state],
        )
        for code, state in partner.states
    ]
    beside = table(f"Your side and {name}", ("Condition", "Your side", name), rows)
    return PartnerLine(f"{name} shares its reasons, and so do you.", beside)


def _outcome(outcome: ReadinessOutcome | None) -> str:
    return outcome.name if outcome else "Too little is known"


def _since(instrument: Instrument, found: Readiness, since: Since) -> SinceWords:
    then = {check.condition: check.value for check in found.checks}
    rows = (
        (
            instrument.factor(code).plain_name,
            _number(instrument, code, then.get(code), "not known"),
            _number(instrument, code, mean, "not shown"),
        )
        for code, mean in since.means.items()
    )
    return SinceWords(
        f"The check said: {_outcome(found.outcome).lower()}. By the same rules the answers of "
        f"{since.campaign.title} say: {_outcome(since.outcome).lower()}.",
        table(
            "The check and the first round after it",
            ("Condition", "In the check", since.campaign.title),
            rows,
        ),
    )


def _number(instrument: Instrument, code: str, mean: float | None, without: str) -> str:
    return without if mean is None else factor_number(instrument, instrument.factor(code), mean)

"""The policymaker's questions, one block each: what can be said, the numbers, and what could be tried."""

from typing import Any

from django.urls import reverse

from assessments.presenters.links import Link
from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block, Mark
from dashboards.presenters.shown import about, count_text, is_shown, mean_text, number
from models_engine import Instrument

Content = dict[str, Any]
MANDATE = "Where is much required and little known of each other?"
SUPPLIER = "Where do supplier terms block reuse?"
ISOLATED = "Which organisations stand alone?"
INFORMAL = "Are formal partnerships turning informal?"
INHIBITOR = "Is it time, worries or rules that holds people back?"
HEADINGS = {
    "mandate": MANDATE,
    "supplier": SUPPLIER,
    "isolated": ISOLATED,
    "informal": INFORMAL,
    "inhibitor": INHIBITOR,
}
WHICH = {"INH1": "time", "INH2": "worries", "INH3": "rules"}
# From this difference on one of the three is said to lead: the smallest worth acting on, as with a change.
LEADS_BY = 0.3
MOVES = {
    "more_informal": "Became more informal",
    "no_clear_change": "No clear change",
    "more_formal": "Became more formal",
}


def present_questions(content: Content, instrument: Instrument) -> tuple[Block, ...]:
    makers = (_mandate, _supplier, _isolated, _informal, _inhibitor)
    return tuple(make(content["questions"], instrument) for make in makers)


def mandate_finding(questions: Content) -> str:
    found = questions["mandate_without_recognition"]
    if number(found["count"]) is None or not number(found["of"]):
        return ""
    if number(found["count"]) == 0:
        return f"In none of {number(found['of'])} partnerships is much required while little is known of each other."
    count = about(found["count"], "partnership", "partnerships")
    return (
        f"In {count} of {number(found['of'])} much is required, and the partners know little of each other."
    )


def supplier_finding(questions: Content) -> str:
    mean = questions["supplier_terms"]["mean"]
    if not is_shown(mean):
        return ""
    value = number(mean)
    words = (
        "mostly agree"
        if value >= 4
        else "mostly disagree"
        if value < 3
        else "neither mostly agree nor mostly disagree"
    )
    return (
        f"People here {words} that contract terms make it hard to show others what was built "
        f"({mean_text(mean)} on 1 to 5)."
    )


def isolated_finding(questions: Content) -> str:
    found = questions["isolated"]
    if number(found["count"]) is None or not number(found["of"]):
        return ""
    if number(found["count"]) == 0:
        return (
            f"None of about {number(found['of'])} organisations stands alone, with few partnerships and little looking "
            "outside."
        )
    count = about(found["count"], "organisation", "organisations")
    verb = "stands" if number(found["count"]) == 1 else "stand"
    return f"{_begin(count)} of {number(found['of'])} {verb} alone, with few partnerships and little looking outside."


def informal_finding(questions: Content) -> str:
    found = questions["formal_to_informal"]
    if any(number(found[key]) is None for key in ("more_informal", "more_formal")) or not number(found["of"]):
        return ""
    informal = about(found["more_informal"], "formal partnership", "formal partnerships")
    return (
        f"Since the last round {informal} of {number(found['of'])} became more informal, beyond what chance would "
        f"produce; {about(found['more_formal'], 'partnership', 'partnerships')} became more formal."
    )


def inhibitor_finding(questions: Content) -> str:
    means = [(number(questions["inhibitor"].get(code)), words) for code, words in WHICH.items()]
    if any(mean is None for mean, _ in means):
        return ""
    (second, _), (first, words) = sorted(means)[-2:]
    if round(first - second, 1) < LEADS_BY:
        return "Time, worries and rules: none of the three clearly holds people back more than the others."
    return f"Of time, worries and rules it is {words} that holds people back the most."


def _mandate(questions: Content, instrument: Instrument) -> Block:
    found = questions["mandate_without_recognition"]
    rows = [
        ["Much required, little known of each other", count_text(found["count"])],
        ["Partnerships about which people have answered both", count_text(found["of"])],
    ]
    return Block(
        "mandate",
        mandate_finding(questions) or _not_shown("how many partnerships that is"),
        heading=MANDATE,
        table=table("Required and known", ("Partnerships", "Number"), rows),
        what_to_do=_to_try(instrument, "MAN", "REC") if number(found["count"]) else (),
    )


def _supplier(questions: Content, instrument: Instrument) -> Block:
    found = questions["supplier_terms"]
    rows = [
        ["Mean of the statement, 1 to 5 (5: terms make it hard)", mean_text(found["mean"])],
        ["Organisations where people mostly agree that terms make it hard", count_text(found["count"])],
        ["Organisations with answers to it", count_text(found["of"])],
    ]
    return Block(
        "supplier",
        supplier_finding(questions) or _not_shown("what people say of supplier terms"),
        heading=SUPPLIER,
        table=table(
            "“Our supplier's contract terms make it hard to show others what we have built”",
            ("What", "Number"),
            rows,
        ),
        what_to_do=_to_try(instrument, "SUP") if supplier_finding(questions) else (),
    )


def _isolated(questions: Content, instrument: Instrument) -> Block:
    found = questions["isolated"]
    rows = [
        ["Few partnerships and little looking outside", count_text(found["count"])],
        ["Organisations about which both can be said", count_text(found["of"])],
    ]
    return Block(
        "isolated",
        isolated_finding(questions) or _not_shown("how many organisations that is"),
        heading=ISOLATED,
        table=table("Organisations that stand alone", ("Organisations", "Number"), rows),
        paragraphs=("Which ones they are is never shown: an organisation may tell you itself.",),
        what_to_do=_to_try(instrument, "INT", "SEA") if number(found["count"]) else (),
    )


def _informal(questions: Content, instrument: Instrument) -> Block:
    found = questions["formal_to_informal"]
    rows = [[words, count_text(found[key])] for key, words in MOVES.items()]
    rows.append(["Formal partnerships known in both rounds", count_text(found["of"])])
    return Block(
        "informal",
        informal_finding(questions) or _not_shown("how partnerships have moved"),
        heading=INFORMAL,
        table=table("Partnerships that were formal last time", ("Since the last round", "Number"), rows),
        paragraphs=("Informal is not better than formal. The question is whether it still fits.",),
    )


def _inhibitor(questions: Content, instrument: Instrument) -> Block:
    means, items = questions["inhibitor"], {item.code: item for item in instrument.items}
    rows = [
        [
            f"{_begin(words)}: “{items[code].text}”" if code in items else _begin(words),
            mean_text(means.get(code)),
        ]
        for code, words in WHICH.items()
    ]
    marks = tuple(
        Mark(
            _begin(words),
            mean_text(means.get(code)),
            f"{_begin(words)}: {mean_text(means.get(code))}",
            number(means.get(code)),
        )
        for code, words in WHICH.items()
    )
    return Block(
        "inhibitor",
        inhibitor_finding(questions) or _not_shown("which of the three it is"),
        heading=INHIBITOR,
        table=table("Means on 1 to 5 (5: it holds people back)", ("Statement", "Mean"), rows),
        marks=marks,
        what_to_do=_to_try(instrument, "INH") if inhibitor_finding(questions) else (),
    )


def _to_try(instrument: Instrument, *conditions: str) -> tuple[Link, ...]:
    """The first two remedies of each condition, by the questionnaire's own rules."""
    if instrument.advice is None:
        return ()
    found = {
        mechanism.number: mechanism.name
        for condition in conditions
        for mechanism in instrument.advice.remedies_for(condition)[: 3 if len(conditions) == 1 else 2]
    }
    return tuple(Link(name, mechanism_href(key)) for key, name in found.items())


def mechanism_href(number: int) -> str:
    return f"{reverse('assessments:mechanism_list')}#mechanism-{number}"


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def _not_shown(what: str) -> str:
    return f"Not shown (too few answers): {what}."

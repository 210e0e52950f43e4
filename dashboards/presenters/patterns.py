"""Warning patterns and mechanisms in use in an area: how many, in the order of their codes, never of their numbers."""

import re
from typing import Any

from assessments.presenters.links import Link
from assessments.presenters.tables import table
from dashboards.presenters.blocks import Block
from dashboards.presenters.questions import mechanism_href
from dashboards.presenters.shown import count_text, number
from models_engine import Instrument

CODE = re.compile(r"\b([A-Z]{3}\d?) ")
ANY = "Not shown (too few answers): how often each comes up."


def present_patterns(content: dict[str, Any], instrument: Instrument) -> tuple[Block, ...]:
    advice = instrument.advice
    patterns = {found.code: found for found in (*advice.patterns, *advice.conflicts)} if advice else {}
    signs = [(patterns[row["code"]], row["count"]) for row in content["patterns"] if row["code"] in patterns]
    names = {found.number: found.name for found in (*advice.mechanisms, advice.protect)} if advice else {}
    tried = [(row["number"], row["count"]) for row in content["mechanisms"] if row["number"] in names]
    return (
        Block(
            "patterns",
            _finding([count for _, count in signs], "warning sign", "in partnerships here") or ANY,
            heading="Warning signs",
            table=table(
                "Partnerships with a warning sign",
                ("Sign", "When it is said", "Partnerships"),
                [
                    [sign.name, rule_in_words(sign.rule, instrument), count_text(count)]
                    for sign, count in signs
                ],
            )
            if signs
            else None,
            paragraphs=(
                "A sign is a reason to talk to each other, by rules of ours. It proves nothing. Conditions and "
                "statements go from 1 to 5, and how formal a partnership is from 0 to 100.",
            ),
        ),
        Block(
            "mechanisms",
            _finding([count for _, count in tried], "way of sharing", "in the plans of organisations here")
            or ANY,
            heading="What is being tried",
            table=table(
                "Ways of sharing in plans",
                ("Way of sharing", "In plans"),
                [[Link(names[key], mechanism_href(key)), count_text(count)] for key, count in tried],
            )
            if tried
            else None,
        ),
    )


def rule_in_words(rule: str, instrument: Instrument) -> str:
    """The questionnaire's rule with the names of conditions, and the statements themselves, for their codes."""
    names = {factor.code: factor.plain_name for factor in instrument.factors}
    names |= {item.code: item.text.rstrip(".") for item in instrument.items}
    return CODE.sub(lambda code: f"“{names[code[1]]}”: " if code[1] in names else code[0], rule)


def _finding(counts: list, one: str, where: str) -> str:
    shown = [count for count in counts if number(count)]
    if not shown:
        return ""
    many = "ways of sharing" if one == "way of sharing" else f"{one}s"
    return f"{len(shown)} {one if len(shown) == 1 else many} can be shown {where}."

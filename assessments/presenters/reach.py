"""The fewest changes that would lead to a place, in words, or why it is out of reach."""

from dataclasses import dataclass
from urllib.parse import urlencode

from assessments.presenters.advice_words import code_name, value_words
from assessments.presenters.partnership_sections import section_href
from assessments.presenters.spectrum import partnership_query
from assessments.selectors.results import PartnershipResult
from models_engine import Instrument, ItemChange, Profile, Situation, changeable_items, fewest_changes


@dataclass(frozen=True)
class Reach:
    """`lines` are the changes, or the reasons why there are none. `href` tries the changes."""

    finding: str
    lines: tuple[str, ...]
    href: str


def present_reach(result: PartnershipResult, base: Situation, region: str) -> Reach | None:
    """None where no place was asked for."""
    if not region:
        return None
    instrument, name = result.instrument, result.instrument.quadrant(region).name
    found = fewest_changes(instrument, base, region)
    if found is None:
        sentence = f"“{name}” is out of reach for the partners with what is known."
        return Reach(sentence, _reasons(instrument, base), "")
    if not found:
        return Reach(f"It stands at “{name}” today already. There is nothing to change.", (), "")
    changes = "one change" if len(found) == 1 else f"{len(found)} changes"
    return Reach(
        f"From where it is now to “{name}” it takes {changes} at least.",
        tuple(_line(instrument, change) for change in found),
        _href(result, region, found),
    )


def _line(instrument: Instrument, change: ItemChange) -> str:
    before = value_words(instrument, change.item, change.before)
    label = next(option.label for option in instrument.scale if option.value == change.after)
    return f"{code_name(instrument, change.item)} {before} now, {change.after:.0f} then: {label.lower()}."


def _href(result: PartnershipResult, region: str, found: tuple[ItemChange, ...]) -> str:
    changes = urlencode([("region", region), *((change.item, f"{change.after:.0f}") for change in found)])
    query = partnership_query(result.campaign, result.organisation)
    return f"{section_href(result, 'partnership_what_if')}?{query}&{changes}"


def _reasons(instrument: Instrument, base: Situation) -> tuple[str, ...]:
    unknown = [code for code in changeable_items(instrument) if base.axis_items.get(code) is None]
    reasons = [*_unplaced(base.profile)]
    if unknown:
        names = " ".join(code_name(instrument, code) for code in unknown)
        reasons.append(f"Not shown (too few answers), and so left as it is: {names}")
    return tuple(reasons) or ("What the partners can change is at its end already.",)


def _unplaced(profile: Profile) -> list[str]:
    reasons = []
    if profile.formality is None:
        reasons.append("How formal it is cannot be shown (too few answers).")
    if profile.drive is None:
        reasons.append("Who drives it cannot be shown (too few answers).")
    elif profile.drive_now is None:
        reasons.append(
            "Who drives it today is not known. So it stands where it began, and that is history: "
            "nobody can change it."
        )
    return reasons

"""The pages of one partnership's result, as the list of links that stands on each of them."""

from dataclasses import dataclass

from django.urls import reverse

from assessments.presenters.spectrum import partnership_query
from assessments.selectors.results import PartnershipResult

# URL name and what the link says, in the order in which a reader would go through them.
SECTIONS = (
    ("partnership_result", "Where it stands"),
    ("partnership_moves", "What moves it"),
    ("partnership_movement", "How it has moved"),
    ("partnership_obstacles", "What stands in the way"),
    ("partnership_mechanisms", "What to try"),
    ("partnership_what_if", "What if"),
    ("partnership_gap", "Both partners"),
    ("partnership_roles", "By role"),
    ("partnership_report", "Report"),
)


@dataclass(frozen=True)
class SectionLink:
    text: str
    href: str
    current: bool


def partnership_sections(result: PartnershipResult, current: str) -> tuple[SectionLink, ...]:
    """`current` is the URL name of the page on which they stand."""
    query = partnership_query(result.campaign, result.organisation)
    return tuple(
        SectionLink(text, f"{section_href(result, name)}?{query}", name == current) for name, text in SECTIONS
    )


def section_href(result: PartnershipResult, name: str) -> str:
    return reverse(f"assessments:{name}", args=[result.partnership.pk])

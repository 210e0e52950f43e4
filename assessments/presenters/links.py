from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """Somewhere to go on to: another page, or a section of this one by the words of its heading."""

    text: str
    href: str

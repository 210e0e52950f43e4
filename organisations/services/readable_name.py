import re

SMALL_WORDS = {"and", "at", "for", "in", "of", "on", "the", "to", "upon", "with"}
CAPITALS = {"ICB", "NHS", "UK"}


def readable_name(name: str) -> str:
    """A name of the register in ordinary capitals: “KING'S COLLEGE HOSPITAL NHS TRUST” → “King's College Hospital
    NHS Trust”. A name that already has small letters was written by somebody and stays as it is."""
    words = name.split()
    if not name.isupper():
        return " ".join(words)
    return " ".join(_word(word, first=position == 0) for position, word in enumerate(words))


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in capitals and blanks at most: then nobody was renamed."""
    return one.upper().split() == other.upper().split()


def _word(word: str, *, first: bool) -> str:
    if word.strip("(),.") in CAPITALS:
        return word
    if word.lower() in SMALL_WORDS and not first:
        return word.lower()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", _part, word)


def _part(match: re.Match[str]) -> str:
    """One part of a word with hyphens or brackets; what follows an apostrophe stays small."""
    part = match.group()
    if match.start() > 0 and part.lower() in SMALL_WORDS:
        return part.lower()
    return part[0] + part[1:].lower()

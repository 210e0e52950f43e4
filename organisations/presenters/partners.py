from organisations.models import Organisation, Partnership


def partner_names(partnership: Partnership, organisation: Organisation) -> str:
    """The other organisations of a partnership, as one of them speaks of it: "A", "A and B", "A, B and C"."""
    return in_words([other.name for other in partnership.organisations.all() if other != organisation])


def in_words(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"

"""The facilitator's list of ideas: those that wait first, then what the room sees, then the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from workshops.enums import IdeaState
from workshops.models import Idea

ORDER = (IdeaState.WAITING, IdeaState.SHOWN, IdeaState.MERGED, IdeaState.REFUSED)
OFFERED = {
    IdeaState.WAITING: ((IdeaState.SHOWN, "Show"), (IdeaState.REFUSED, "Leave out")),
    IdeaState.SHOWN: ((IdeaState.REFUSED, "Leave out"),),
    IdeaState.MERGED: ((IdeaState.SHOWN, "Show by itself"),),
    IdeaState.REFUSED: ((IdeaState.SHOWN, "Show after all"),),
}


@dataclass(frozen=True)
class IdeaRow:
    """`buttons` are states with what is written on the button."""

    id: int
    text: str
    state: str
    buttons: tuple[tuple[str, str], ...]
    edit_href: str


def idea_rows(workshop_id: UUID, ideas: Sequence[Idea]) -> tuple[IdeaRow, ...]:
    found = sorted(ideas, key=lambda idea: ORDER.index(IdeaState(idea.state)))
    return tuple(
        IdeaRow(
            id=idea.pk,
            text=idea.text,
            state=_state(idea),
            buttons=OFFERED[IdeaState(idea.state)],
            edit_href=reverse("workshops:edit_idea", args=[workshop_id, idea.pk]),
        )
        for idea in found
    )


def _state(idea: Idea) -> str:
    if idea.merged_into is not None:
        return f"Merged into: {idea.merged_into.text}"
    return idea.get_state_display()

"""Agendas as data: how an hour, an hour and a half and two hours are spent, and what is said and asked in them.

An agenda is a file of its own beside this one, named by its minutes; it takes its steps from `steps.yaml`.
"""

from workshops.agendas.reading import (
    PLANNED_AT_MOST,
    Agenda,
    AgendaError,
    AgendaStep,
    Prompts,
    agenda,
    default_topics,
    prompts_of,
    read_agenda,
    read_prompts,
)

__all__ = [
    "PLANNED_AT_MOST",
    "Agenda",
    "AgendaError",
    "AgendaStep",
    "Prompts",
    "agenda",
    "default_topics",
    "prompts_of",
    "read_agenda",
    "read_prompts",
]

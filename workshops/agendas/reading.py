"""Agendas read from their files, once per process, and refused where a room could not keep to them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from workshops.enums import StepKind

FOLDER = Path(__file__).parent
# A tenth of the time belongs to nothing, so that a good talk need not be cut off.
PLANNED_AT_MOST = 0.9
SCRIPT_WORDS, TITLE_LENGTH, TEXT_LENGTH, PROMPT_LENGTH = 120, 120, 300, 140
ONLY = ("", "partnership", "elsewhere")


class AgendaError(ValueError):
    """A file that is no agenda. The message says where and what is wrong."""


@dataclass(frozen=True)
class AgendaStep:
    """`topic`: to be filled with a condition. `only`: "partnership", "elsewhere" (about anything else) or always."""

    kind: StepKind
    title: str
    minutes: int
    script: str
    prompt: str = ""
    statement: str = ""
    questions: tuple[str, ...] = ()
    optional: bool = False
    topic: bool = False
    only: str = ""


@dataclass(frozen=True)
class Agenda:
    """`minutes` are there, `planned` are spent in steps, and `slack` is what is left."""

    minutes: int
    steps: tuple[AgendaStep, ...]

    @property
    def planned(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def slack(self) -> int:
        return self.minutes - self.planned

    @property
    def topics(self) -> int:
        """How many conditions there is room for."""
        return sum(step.topic for step in self.steps)


@dataclass(frozen=True)
class Prompts:
    """What to ask where people see it alike, where they do not, and where it is on the end to worry about."""

    agree: str
    split: str
    low: str


def agenda(minutes: int, *, partnership: bool = True) -> Agenda:
    """The agenda for so many minutes; without `partnership` it is about an organisation, an area or nothing special.

    Raises LookupError where no agenda of that length is shipped.
    """
    return _agenda(minutes, "partnership" if partnership else "elsewhere")


@cache
def _agenda(minutes: int, about: str) -> Agenda:
    file = FOLDER / f"{minutes}.yaml"
    if not file.is_file():
        raise LookupError(f"no agenda of {minutes} minutes is shipped")
    return read_agenda(_load(file), _load(FOLDER / "steps.yaml"), about)


@cache
def default_topics(*, partnership: bool = True) -> tuple[str, ...]:
    """Conditions to talk about where no results are open to everybody in the room, the first of them first."""
    return tuple(_load(FOLDER / "topics.yaml")["partnership" if partnership else "elsewhere"])


def prompts_of(code: str) -> Prompts:
    """By the code of a factor, or STATEMENT or PLACE. Raises KeyError for another one."""
    return _prompts()[code]


@cache
def _prompts() -> Mapping[str, Prompts]:
    return read_prompts(_load(FOLDER / "prompts.yaml"))


def read_agenda(document: Mapping[str, Any], steps: Mapping[str, Any], about: str) -> Agenda:
    """`document` lists steps by their names in `steps`; those that are only for something else are left out."""
    found = [
        _step(f"steps[{place}]", entry, steps) for place, entry in enumerate(_part(document, "steps", list))
    ]
    minutes = _part(document, "minutes", int)
    read = Agenda(minutes, tuple(step for step in found if step.only in ("", about)))
    if read.planned > PLANNED_AT_MOST * minutes:
        raise AgendaError(f"{read.planned} of {minutes} minutes are planned, and a tenth should be left")
    if not any(step.optional for step in read.steps):
        raise AgendaError("no step is optional, so nothing can be dropped when the room is late")
    return read


def read_prompts(document: Mapping[str, Any]) -> dict[str, Prompts]:
    """Every code with its three questions."""
    kinds = [field.name for field in fields(Prompts)]
    found = {}
    for code, entry in document.items():
        texts = {kind: _part(entry, kind, str, code) for kind in kinds}
        for kind, text in texts.items():
            if not text.endswith("?") or len(text) > PROMPT_LENGTH:
                raise AgendaError(f"{code}.{kind}: expected a question of at most {PROMPT_LENGTH} characters")
        found[code] = Prompts(**texts)
    return found


def _step(at: str, entry: Mapping[str, Any], steps: Mapping[str, Any]) -> AgendaStep:
    name = _part(entry, "step", str, at)
    if name not in steps:
        raise AgendaError(f"{at}.step: there is no step {name!r}")
    given = {**steps[name], **{key: value for key, value in entry.items() if key != "step"}}
    unknown = given.keys() - {field.name for field in fields(AgendaStep)}
    if unknown:
        raise AgendaError(f"{at}: unknown key {min(unknown)}")
    if given.get("kind") not in StepKind.values:
        raise AgendaError(f"{at}.kind: expected one of {', '.join(StepKind.values)}")
    step = AgendaStep(
        kind=StepKind(given["kind"]),
        title=_part(given, "title", str, at),
        minutes=_part(given, "minutes", int, at),
        script=_paragraphs(_part(given, "script", str, at)),
        questions=tuple(given.get("questions", ())),
        **{key: given[key] for key in ("prompt", "statement", "optional", "topic", "only") if key in given},
    )
    _check_step(at, step)
    return step


def _paragraphs(script: str) -> str:
    """A folded text keeps one line break for each empty line of the file; a text field shows one as an empty line."""
    return "\n\n".join(script.split("\n"))


def _check_step(at: str, step: AgendaStep) -> None:
    complaints = {
        "minutes: expected at least 1": step.minutes < 1,
        f"title: longer than {TITLE_LENGTH} characters": len(step.title) > TITLE_LENGTH,
        f"script: longer than {SCRIPT_WORDS} words": len(step.script.split()) > SCRIPT_WORDS,
        f"statement: longer than {TEXT_LENGTH} characters": len(step.statement) > TEXT_LENGTH,
        f"prompt: longer than {TEXT_LENGTH} characters": len(step.prompt) > TEXT_LENGTH,
        "statement: missing, or given to another kind of step": (
            (step.kind == StepKind.STATEMENT) != bool(step.statement)
        ),
        "questions: missing, or given to another kind of step": (
            (step.kind == StepKind.LANES) != bool(step.questions)
        ),
        "topic: every step about a condition is one, and no other": (
            (step.kind == StepKind.FACTOR) != step.topic
        ),
        f"only: expected one of {', '.join(filter(None, ONLY))}": step.only not in ONLY,
    }
    for complaint, holds in complaints.items():
        if holds:
            raise AgendaError(f"{at}.{complaint}")


def _part(entry: Mapping[str, Any], key: str, kind: type, at: str = "") -> Any:
    path = f"{at}.{key}" if at else key
    found = entry.get(key)
    if not isinstance(found, kind) or isinstance(found, bool) or not found:
        raise AgendaError(f"{path}: expected {({str: 'text', int: 'a whole number', list: 'a list'})[kind]}")
    return found


def _load(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))

"""Which jobs there are: the functions in the tasks.py of each app, by name.

A task takes ids by keyword and calls one service. It may run twice, so its effect has to be unique.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Task = Callable[..., None]

# Slots are counted from here; a day's slot then begins at midnight in UTC.
BEGINNING = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
LONGEST_INTERVAL = timedelta(days=1)


@dataclass(frozen=True)
class ClockTask:
    """What is done once in every slot of `every`, whatever the number of processes."""

    name: str
    every: timedelta

    def slot(self, moment: datetime) -> datetime:
        return BEGINNING + (moment - BEGINNING) // self.every * self.every

    def key(self, moment: datetime) -> str:
        return f"clock:{self.name}:{self.slot(moment):%Y-%m-%dT%H:%M:%S}"


_tasks: dict[str, Task] = {}
_by_the_clock: dict[str, ClockTask] = {}


def task(name: str) -> Callable[[Task], Task]:
    """Register a function as the job of this name: the app's, a dot, and what it does."""

    def register(function: Task) -> Task:
        known = _tasks.setdefault(name, function)
        if known is not function:
            raise ValueError(f"Two tasks are called {name}.")
        return function

    return register


def by_the_clock(name: str, *, every: timedelta) -> Callable[[Task], Task]:
    """Register a function without arguments that is run once in every `every`, at most a day.

    What was missed while no process ran is not made up for: the function looks at what is due by now.
    """
    if not timedelta(0) < every <= LONGEST_INTERVAL:
        raise ValueError("What is done by the clock is done once a day or more often.")

    def register(function: Task) -> Task:
        _by_the_clock[name] = ClockTask(name, every)
        return task(name)(function)

    return register


def find_task(name: str) -> Task:
    try:
        return _tasks[name]
    except KeyError:
        raise LookupError(f"No task is called {name}: it belongs in the tasks.py of its app.") from None


def clock_tasks() -> tuple[ClockTask, ...]:
    return tuple(_by_the_clock.values())


def run_task(name: str, payload: dict[str, Any]) -> None:
    find_task(name)(**payload)

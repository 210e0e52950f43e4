"""The clock on the wall, in text: it closes nothing when it runs out."""

from dataclasses import dataclass
from datetime import datetime

from workshops.models import Room


@dataclass(frozen=True)
class Timer:
    """`seconds` are those left, 0 when it has run out, None without a timer."""

    seconds: int | None
    paused: bool
    text: str


def present_timer(room: Room, moment: datetime) -> Timer:
    if room.timer_left is not None:
        return Timer(room.timer_left, True, f"{left(room.timer_left)} left. The timer is paused.")
    if room.timer_ends_at is None:
        return Timer(None, False, "")
    seconds = max(0, round((room.timer_ends_at - moment).total_seconds()))
    if not seconds:
        return Timer(0, False, "The time is up. You can still answer.")
    return Timer(seconds, False, f"{left(seconds)} left")


def left(seconds: int) -> str:
    """“4 minutes 30 seconds”"""
    minutes, seconds = divmod(seconds, 60)
    parts = [(minutes, "minute"), (seconds, "second")]
    said = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(said) or "0 seconds"

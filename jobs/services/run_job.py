import traceback
from pathlib import Path

from jobs.models import Job
from jobs.registry import run_task
from jobs.services.end_attempt import fail_attempt, finish_attempt

OURS = Path(__file__).resolve().parents[2]


def run_job(*, job: Job) -> None:
    """Run a claimed job, outside any transaction: the service that its task calls has its own.

    So a slow job locks nothing. What it did and the word that it is done are committed one after the other;
    between the two a process can die, and that is why an effect has to be unique.
    """
    try:
        run_task(job.name, job.payload)
    except Exception as error:
        fail_attempt(job=job, error=describe(error))
    else:
        finish_attempt(job=job)


def describe(error: BaseException) -> str:
    """Which kind of error and where in our code. Not its message, in which an address or an answer may stand."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(Path(frame.filename))]
    place = f"{Path(ours[-1].filename).relative_to(OURS)}, line {ours[-1].lineno}" if ours else "elsewhere"
    return f"{type(error).__name__} in {place}"[:300]


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(OURS) and ".venv" not in file.parts

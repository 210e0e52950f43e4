"""The virtual environment and what is installed in it, always from hash-locked files."""

import importlib.util
import sys
from pathlib import Path

from scripts.steps import ROOT, Stamp, Stop, fingerprint, run, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"
OFFLINE = "Is the network there, and the package index reachable? Then run it again."


def install(level: str) -> None:
    """`base` for running, `dev` for testing and checking as well."""
    _make_venv()
    install_lock("dev" if level == "dev" else _installed_or_base())


def install_lock(name: str) -> None:
    """Nothing happens when this very lock is installed already."""
    lock = LOCKS / f"{name}.lock"
    stamp, value = Stamp(VENV / "installed" / name), fingerprint([lock])
    if stamp.says(value):
        return
    say(f"Installing the Python packages of requirements/{name}.lock …")
    _install(lock)
    stamp.write(value)


def _installed_or_base() -> str:
    """The dev packages contain the base packages in the same versions."""
    dev = Stamp(VENV / "installed" / "dev").says(fingerprint([LOCKS / "dev.lock"]))
    return "dev" if dev else "base"


def _make_venv() -> None:
    if PYTHON.exists():
        return
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(
            f"This Python {version} cannot make virtual environments. Install that part first: "
            f"apt-get install python3-venv (or python{version}-venv)"
        )
    say("Making the virtual environment .venv …")
    run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        otherwise="The virtual environment .venv could not be made.",
    )


def _install(lock: Path) -> None:
    failed = f"The Python packages of {lock.relative_to(ROOT)} could not be installed. {OFFLINE}"
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
    uv = [PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", "-r"]
    run([*pip, LOCKS / "installer.lock"], otherwise=failed)
    try:
        # Like pip, trust what the machine trusts: many networks have a certificate of their own.
        run([*uv, lock], otherwise=failed, env={"UV_SYSTEM_CERTS": "true"})
    except Stop:
        # uv does not read pip's settings, so behind some mirrors and proxies only pip gets through.
        say("… again with pip, which takes longer.")
        run([*pip, lock], otherwise=failed)

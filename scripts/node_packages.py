"""The npm packages in node_modules, by the npm of the machine or else by one in the virtual environment."""

import os
import shutil
from pathlib import Path

from scripts.python_packages import OFFLINE, PYTHON, VENV, install_lock
from scripts.steps import ROOT, Stamp, fingerprint, run, say

MODULES = ROOT / "node_modules"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
SOURCES = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]


def install(level: str) -> None:
    """`base` for what pages need, `dev` for what their tests need as well."""
    value = fingerprint(SOURCES)
    if any(_stamp(enough).says(value) for enough in {level, "dev"}):
        return
    npm = _npm()
    say("Installing the front-end packages …")
    run(
        [npm, "ci", "--loglevel=error", *(["--omit=dev"] if level == "base" else [])],
        otherwise=f"The npm packages could not be installed. {OFFLINE}",
        env=_environment(npm),
    )
    _stamp(level).write(value)


def _stamp(level: str) -> Stamp:
    return Stamp(MODULES / ".installed" / level)


def _environment(npm: Path) -> dict[str, str]:
    """npm finds node beside itself, and trusts what the machine trusts."""
    changes = {"PATH": f"{npm.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    if CERTIFICATES.is_file():
        changes["NODE_EXTRA_CA_CERTS"] = os.environ.get("NODE_EXTRA_CA_CERTS") or str(CERTIFICATES)
    return changes


def _npm() -> Path:
    if shutil.which("node") and (npm := shutil.which("npm")):
        return Path(npm)
    say(f"There is no npm here: one is installed into {VENV.name} …")
    install_lock("node")
    return PYTHON.parent / "npm"

"""The npm packages in node_modules, by the npm of the machine or else by one in the virtual environment."""

import os
import shutil
from pathlib import Path

from scripts.python_packages import OFFLINE, PYTHON, VENV, install_lock
from scripts.steps import ROOT, Stamp, fingerprint, run, say

MODULES = ROOT / "node_modules"
SOURCES = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]


def install(level: str) -> None:
    """`base` for what pages need, `dev` for what their tests need as well."""
    value = fingerprint(SOURCES)
    if any(_stamp(enough).says(value) for enough in {level, "dev"}):
        return
    npm = _npm()
    say("Installing the front-end packages …")
    run(
        [npm, "ci", "--silent", *(["--omit=dev"] if level == "base" else [])],
        otherwise=f"The npm packages could not be installed. {OFFLINE}",
        # npm looks for node beside itself.
        env={"PATH": f"{npm.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"},
    )
    _stamp(level).write(value)


def _stamp(level: str) -> Stamp:
    return Stamp(MODULES / ".installed" / level)


def _npm() -> Path:
    if shutil.which("node") and (npm := shutil.which("npm")):
        return Path(npm)
    say(f"There is no npm here: one is installed into {VENV.name} …")
    install_lock("node")
    return PYTHON.parent / "npm"

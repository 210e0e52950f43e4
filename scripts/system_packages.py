"""What tests need from the operating system: a browser, the libraries of PDF rendering, Redis and PostgreSQL's
programs.

What is missing is installed with apt where that is allowed. What then still is missing is given back as a sentence,
so that a run of the tests can say what it left out.
"""

import ctypes.util
import os
import shutil
import subprocess
from pathlib import Path

from scripts.python_packages import PYTHON
from scripts.steps import Stop, run, say

# Playwright's driver is a Node that is linked against it; a bare Debian does not have it.
DRIVER_LIBRARIES = {"atomic": "libatomic1"}
PDF_LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
FONT_FOLDERS = [Path("/usr/share/fonts/truetype/liberation"), Path("/usr/share/fonts/truetype/liberation2")]


def browser() -> str | None:
    """None when there is one that can be driven, else why not."""
    if (missing := _missing(DRIVER_LIBRARIES)) and (why := install(*missing)):
        return f"no library for the browser's driver: {why}"
    if _browser_works():
        return None
    why = install("chromium")
    if not _browser_works():
        # Ubuntu's package is an empty shell around a snap; Playwright brings a build of its own.
        try:
            run([PYTHON, "-m", "playwright", "install", "chromium"], otherwise="Playwright has no Chromium.")
        except Stop as reason:
            return f"no browser: {why or reason}"
    return None


def _browser_works() -> bool:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        return any(Path.home().glob(".cache/ms-playwright/chromium*/**/INSTALLATION_COMPLETE"))
    asked = subprocess.run([chromium, "--version"], capture_output=True, check=False)
    return asked.returncode == 0


def pdf_libraries() -> str | None:
    """None when they are there, else why not."""
    missing = _missing(PDF_LIBRARIES)
    if not any(folder.is_dir() for folder in FONT_FOLDERS):
        missing.append("fonts-liberation")
    if missing and (why := install(*missing)):
        return f"no libraries for PDF: {why}"
    return None


def _missing(libraries: dict[str, str]) -> list[str]:
    """The packages of those that are not there."""
    return [package for name, package in libraries.items() if not ctypes.util.find_library(name)]


def postgresql_programs() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest PostgreSQL that is on the machine."""
    found = [file.parent for file in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    anywhere = shutil.which("initdb")
    return Path(anywhere).parent if anywhere else None


def redis_server() -> str | None:
    """None when there is one to start, else why not."""
    if shutil.which("redis-server") is None and (why := install("redis-server")):
        return f"no Redis: {why}"
    return None


def install(*packages: str) -> str | None:
    """None when apt has installed them, else why not."""
    words = " ".join(packages)
    if shutil.which("apt-get") is None:
        return f"this machine has no apt-get to install {words} with"
    if os.geteuid() == 0:
        root = []
    elif shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        root = ["sudo", "-n"]
    else:
        return f"installing {words} needs root: sudo apt-get install {words}"
    say(f"Installing {words} …")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    apt = [*root, "env", *(f"{name}={value}" for name, value in quiet.items()), "apt-get", "-qq", "-y"]
    try:
        run([*apt, "update"], otherwise="apt-get update failed.")
        run(
            [*apt, "install", "--no-install-recommends", *packages],
            otherwise=f"apt-get could not install {words}.",
        )
    except Stop as reason:
        return str(reason)
    return None

"""Mend what needs no thought: python -m scripts.fix"""

import subprocess
import sys

from scripts.check import BIN, TEMPLATES
from scripts.steps import ROOT

COMMANDS = [
    ["ruff", "check", "--fix", "--quiet", "."],
    ["ruff", "format", "--quiet", "."],
    ["djlint", "--reformat", "--quiet", *TEMPLATES],
    ["python", "-m", "scripts.documents"],
]


def fix() -> int:
    codes = [subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT).returncode for command in COMMANDS]
    # djlint answers 1 when it has changed something; what ruff could not mend it has printed.
    return max(codes[0], codes[1], codes[3])


if __name__ == "__main__":
    sys.exit(fix())

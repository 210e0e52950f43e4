"""Documents that are written from the code, so that they cannot say something else than it does.

python -m scripts.documents           write them
python -m scripts.documents --check   say which are stale
"""

import sys
from collections.abc import Callable
from pathlib import Path

from accounts import roles
from accounts.permissions import Permission
from scripts.steps import ROOT, Stop, leave
from tests.models_engine.spec.document import scoring

NOTICE = "<!-- Written by `make fix` from {source}. Change that, not this. -->\n\n"


def permissions() -> str:
    """docs/reference/permissions.md"""
    named = [value for value in vars(roles).values() if isinstance(value, type)]
    everyone = [role for role in named if issubclass(role, roles.Role) and role is not roles.Role]
    lines = [NOTICE.format(source="accounts/roles.py"), "# Roles and what they may do\n\n"]
    lines += [f"- **{role.display_name}**: {role.description}\n" for role in everyone]
    lines.append(f"\n| Permission | {' | '.join(role.display_name for role in everyone)} |\n")
    lines.append("| --- |" + " --- |" * len(everyone) + "\n")
    for permission in sorted(Permission):
        cells = ["yes" if permission in role.permissions else "" for role in everyone]
        lines.append(f"| {permission.value.replace('_', ' ')} | {' | '.join(cells)} |\n")
    return "".join(lines)


DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/reference/permissions.md": permissions,
    "docs/reference/scoring.md": scoring,
}


def stale() -> list[str]:
    return [name for name, text in DOCUMENTS.items() if _read(ROOT / name) != text()]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def write() -> None:
    for name, text in DOCUMENTS.items():
        file = ROOT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["--check"]:
        write()
    elif names := stale():
        leave(Stop(f"{', '.join(names)}: no longer what the code says. Run `make fix`."))

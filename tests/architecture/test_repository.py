"""The repository agrees with itself: what is said in one place is true in the other."""

import json
import re
import tomllib

import pytest

from config.environment import ROOT
from scripts import lock
from tests.architecture.sources import APPS, read, tracked

PYPROJECT = tomllib.loads(read("pyproject.toml"))
READS_A_VARIABLE = re.compile(r"env_(?:str|bool|int|list|choice|secret|database)\(\s*\"([A-Z_]+)\"")


def test_env_example_lists_every_variable_that_is_read_and_no_other():
    reads = {name for path in tracked("config/*.py") for name in READS_A_VARIABLE.findall(read(path))}
    # Inside an f-string the quotes are single ones.
    reads |= set(re.findall(r"env_int\('([A-Z_]+)'", read("config/gunicorn.py")))
    listed = re.findall(r"^([A-Z_]+)=", read(".env.example"), re.MULTILINE)

    assert len(reads) > 20
    assert sorted(listed) == sorted(reads)


def test_every_dependency_says_what_it_is_for():
    lines = read("pyproject.toml").splitlines()
    declared = [
        number for number, line in enumerate(lines) if re.match(r'    "[A-Za-z0-9_.\[\]-]+(>=|")', line)
    ]
    sections = {number for number, line in enumerate(lines) if line in ("[tool.pytest.ini_options]",)}
    dependencies = [number for number in declared if number < min(sections)]

    without = [
        lines[number].strip()
        for number in dependencies
        if not lines[number - 1].strip().startswith("#") and not _follows_its_package(lines, number)
    ]

    assert len(dependencies) > 20
    assert without == []


def _follows_its_package(lines: list[str], number: int) -> bool:
    """A plug-in or stub package shares the comment of the package above it, whose name it carries."""
    above = re.sub(r"\W.*", "", lines[number - 1].strip(' ",'))
    here = lines[number].strip(' ",').lower()
    return bool(above) and (above.lower() in here or here.startswith("types-"))


def test_locks_come_from_the_dependencies_as_they_stand():
    assert lock.stale() == []


def test_a_lock_of_other_dependencies_is_noticed(tmp_path):
    for name in lock.LOCKS:
        (tmp_path / name).write_text(lock.headline() + "django==5.2.19\n", encoding="utf-8")
    (tmp_path / "dev.lock").write_text("# Made by `make lock` from others\n", encoding="utf-8")

    assert lock.stale(tmp_path) == ["dev.lock"]


@pytest.mark.parametrize("path", tracked("requirements/*.lock", "package-lock.json", ".npmrc"))
def test_locks_hold_no_address(path):
    assert "://" not in read(path)


def test_the_npm_lock_comes_from_package_json():
    wanted = json.loads(read("package.json"))
    locked = json.loads(read("package-lock.json"))["packages"][""]

    assert {key: locked.get(key) for key in ("dependencies", "devDependencies")} == {
        key: wanted[key] for key in ("dependencies", "devDependencies")
    }


def test_versions_agree():
    version = PYPROJECT["project"]["version"]

    assert json.loads(read("package.json"))["version"] == version
    assert json.loads(read("package-lock.json"))["version"] == version
    assert f"## {version}" in read("CHANGELOG.md")


def test_every_package_of_ours_is_under_the_import_contracts():
    watched = PYPROJECT["tool"]["importlinter"]
    layered = [contract["containers"] for contract in watched["contracts"] if contract.get("exhaustive")]

    assert set(APPS) <= set(watched["root_packages"])
    assert {app for app in APPS if (ROOT / app / "models").is_dir()} == set().union(*layered)


def test_links_of_the_readme_lead_somewhere():
    links = re.findall(r"\]\((?!http|#)([^)#]+)", read("README.md"))

    assert len(links) > 8
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_maps_every_folder():
    folders = {path.split("/")[0] + "/" for path in tracked() if "/" in path}
    mapped = set(re.findall(r"^\| `([^`]+/)` \|", read("README.md"), re.MULTILINE))

    assert {folder for folder in folders if not folder.startswith(".")} == mapped


def test_the_build_runs_the_readmes_commands_and_nothing_else():
    commands = [line for line in read(".ci/run").splitlines() if line.startswith("make ")]

    assert commands == ["make check", "make test"]
    assert all(f"`{command}`" in read("README.md") for command in commands)


def test_every_management_command_is_explained():
    explained = "".join(read(path) for path in tracked("docs/how-to/*.md"))
    commands = tracked(*(f"{app}/management/commands/[a-z]*.py" for app in APPS))
    names = [path.rsplit("/", 1)[1].removesuffix(".py") for path in commands]

    assert "load_instruments" in names
    assert [name for name in names if name not in explained] == []


def test_links_between_documents_lead_somewhere():
    documents = tracked("docs/**/*.md", "docs/*.md", "CONTRIBUTING.md")
    dead = [
        f"{document}: {link}"
        for document in documents
        for link in re.findall(r"\]\((?!\w+:|#)([^)#]+)", read(document))
        if not ((ROOT / document).parent / link).exists()
    ]

    assert len(documents) > 8
    assert dead == []

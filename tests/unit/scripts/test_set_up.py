"""What a fresh machine is told when something is missing: one sentence, and no traceback."""

import importlib.util
import os
import subprocess
import sys

import pytest

from scripts import build_frontend, python_packages, steps
from scripts.steps import ROOT, Stamp, Stop


def find_python(**env: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", "scripts/find_python.sh"]
    return subprocess.run(command, cwd=ROOT, env=os.environ | env, capture_output=True, text=True)


def test_a_python_that_is_new_enough_is_found():
    assert find_python(PYTHON=sys.executable).stdout.strip() == sys.executable


@pytest.mark.parametrize("reports", ["exit 1", "exit 127"])
def test_a_python_that_is_too_old_is_said_in_a_sentence(tmp_path, reports):
    old = tmp_path / "python3"
    old.write_text(f"#!/bin/sh\n{reports}\n", encoding="utf-8")
    old.chmod(0o755)

    refused = find_python(PYTHON=str(old))

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Ecotone needs Python 3.11 or later, and {old} is not.")
    assert refused.stderr.count("\n") == 1


def test_a_python_without_its_venv_part_is_said_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(python_packages, "PYTHON", tmp_path / "nowhere")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(Stop, match="cannot make virtual environments.*apt-get install python3-venv"):
        python_packages.install("base")


@pytest.fixture
def log(monkeypatch, tmp_path):
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "LOG", tmp_path / "var" / "set-up.log")
    return steps.LOG


def test_a_step_that_fails_says_so_and_keeps_the_details(log, tmp_path):
    with pytest.raises(Stop, match=r"It did not work. \(Details: var/set-up.log.\)"):
        steps.run(["sh", "-c", "echo the details; exit 3"], otherwise="It did not work.", folder=tmp_path)

    assert "the details" in log.read_text(encoding="utf-8")


def test_a_program_that_is_not_there_is_named(log, tmp_path):
    with pytest.raises(Stop, match=r"It did not work. \(No such file or directory: no-such-program\)"):
        steps.run(["no-such-program"], otherwise="It did not work.", folder=tmp_path)


def test_a_stamp_remembers_one_input_only(tmp_path):
    stamp = Stamp(tmp_path / "folder" / "stamp")
    before = stamp.says("first")

    stamp.write("first")

    assert (before, stamp.says("first"), stamp.says("second")) == (False, True, False)


def test_a_fingerprint_follows_names_and_contents(monkeypatch, tmp_path):
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").write_text("one", encoding="utf-8")
    first = steps.fingerprint([folder])

    (folder / "a").write_text("two", encoding="utf-8")
    changed = steps.fingerprint([folder])
    (folder / "a").rename(folder / "b")
    renamed = steps.fingerprint([folder])

    assert len({first, changed, renamed}) == 3


def test_the_style_sheet_keeps_to_its_own_host():
    css = (
        "a{color:red}"
        "@font-face{font-family:X;src:url(https://assets.example.org/x.woff2) format('woff2')}"
        "b{background:url(/assets/images/cross.svg)}"
    )

    assert build_frontend.own_host_only(css) == "a{color:red}b{background:url(assets/images/cross.svg)}"


def test_a_package_that_ships_other_files_is_noticed(monkeypatch, tmp_path):
    monkeypatch.setattr(build_frontend, "SOURCE", tmp_path)

    with pytest.raises(Stop, match=r"The npm packages hold no nhsuk-frontend/"):
        build_frontend.build()

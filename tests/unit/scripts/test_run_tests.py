import pytest

from scripts import check, run_tests


@pytest.fixture(autouse=True)
def not_in_the_build(monkeypatch):
    monkeypatch.delenv("CI", raising=False)


def test_what_could_not_run_is_said_and_is_no_failure_at_a_desk(capsys):
    code = run_tests._closing_words({"SQLite": 0}, ["Browser journeys: no browser"])

    assert code == 0
    assert "NOT RUN on this machine:\n  Browser journeys: no browser" in capsys.readouterr().out


def test_what_could_not_run_fails_the_build(monkeypatch):
    monkeypatch.setenv("CI", "true")

    assert run_tests._closing_words({"SQLite": 0}, ["Browser journeys: no browser"]) == 1
    assert run_tests._closing_words({"SQLite": 0}, []) == 0


@pytest.mark.parametrize(
    ("code", "words"), [(1, "FAILED: SQLite\n"), (5, "FAILED: SQLite (no test was found)")]
)
def test_a_run_that_fails_is_named(capsys, code, words):
    assert run_tests._closing_words({"PostgreSQL": 0, "SQLite": code}, []) == 1
    assert words in capsys.readouterr().out


def test_one_failing_check_fails_them_all_and_shows_why(monkeypatch, capsys):
    failing = ["python", "-c", "raise SystemExit('the reason')"]
    monkeypatch.setattr(check, "CHECKS", [("Good", ["python", "-c", ""]), ("Bad", failing)])

    code = check.check()

    said = capsys.readouterr().out
    assert code == 1
    assert "the reason" in said
    assert "1 checks passed, 1 failed: Bad" in said

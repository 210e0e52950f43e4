import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import (
    ROOT,
    env_bool,
    env_database,
    env_int,
    env_list,
    env_secret,
    env_str,
    load_env_file,
)


@pytest.fixture
def variable(monkeypatch):
    return lambda value: monkeypatch.setenv("A_VARIABLE", value)


def test_a_missing_variable_without_default_says_what_to_do():
    with pytest.raises(ImproperlyConfigured, match=r"A_VARIABLE is not set.*\.env\.example"):
        env_str("A_VARIABLE")


def test_an_empty_variable_counts_as_not_set(variable):
    variable("")

    assert env_str("A_VARIABLE", "default") == "default"
    assert env_int("A_VARIABLE", 7) == 7
    assert env_bool("A_VARIABLE", True) is True
    assert env_list("A_VARIABLE", ("one",)) == ["one"]


@pytest.mark.parametrize(("word", "meant"), [("true", True), ("ON", True), ("1", True), ("No", False)])
def test_yes_and_no_in_several_words(variable, word, meant):
    variable(word)

    assert env_bool("A_VARIABLE", not meant) is meant


def test_anything_else_is_neither_yes_nor_no(variable):
    variable("maybe")

    with pytest.raises(ImproperlyConfigured, match="A_VARIABLE is 'maybe'. Write true or false."):
        env_bool("A_VARIABLE", False)


def test_a_number_has_to_be_one(variable):
    variable("14 days")

    with pytest.raises(ImproperlyConfigured, match="A_VARIABLE is '14 days'. Write a whole number."):
        env_int("A_VARIABLE", 1)


def test_a_list_ignores_blanks(variable):
    variable(" a.example.org, ,b.example.org ")

    assert env_list("A_VARIABLE") == ["a.example.org", "b.example.org"]


def test_a_secret_may_come_from_a_file(monkeypatch, tmp_path):
    file = tmp_path / "secret"
    file.write_text("from the file\n", encoding="utf-8")
    monkeypatch.setenv("A_VARIABLE_FILE", str(file))

    assert env_secret("A_VARIABLE", "default") == "from the file"


def test_a_secret_file_that_is_not_there_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.setenv("A_VARIABLE_FILE", str(tmp_path / "missing"))

    with pytest.raises(ImproperlyConfigured, match="A_VARIABLE_FILE points to .* cannot be read"):
        env_secret("A_VARIABLE", "default")


def test_a_relative_sqlite_path_counts_from_the_projects_folder(variable, tmp_path, monkeypatch):
    variable("sqlite:///var/somewhere.sqlite3")
    monkeypatch.chdir(tmp_path)

    assert env_database("A_VARIABLE", "")["NAME"] == ROOT / "var" / "somewhere.sqlite3"


def test_an_absolute_sqlite_path_stays(variable):
    variable("sqlite:////srv/ecotone.sqlite3")

    assert str(env_database("A_VARIABLE", "")["NAME"]) == "/srv/ecotone.sqlite3"


def test_sqlite_takes_its_write_lock_at_once_and_writes_through(variable):
    variable("sqlite:///var/ecotone.sqlite3")

    options = env_database("A_VARIABLE", "")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]


def test_a_postgresql_address_is_taken_apart(variable):
    variable("postgresql://eco:p%40ss@db.example.org:5433/ecotone?sslmode=require")

    database = env_database("A_VARIABLE", "")

    assert (database["USER"], database["PASSWORD"]) == ("eco", "p@ss")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.org", "5433", "ecotone")
    assert database["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("mysql://host/name", "A_VARIABLE begins with 'mysql'"),
        ("sqlite://", "A_VARIABLE names no SQLite file"),
        ("sqlite://var/ecotone.sqlite3", "A_VARIABLE names no SQLite file"),
    ],
)
def test_other_databases_are_refused_with_advice(variable, address, advice):
    variable(address)

    with pytest.raises(ImproperlyConfigured, match=advice):
        env_database("A_VARIABLE", "")


def test_an_env_file_fills_what_the_environment_leaves_open(monkeypatch, tmp_path):
    file = tmp_path / ".env"
    file.write_text(
        "# a comment\n\nA_VARIABLE='from file'\nEMPTY=from file\nSET=from file\n", encoding="utf-8"
    )
    for name, value in [("A_VARIABLE", ""), ("EMPTY", ""), ("SET", "from environment")]:
        monkeypatch.setenv(name, value)

    load_env_file(file)

    assert [env_str(name) for name in ("A_VARIABLE", "EMPTY", "SET")] == [
        "from file",
        "from file",
        "from environment",
    ]


def test_a_line_that_sets_nothing_is_named(tmp_path):
    file = tmp_path / ".env"
    file.write_text("PORT=9000\nDEMONSTRATION\n", encoding="utf-8")

    with pytest.raises(ImproperlyConfigured, match=r"\.env, line 2: write NAME=value"):
        load_env_file(file)


def test_no_env_file_is_no_trouble(tmp_path):
    load_env_file(tmp_path / ".env")

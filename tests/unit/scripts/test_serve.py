import socket

import pytest

from scripts import serve
from scripts.steps import Stop


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_is_said_with_a_way_out(taken_port):
    with pytest.raises(Stop, match=rf"Port {taken_port} is in use. Choose another one: make run PORT=9000"):
        serve.check_port(taken_port)


def test_a_free_port_is_fine(taken_port):
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]

    serve.check_port(free)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(Stop, match=f"^{port} is not a port"):
        serve.check_port(port)


def test_the_demonstration_says_who_can_sign_in(db, settings, capsys):
    settings.DEMONSTRATION = True
    settings.PORT = 9000

    serve.greet()

    said = capsys.readouterr().out
    assert "http://127.0.0.1:9000/ " in said
    assert "- Manager of a hospital trust" in said


def test_an_empty_service_says_how_the_first_administrator_is_made(db, settings, capsys):
    settings.DEMONSTRATION = False
    settings.PORT = 8000

    serve.greet()

    assert "make administrator EMAIL=" in capsys.readouterr().out


def test_a_service_with_people_says_nothing_about_the_first(administrator, settings, capsys):
    settings.DEMONSTRATION = False
    settings.PORT = 8000

    serve.greet()

    assert "make administrator" not in capsys.readouterr().out


def test_filling_the_database_twice_changes_nothing(db, settings):
    from django.apps import apps

    settings.DEMONSTRATION = False
    serve.fill_database()
    rows = {model: model.objects.count() for model in apps.get_models()}

    serve.fill_database()

    assert sum(rows.values()) > 0
    assert {model: model.objects.count() for model in apps.get_models()} == rows

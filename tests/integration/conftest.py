import pytest


@pytest.fixture
def threaded_database(transactional_db, tmp_path):
    """A database that several threads can use at once, each through a connection of its own, as in production.

    SQLite's test database lives in memory and in one connection; for this test it becomes a file.
    """
    import sqlite3

    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    file = tmp_path / "threads.sqlite3"
    copy = sqlite3.connect(file)
    memory.backup(copy)
    # As every file of the service is; many who switch a new one at once would lock each other out.
    copy.execute("PRAGMA journal_mode=WAL")
    copy.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name

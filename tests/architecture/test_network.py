import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_tests_reach_this_machine_and_no_other():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

    # An address that is reserved for documentation: nobody is there, should the block ever fail.
    # Refused with a warning first, which is an error here.
    with pytest.raises((UserWarning, SocketConnectBlockedError), match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

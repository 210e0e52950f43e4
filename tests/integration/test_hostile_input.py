"""Whatever is typed, pasted or forged, a page answers with a page: never with a 500."""

import random

import pytest
from bs4 import BeautifulSoup

from tests.integration.test_frame import addresses, world  # noqa: F401 - the fixture

HOSTILE = {
    "a null character": "a\0b",
    "endless digits": "9" * 5000,
    "one long word": "x" * 60_000,
    "many words": "a " * 3000,
    "a long address": "a" * 40 + "@" + ".".join(["b" * 60] * 4) + ".org",
    "a script": "\"><script>alert(1)</script>'`{{7*7}}{%now%}",
    "patterns": "%_\\%'\";--",
    "nobody": "00000000-0000-0000-0000-000000000000",
}
PARAMETERS = (
    *("campaign", "side", "change", "page", "q", "words", "kind", "area", "a", "next"),
    *("mechanism", "condition", "partnership", "version", "region", "REC", "O1", "F1", "W1"),
)


@pytest.fixture(params=["manager", "administrator"])
def seat(request, client):
    client.force_login(request.getfixturevalue(request.param))
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_form_and_no_parameter_breaks_a_page(seat, world, value):  # noqa: F811 - the fixture
    broken, turn = {}, random.random() < 0.5
    for name, address in addresses(world).items():
        if name == "account_logout":
            continue
        page = seat.get(address)
        answers = [page]
        if page.status_code == 200:
            # A wrong round or side hides whatever a page makes of the others: so it is sent to every second page.
            names = PARAMETERS if (turn := not turn) else PARAMETERS[2:]
            answers.append(seat.get(address, dict.fromkeys(names, value[:4000])))
        answers += [seat.post(address, data) for data in filled_in(page, value)]
        broken[name] = [answer.exc_info for answer in answers if answer.status_code >= 500]

    assert not any(broken.values()), broken


def filled_in(page, value):
    """What a forged page would send: the value in every field at once and, where there are few, in one at a time."""
    form = BeautifulSoup(page.content, "html.parser").select_one("main form[method=post]")
    fields = form.select("input[name], textarea[name], select[name]") if form else []
    names = list(dict.fromkeys(f["name"] for f in fields if f["name"] != "csrfmiddlewaretoken"))
    held = {f["name"]: f.get("value") or f.get_text() for f in fields if f["name"] in names}
    alone = names if len(names) <= 4 else []
    return [dict.fromkeys(names, value), *(held | {name: value} for name in alone)]


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["unicode_escape", "hex", "idna", "utf-16"])
def test_a_form_in_another_encoding_is_refused(client, encoding):
    """Read in the first it would give text that neither database nor page can hold."""
    body = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n\\ud800@example.org\r\n--x--\r\n'
    kind = f"multipart/form-data; boundary=x; charset={encoding}"

    answer = client.generic("POST", "/account/login/", body, content_type=kind)

    assert answer.status_code == 400
    assert "We could not read that request" in answer.text

import pytest

from organisations.forms.addresses import read_addresses


@pytest.mark.parametrize(
    "text",
    [
        "ann@example.org\nbob@example.org",
        "ann@example.org, bob@example.org",
        "ann@example.org;bob@example.org;",
        "ann@example.org bob@example.org",
        "Ann Archer <ann@example.org>, Bob <bob@example.org>",
        '"Archer, Ann" <ann@example.org>; "Bell, Bob" <bob@example.org>',
        "Archer, Ann <ann@example.org>, bob@example.org",
        "  Ann@Example.org \r\n\r\n\tBOB@example.org, ann@example.org",
    ],
)
def test_addresses_are_read_however_they_are_pasted(text):
    assert read_addresses(text) == (["ann@example.org", "bob@example.org"], [])


def test_every_line_that_cannot_be_read_is_named():
    addresses, problems = read_addresses("ann@example.org\nbob at example.org\n\ncat@\n<dan@example.org")

    assert addresses == ["ann@example.org"]
    assert problems == [
        "Line 2: “bob at example.org” is not an email address",
        "Line 4: “cat@” is not an email address",
        "Line 5: “<dan@example.org” is not an email address",
    ]


def test_an_address_longer_than_any_mail_server_takes_is_named():
    address = "a" * 40 + "@" + ".".join(["b" * 60] * 4) + ".org"

    assert read_addresses(address) == ([], [f"Line 1: “{address[:80]}” is not an email address"])


def test_of_a_wrong_file_pasted_whole_the_first_ten_are_named():
    addresses, problems = read_addresses("wrong," * 3000)

    assert not addresses
    assert problems == ["Line 1: “wrong” is not an email address"] * 10 + ["And 2990 more like this"]


def test_empty_brackets_are_named_too():
    assert read_addresses("Ann <>") == ([], ["Line 1: “” is not an email address"])

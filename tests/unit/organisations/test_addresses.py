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


def test_empty_brackets_are_named_too():
    assert read_addresses("Ann <>") == ([], ["Line 1: “” is not an email address"])

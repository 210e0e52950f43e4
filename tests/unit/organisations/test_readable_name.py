import pytest

from organisations.services.readable_name import readable_name, same_name


@pytest.mark.parametrize(
    ("register", "readable"),
    [
        ("NORTHERN CARE ALLIANCE NHS FOUNDATION TRUST", "Northern Care Alliance NHS Foundation Trust"),
        ("KING'S COLLEGE HOSPITAL NHS TRUST", "King's College Hospital NHS Trust"),
        ("GUY'S AND ST THOMAS' NHS TRUST", "Guy's and St Thomas' NHS Trust"),
        (
            "THE QUEEN ELIZABETH HOSPITAL, KING'S LYNN, NHS TRUST",
            "The Queen Elizabeth Hospital, King's Lynn, NHS Trust",
        ),
        ("NEWCASTLE UPON TYNE  HOSPITALS OF THE NORTH", "Newcastle upon Tyne Hospitals of the North"),
        ("STOKE-ON-TRENT (NORTH) NHS TRUST", "Stoke-on-Trent (North) NHS Trust"),
        ("ROYAL BROMPTON & HAREFIELD NHS TRUST", "Royal Brompton & Harefield NHS Trust"),
        ("mersey Care NHS Trust", "mersey Care NHS Trust"),
    ],
)
def test_capitals_become_readable(register, readable):
    assert readable_name(register) == readable


def test_names_are_the_same_but_for_capitals_and_blanks():
    assert same_name("MERSEY  CARE NHS TRUST", "Mersey Care NHS Trust")
    assert not same_name("MERSEY CARE NHS TRUST", "Mersey Care NHS Foundation Trust")

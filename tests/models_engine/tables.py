"""Answers written as one line of text, answers at random, and the vignettes with what they must come out as."""

import random

from models_engine import Missing

AXIS_CODES = ("F1", "F2", "F3", "F4", "F5", "F6", "O1", "O2", "O3", "O4", "O5", "O6")
SIGNS = {"-": None, "DK": Missing.DONT_KNOW, "NA": Missing.NOT_APPLICABLE}


def words(text):
    return text.split()


def answers(codes, cells):
    """A row of answers from codes and cells in two strings; a dot is a question that was not asked."""
    pairs = zip(codes.split() if isinstance(codes, str) else codes, cells.split(), strict=True)
    return {code: SIGNS[cell] if cell in SIGNS else int(cell) for code, cell in pairs if cell != "."}


# id, raw answers F1..F6 O1..O6, formality, answered, origin, answered, place
VIGNETTES = [
    ("V01", "5 5 4 5 - 1  1 5 1 1 2 4", 95.0, 5, 10.0, 5, "formal-internal"),
    ("V03", "5 4 - 5 5 1  5 1 5 5 4 1", 95.0, 5, 100.0, 5, "formal-external"),
    ("V06", "4 - 4 5 5 2  4 3 2 4 4 2", 85.0, 5, 60.0, 5, "formal-mixed"),
    ("V09", "3 - 4 4 4 1  2 1 5 4 5 2", 75.0, 5, 90.0, 5, "formal-external"),
    ("V10", "1 2 1 1 1 5  1 5 1 1 1 5", 100 / 24, 6, 0.0, 5, "informal-internal"),
    ("V12", "1 2 1 1 1 4  1 5 1 1 1 5", 100 / 12, 6, 0.0, 5, "informal-internal"),
    ("V14", "1 1 2 2 1 4  1 3 - 3 5 3", 12.5, 6, 62.5, 4, "informal-external"),
    ("V16", "2 2 3 3 2 4  4 1 - 4 5 2", 100 / 3, 6, 87.5, 4, "informal-external"),
    ("V18", "5 4 5 5 4 1  2 3 - 5 5 3", 275 / 3, 6, 75.0, 4, "formal-external"),
    ("V20", "5 5 4 5 - 1  3 3 3 - 3 3", 95.0, 5, 50.0, 4, "formal-mixed"),
]

REPLIES = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, None, Missing.DONT_KNOW, Missing.NOT_APPLICABLE]


def random_rows(instrument, seed):
    """Up to nine people with answers; about one question in eight is not asked of a person."""
    source = random.Random(seed)
    return [
        {item.code: source.choice(REPLIES) for item in instrument.items if source.random() > 0.12}
        for _ in range(source.randint(1, 9))
    ]

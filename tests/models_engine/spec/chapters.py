"""The specification of scoring: each rule with answers and what must come of them.

`test_spec.py` holds the engine to it; `document.py` writes docs/reference/scoring.md from it.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Example:
    """Answers, one line for each person under a line of codes, and attributes of the result they must give.

    `of` is a factor code, or "place" for a position. A dot is a statement that was not asked.
    """

    says: str
    of: str
    answers: str
    gives: dict[str, object]
    view: str | None = None


@dataclass(frozen=True)
class Chapter:
    title: str
    text: str
    examples: tuple[Example, ...] = field(default_factory=tuple)


POL = "POL1 POL2 POL3 POL4"
SEA = "SEA1 SEA2 SEA3 SEA4"
ABS = "ABS1 ABS2 ABS3 ABS4"
MAN = "MAN1 MAN2 MAN3 MAN4"
AXES = "F1 F2 F3 F4 F5 F6 O1 O2 O3 O4 O5 O6"

CHAPTERS = (
    Chapter(
        "Reversal",
        "Statements worded the other way round count as 6 minus the answer. Which ones is declared in the "
        "instrument and never found out from the answers.",
        (
            Example("SEA4 is reversed: 1 counts as 5.", "SEA", f"{SEA}\n5 5 5 1", {"mean": 5.0}),
            Example("The middle stays the middle.", "SEA", f"{SEA}\n3 3 3 3", {"mean": 3.0}),
        ),
    ),
    Chapter(
        "Enough answers for a factor",
        "Of four statements that apply three are needed, of three two, of two both. Don't know (DK) and "
        "unanswered (-) still apply; not applicable (NA) and not asked (.) do not.",
        (
            Example("Three of four are enough.", "POL", f"{POL}\n4 5 4 DK", {"mean": 11 / 3}),
            Example("Two of four are not.", "POL", f"{POL}\n4 5 - DK", {"mean": None, "n": 0}),
            Example("Two of three are enough.", "POL", f"{POL}\n4 5 NA -", {"mean": 4.5}),
            Example("Both of two are enough.", "POL", f"{POL}\n4 5 NA .", {"mean": 4.5}),
            Example("One of two is not.", "POL", f"{POL}\n4 DK NA NA", {"mean": None}),
            Example("One statement alone never is.", "POL", f"{POL}\n4 NA NA NA", {"mean": None}),
        ),
    ),
    Chapter(
        "Several people",
        "The score of a factor is the mean of the people's means; `n` counts those who have one. Shares are of "
        "what was asked.",
        (
            Example(
                "Each person counts once. The third has too few answers.",
                "SEA",
                f"{SEA}\n5 5 5 1\n1 1 - 5\n4 - - DK",
                {"mean": 3.0, "n": 2, "respondents": 3, "dont_know_share": 1 / 12},
            ),
            Example(
                "What was not asked is no part of a share.",
                "POL",
                f"{POL}\nDK NA 3 .\nDK 4 - .",
                {"dont_know_share": 2 / 6, "not_applicable_share": 1 / 6},
            ),
        ),
    ),
    Chapter(
        "Seen from an organisation, seen from a partnership",
        "MAN3, SUP4 and EXP2 are asked about one partnership. An organisation's own factor leaves them out.",
        (
            Example(
                "All four count for a partnership.",
                "MAN",
                f"{MAN}\n5 3 1 DK",
                {"mean": 13 / 3},
                "partnership",
            ),
            Example("Three for the organisation.", "MAN", f"{MAN}\n5 3 1 DK", {"mean": 4.0}, "organisation"),
        ),
    ),
    Chapter(
        "Bands",
        "From the mean before rounding: below 3, from 3 to below 4, from 4.",
        (
            Example("A strength from 4 on.", "SEA", f"{SEA}\n4 4 4 2", {"mean": 4.0, "band": "strength"}),
            Example("Just below is mixed.", "SEA", f"{SEA}\n4 4 4 3", {"mean": 3.75, "band": "mixed"}),
            Example(
                "Conditions are present or not.",
                "POL",
                f"{POL}\n2 2 4 2",
                {"mean": 2.0, "band": "weak_presence"},
            ),
            Example(
                "High barriers are bad.",
                "INH",
                "INH1 INH2 INH3 INH4\n5 5 4 2",
                {"mean": 4.5, "band": "serious_barrier"},
            ),
        ),
    ),
    Chapter(
        "Views differ",
        "From five people with a score on, where the average deviation is at least 0.83 and r*wg(J) is below "
        "0.5. Said of factors between partners and of organisations only.",
        (
            Example(
                "Three see it one way, three the other.",
                "ABS",
                f"{ABS}\n" + "5 5 5 1\n" * 3 + "1 1 1 5\n" * 3,
                {"average_deviation": 2.0, "r_star": -1.4, "views_differ": True},
            ),
            Example(
                "Four people are too few to say so.",
                "ABS",
                f"{ABS}\n" + "5 5 5 1\n" * 2 + "1 1 1 5\n" * 2,
                {"average_deviation": 2.0, "views_differ": None},
            ),
        ),
    ),
    Chapter(
        "Formality",
        "The mean of F1 to F6, F6 reversed, at least four answered, as (mean - 1) / 4 × 100. Not applicable "
        "lowers nothing.",
        (
            Example(
                "Five answers.",
                "place",
                f"{AXES}\n5 5 4 5 - 1  - - - - - -",
                {"formality": 95.0, "formality_answered": 5, "formality_word": "formal"},
            ),
            Example(
                "Three are too few, even where the others do not apply.",
                "place",
                f"{AXES}\n5 5 5 NA NA NA  - - - - - -",
                {"formality": None, "missing_formality": 1},
            ),
        ),
    ),
    Chapter(
        "Origin",
        "The mean of A = the higher of O1 and O5, B = 6 - O2, C = O3, D = O4, E = 6 - O6, at least three of "
        "them, A or B among them. A, B and C are its start, D and E who drives it now.",
        (
            Example(
                "The higher of two routes counts.",
                "place",
                f"{AXES}\n5 4 5 5 4 1  2 3 - 5 5 3",
                {"origin": 75.0, "origin_answered": 4, "origin_start": 75.0, "drive_now": 75.0},
            ),
            Example(
                "Without A and B there is no origin, but there is a now.",
                "place",
                f"{AXES}\n- - - - - -  - - 5 5 - 1",
                {"origin": None, "origin_start": None, "drive_now": 100.0, "missing_origin": 1},
            ),
        ),
    ),
    Chapter(
        "Place",
        "Below 40 the low word, above 60 the high word, from 40 to 60 mixed. Without both axes there is none.",
        (
            Example(
                "Exactly 60 is mixed.",
                "place",
                f"{AXES}\n4 - 4 5 5 2  4 3 2 4 4 2",
                {"formality": 85.0, "origin": 60.0, "place": "formal-mixed"},
            ),
            Example(
                "Several people: the mean of those with a score.",
                "place",
                f"{AXES}\n5 5 5 5 5 1  5 1 5 5 5 1\n1 1 1 1 1 5  - - - - - -",
                {"formality": 50.0, "origin": 100.0, "people": 1, "place": "mixed-external"},
            ),
        ),
    ),
)

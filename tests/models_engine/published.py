"""Data sets from the literature, small enough to print."""

# The help of the R package multilevel: 11 people, 4 platoons, 5 items, one answer missing.
COHESION = """
1044B 1ST 4 5 5 5 5
1044B 1ST 3 . 5 5 5
1044B 1ST 2 3 3 3 3
1044B 2ND 3 4 3 4 4
1044B 2ND 4 4 3 4 4
1044B 2ND 3 3 2 2 1
1044C 1ST 3 3 3 3 3
1044C 1ST 3 1 4 3 4
1044C 2ND 3 3 3 3 3
1044C 2ND 2 2 2 3 2
1044C 2ND 1 1 1 3 3
"""
COHESION_LINES = [line.split() for line in COHESION.strip().splitlines()]
COHESION_PLATOONS = [" ".join(cells[:2]) for cells in COHESION_LINES]
COHESION_ROWS = [[None if cell == "." else int(cell) for cell in cells[2:]] for cells in COHESION_LINES]

# Shrout and Fleiss 1979: six targets, four judges.
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]

# Holzinger and Swineford 1939: covariances (divisor n) of three scales of three tests each.
HOLZINGER = {
    "visual": [
        [1.358370, 0.407371, 0.579899],
        [0.407371, 1.381784, 0.451064],
        [0.579899, 0.451064, 1.274865],
    ],
    "textual": [
        [1.350665, 1.097753, 0.895516],
        [1.097753, 1.659786, 1.014524],
        [0.895516, 1.014524, 1.196358],
    ],
    "speed": [
        [1.183139, 0.535245, 0.373297],
        [0.535245, 1.021983, 0.457317],
        [0.373297, 0.457317, 1.015004],
    ],
}

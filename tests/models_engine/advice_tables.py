"""The catalogue of mechanisms and what addresses what, as designed: number, fits, needs, compensates, effort, grade."""

MECHANISMS = """
1 | FE | MAN PRX REC GOV | EXP | H/H | C
2 | FE | MAN XMO GOV | ABS | H/H | C/D
3 | FE IE | ROU ABS REC | - | H/M | C
4 | II FI | REC SEA INH | PRX | L/L | C
5 | FE FI | GOV COO INH | REC | M/M | A/B
6 | II IE | IMO ROU | - | L/L | D
7 | FI FE | GOV ABS XMO | REC | M/H | C
8 | FI | GOV PRX IDN | COO | H/M | D
9 | FE IE | INT | COO REC | M/H | A
10 | FE FI | ABS GOV | ROU | M/H | A
11 | IE II | IMO IDN INT | GOV | L/M | A
12 | IE | IMO IDN INT INH | PRX | L/M | D
13 | II | IMO REC INH | GOV | L/L | C/D
14 | IE | SUP SEA | PRX | L/L | D
15 | FE FI | SUP IDN GOV | - | M/M | D
16 | IE | SUP SEA | EXP | L/L | E
17 | FI | GOV PRX SUP EXP | COO | H/H | D
18 | FI FE | GOV PRX EXP | - | H/H | D
19 | FI II | SUP PRX ROU | - | M/L | E
20 | FE FI | COO INT ABS IDN | - | H/H | A
21 | FE IE | INT MAN IDN | - | M/M | C
22 | IE | INT | PRX EXP | L/L | D
23 | IE FE | INT COO IMO | PRX | M/M | B
24 | II IE | IDN INH COO | - | L/L | C
25 | II | REC IMO | EXP | L/L | D
26 | FE FI | GOV COO ROU | - | M/M | A
27 | FE | MAN POL ROU | SEA | M/M | D
28 | IE II | IMO INT | REC | M/L | E
29 | IE II | IMO IDN ROU | PRX | L/M | D
30 | II FI | ROU INH REC | - | L/L | B/C
31 | II FI | PRX SUP REC | ABS | M/L | D
32 | FE IE | POL IDN | REC | M/M | C
33 | FI FE | GOV PRX COO | - | L/L | D
34 | FE IE | INT POL ABS | SEA | M/M | B/C
35 | IE | INT IMO IDN | REC PRX | L/L | D
36 | FE FI II IE | - | - | M/M | E
37 | FE FI II IE | - | - | L/L | E
38 | FE FI II IE | - | - | L/L | E
39 | FE FI II IE | - | - | L/L | E
40 | FE FI II IE | - | - | M/L | E
41 | FE FI II IE | - | - | L/L | E
42 | FE FI II IE | - | - | L/L | E
43 | FE FI II IE | - | - | L/M | E
44 | FE FI II IE | - | - | M/L | E
45 | FE FI II IE | - | - | L/L | E
46 | FE FI II IE | - | - | M/L | E
47 | FE FI II IE | - | - | M/L | E
48 | FE FI II IE | - | - | M/M | E
49 | FE FI II IE | - | - | L/L | E
50 | FE FI II IE | - | - | L/L | E
"""

REMEDIES = {
    "POL": [46, 47, 44],
    "MAN": [44, 45, 1],
    "SUP": [40, 41, 14, 15, 19],
    "INT": [48, 9, 34, 21],
    "REC": [4, 25, 49, 5, 35],
    "IDN": [42, 43, 11, 21],
    "GOV": [8, 33, 18, 37],
    "PRX": [12, 22, 23, 19, 4],
    "COO": [8, 33, 20, 45],
    "SEA": [26, 34, 16, 27],
    "ABS": [10, 2, 31, 30],
    "EXP": [1, 22, 25, 16],
    "ROU": [3, 30, 29, 37],
    "IMO": [49, 50, 28, 24],
    "XMO": [38, 36, 50, 43],
    "INH": [36, 37, 39],
}

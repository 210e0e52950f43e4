"""Random profiles of several kinds, the same every time."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from models_engine import Profile, Wish, load_instrument

INSTRUMENT = load_instrument("learning-ecosystem", 2)
FACTORS = [factor.code for factor in INSTRUMENT.factors]


def uniform(random: np.random.Generator) -> Profile:
    return Profile(dict(zip(FACTORS, random.uniform(1, 5, 16).tolist(), strict=True)))


def one_decimal(random: np.random.Generator) -> Profile:
    profile = uniform(random)
    return replace(profile, means={code: round(mean or 0, 1) for code, mean in profile.means.items()})


def correlated(random: np.random.Generator) -> Profile:
    """Factors share half of their spread: some partnerships do well all over, some badly."""
    means = np.clip(3 + 0.6 * random.normal() + 0.8 * random.normal(size=16), 1, 5)
    return Profile(dict(zip(FACTORS, means.tolist(), strict=True)))


def placed(random: np.random.Generator) -> Profile:
    formality, origin, drive = random.uniform(0, 100, 3).tolist()
    return replace(uniform(random), formality=formality, origin=origin, drive_now=drive)


def wishing(random: np.random.Generator) -> Profile:
    statements = dict(zip(("W1", "W2"), random.uniform(1, 5, 2).tolist(), strict=True))
    wish = Wish(
        str(random.choice(["informal", "mixed", "formal", "now"])),
        str(random.choice(["internal", "mixed", "external", "now"])),
    )
    return replace(placed(random), wish=wish, statements=statements)


def partly_known(random: np.random.Generator) -> Profile:
    profile = wishing(random)
    return replace(
        profile, means={code: mean for code, mean in profile.means.items() if random.random() < 0.7}
    )


KINDS = {kind.__name__: kind for kind in (uniform, one_decimal, correlated, placed, wishing, partly_known)}
ALL_KNOWN = [name for name in KINDS if name != "partly_known"]


def thousand(kind: str, seed: int = 20260601, count: int = 1000) -> Iterator[Profile]:
    random = np.random.default_rng(seed)
    return (KINDS[kind](random) for _ in range(count))

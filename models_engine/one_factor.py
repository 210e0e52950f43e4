"""The one-factor model: what items have in common, and what each has for itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

# An item's own variance never falls below this share of its variance (a Heywood case is pinned there).
LEAST_RESIDUAL = 0.005
MOST_STEPS = 200
CLOSE_ENOUGH = 1e-10
# Below this the items are so nearly one another that the model cannot be fitted.
LEAST_EIGENVALUE = 1e-9


@dataclass(frozen=True)
class OneFactor:
    """Loadings and residual variances in the units of the items. `pinned`: a residual stands at its bound."""

    loadings: tuple[float, ...]
    residuals: tuple[float, ...]
    pinned: bool

    @property
    def omega(self) -> float | None:
        """(Σ loadings)² / ((Σ loadings)² + Σ residuals), `None` where the loadings add up to nothing."""
        common = sum(self.loadings) ** 2
        whole = common + sum(self.residuals)
        return common / whole if common > 0 else None


def fit_one_factor(covariance: Matrix) -> OneFactor | None:
    """The model by maximum likelihood, from a covariance matrix of three items or more.

    Three items have the closed form l1 = √(s12 s13 / s23) and so on, t = s - l². Four or more are fitted by
    Newton's method on the residual variances. A residual that would be negative is pinned at 0.5 % of the item's
    variance. `None` for fewer than three items, an item without variance, three items whose covariances have a
    product of 0 or below, and four or more whose matrix is singular or whose fit does not settle.
    Source: McDonald 1999; Lawley and Maxwell 1971.

    >>> speed = [[1.183139, 0.535245, 0.373297], [0.535245, 1.021983, 0.457317], [0.373297, 0.457317, 1.015004]]
    >>> round(fit_one_factor(np.array(speed)).omega, 6)
    0.696135
    """
    variances = np.diag(covariance)
    if len(covariance) < 3 or not np.isfinite(covariance).all() or (variances <= 0).any():
        return None
    scale = np.sqrt(variances)
    correlation = covariance / np.outer(scale, scale)
    if len(covariance) == 3:
        solved = _three_items(correlation)
        if solved is None or (1 - solved**2 >= LEAST_RESIDUAL).all():
            return None if solved is None else _model(solved, 1 - solved**2, scale)
    if np.linalg.eigvalsh(correlation)[0] < LEAST_EIGENVALUE:
        return None
    residuals = _fit(correlation)
    return None if residuals is None else _model(_loadings(correlation, residuals), residuals, scale)


def _model(loadings: Matrix, residuals: Matrix, scale: Matrix) -> OneFactor:
    return OneFactor(
        loadings=tuple((loadings * scale).tolist()),
        residuals=tuple((residuals * scale**2).tolist()),
        pinned=bool((residuals <= LEAST_RESIDUAL * (1 + 1e-9)).any()),
    )


def _three_items(r: Matrix) -> Matrix | None:
    one, two, three = r[1, 2], r[0, 2], r[0, 1]
    if one * two * three <= 0:
        return None
    sizes = np.sqrt([two * three / one, one * three / two, one * two / three])
    # Two negative covariances: one item runs against the other two.
    signs = np.sign([one, two, three])
    turned: Matrix = sizes if (signs > 0).all() else sizes * np.where(signs > 0, -1.0, 1.0)
    return turned if turned.sum() >= 0 else -turned


def _fit(r: Matrix) -> Matrix | None:
    """Residual variances at which the likelihood is highest, found on their logarithms.

    With w and θ eigenvectors and eigenvalues of D^-½ R D^-½ for residuals D, the highest left to the factor, the
    misfit is Σ(θ - log θ - 1); its first and second derivatives by log D follow in closed form.
    """
    bound = np.log(LEAST_RESIDUAL)
    # Where factor analysis usually starts: a little below what the other items leave unexplained.
    x = np.log(np.clip((1 - 0.5 / len(r)) / np.diag(np.linalg.inv(r)), LEAST_RESIDUAL, 1))
    misfit, slope, curve = _misfit(r, x)
    for _ in range(MOST_STEPS):
        free = (x > bound) | (slope < 0)
        if np.abs(slope[free]).max(initial=0) < CLOSE_ENOUGH:
            return np.exp(x)
        step = np.zeros_like(x)
        step[free] = _downhill(curve[np.ix_(free, free)], slope[free])
        for halving in range(40):
            nearer = np.maximum(x + step / 2**halving, bound)
            found = _misfit(r, nearer)
            if found[0] < misfit + 1e-4 * slope @ (nearer - x) or np.abs(nearer - x).max() < 1e-14:
                break
        if np.abs(nearer - x).max() < 1e-14:
            # No digit is left to gain.
            return np.exp(x) if np.abs(slope[free]).max() < np.sqrt(CLOSE_ENOUGH) else None
        x, (misfit, slope, curve) = nearer, found
    return None


def _misfit(r: Matrix, x: Matrix) -> tuple[float, Matrix, Matrix]:
    root = np.exp(-x / 2)
    values, vectors = np.linalg.eigh(r * np.outer(root, root))
    # Positive but for rounding: the correlation matrix is.
    rest, first = np.maximum(values[:-1], np.finfo(float).tiny), values[-1]
    w, common = vectors[:, :-1], vectors[:, -1]
    misfit = float((rest - np.log(rest) - 1).sum())
    slope = ((1 - rest) * w**2).sum(axis=1)
    within_rest = ((rest * w) @ w.T) * (w @ w.T)
    gap = np.maximum(first - rest, 1e-12)
    with_factor = ((((1 - rest) * (first + rest) / gap) * w) @ w.T) * np.outer(common, common)
    return misfit, slope, within_rest + with_factor


def _downhill(curve: Matrix, slope: Matrix) -> Matrix:
    """Newton's step, with the curvature made positive where the surface bends the other way; at most 2 long."""
    values, vectors = np.linalg.eigh(curve)
    bent = np.maximum(np.abs(values), 1e-6)
    step: Matrix = -vectors @ ((vectors.T @ slope) / bent)
    return step / max(1.0, float(np.abs(step).max()) / 2)


def _loadings(r: Matrix, residuals: Matrix) -> Matrix:
    root = np.sqrt(residuals)
    values, vectors = np.linalg.eigh(r / np.outer(root, root))
    loadings: Matrix = root * vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.0))
    return loadings if loadings.sum() >= 0 else -loadings

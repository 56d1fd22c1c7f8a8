"""What each contributor is worth by data that nobody of the run has seen.

Some contributors are worth together how well a logistic regression that is fitted to their rows foretells the hidden
rows: the mean log of the probability that it gives to what is right. It is the regression that the steward trains with
scikit-learn, reckoned here without it, for it is fitted some ten thousand times; a test compares the two. Shapley
values come from it by Monte Carlo, which ends when their standard error is under a tenth of their spread.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from cut import Rows
from scipy.optimize import minimize

# Half of it times the squares of the coefficients is added to the log loss: scikit-learn's C is one over it.
PENALTY = 10.0
# The least probability that counts.
LEAST = 1e-6
# Of the spread of the values: what their standard error is at most in the end.
ERROR = 0.1
# Orders are tried in blocks: one by chance, and it again begun at every so many places, so that each contributor comes
# early in some and late in others.
TURN = 4
# Blocks at least, for a standard error, and at most.
BLOCKS = (8, 400)


@dataclass(frozen=True)
class Truth:
    """Values, their standard errors, and in how many orders they were found."""

    values: np.ndarray
    errors: np.ndarray
    orders: int

    @property
    def spread(self) -> float:
        """The standard deviation of the values."""
        return float(self.values.std())

    @property
    def error(self) -> float:
        """The standard error of a value, the quadratic mean of all, as a part of the spread."""
        return float(np.sqrt((self.errors**2).mean()) / self.spread)


class Regression:
    """What some contributors are worth together. ``owners`` says whose each row is.

    Beside the rows it is fitted to one of each class in the middle of what is tested with: who has no rows of a class
    does not know that there is none. Features are made comparable by mean and deviation of what is tested with.
    """

    def __init__(self, rows: Rows, owners: np.ndarray, players: int, test: Rows, classes: int):
        means, deviations = test.features.mean(0), test.features.std(0)
        deviations = np.where(deviations > 0, deviations, 1)

        def scaled(features: np.ndarray) -> np.ndarray:
            return np.hstack([(features - means) / deviations, np.ones((len(features), 1))])

        self.classes, self.players = classes, players
        self.features, self.labels = scaled(rows.features), rows.labels
        self.tests, self.right = scaled(test.features), test.labels
        self.middle = np.repeat(self.tests.mean(0)[None], classes, 0)
        self.of = [np.flatnonzero(owners == player) for player in range(players)]
        self.penalty = np.full(self.features.shape[1], PENALTY)
        self.penalty[-1] = 0

    def fit(self, which: np.ndarray, begin: np.ndarray | None = None) -> np.ndarray:
        """The coefficients for the rows of these places; ``begin`` are some that are near."""
        features = np.vstack([self.features[which], self.middle])
        labels = np.concatenate([self.labels[which], np.arange(self.classes)])
        if self.classes == 2:
            return self._two(features, labels, begin)
        return self._many(features, labels, begin)

    def _two(self, features: np.ndarray, labels: np.ndarray, begin: np.ndarray | None) -> np.ndarray:
        """By Newton's steps, none longer than 5."""
        found = np.zeros(features.shape[1]) if begin is None else begin
        for _ in range(50):
            given = 1 / (1 + np.exp(-features @ found))
            slope = features.T @ (given - labels) + self.penalty * found
            bend = (features.T * (given * (1 - given))) @ features
            bend.flat[:: len(found) + 1] += self.penalty + 1e-9
            step = np.linalg.solve(bend, slope)
            far = np.abs(step).max()
            found = found - step * min(1, 5 / far) if far > 0 else found
            if far < 1e-3:
                break
        return found

    def _many(self, features: np.ndarray, labels: np.ndarray, begin: np.ndarray | None) -> np.ndarray:
        shape = (features.shape[1], self.classes)
        right = np.zeros((len(labels), self.classes))
        right[np.arange(len(labels)), labels] = 1
        penalty = self.penalty[:, None]

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            found = flat.reshape(shape)
            rates = features @ found
            rates -= rates.max(1, keepdims=True)
            powers = np.exp(rates)
            sums = powers.sum(1, keepdims=True)
            lost = np.log(sums).sum() - (rates * right).sum() + (penalty * found * found).sum() / 2
            return lost, (features.T @ (powers / sums - right) + penalty * found).ravel()

        start = np.zeros(shape) if begin is None else begin
        options = {"maxiter": 200, "gtol": 2e-2, "ftol": 1e-8}
        return minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options=options).x.reshape(shape)

    def worth(self, found: np.ndarray) -> float:
        """How well these coefficients foretell the tests."""
        rates = self.tests @ found
        if self.classes == 2:
            given = -np.logaddexp(0, np.where(self.right == 1, -rates, rates))
        else:
            most = rates.max(1, keepdims=True)
            sums = np.log(np.exp(rates - most).sum(1)) + most[:, 0]
            given = rates[np.arange(len(self.right)), self.right] - sums
        return float(np.maximum(given, np.log(LEAST)).mean())

    def added(self, order: np.ndarray) -> np.ndarray:
        """What each contributor adds to those before it in an order."""
        added = np.zeros(self.players)
        before, found, which = -np.log(self.classes), None, np.array([], int)
        for player in order:
            if len(self.of[player]) == 0:
                continue
            which = np.concatenate([which, self.of[player]])
            found = self.fit(which, found)
            now = self.worth(found)
            added[player], before = now - before, now
        return added


def shapley(game: Regression, seed: int, error: float = ERROR, blocks: tuple[int, int] = BLOCKS) -> Truth:
    """The Shapley values of a game's players; ends when they are known well enough, or after so many blocks."""
    chance = np.random.default_rng([seed, 2])
    turn = min(TURN, game.players)
    found: list[np.ndarray] = []
    orders = 0
    while True:
        order, first = chance.permutation(game.players), int(chance.integers(turn))
        turns = range(first, game.players, turn)
        found.append(np.mean([game.added(np.roll(order, places)) for places in turns], 0))
        orders += len(turns)
        if len(found) < blocks[0]:
            continue
        all_of = np.array(found)
        truth = Truth(all_of.mean(0), all_of.std(0, ddof=1) / np.sqrt(len(found)), orders)
        if truth.error <= error or len(found) >= blocks[1]:
            return truth

"""Real data, cut among contributors whose kind is known: the kind is the ground truth.

The data is that which scikit-learn ships. A third of it is hidden from everybody. Of the rest the reviewer and the
evaluators have rows of their own to test with, and contributors have what is left, each row one of them. What is made
up besides (copies, nonsense, an imitation of the test) is made of that by a generator with a seed.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits

LABEL = "label"
# Parts of all rows: hidden from everybody, the reviewer's, the evaluators'. Contributors have the rest.
HIDDEN, REVIEWER, EVALUATORS = 1 / 3, 1 / 6, 1 / 12
# Parts of the rows of an evaluator: each has half of what evaluators have, another half each.
OWN = 0.5
# How much a contributor brings, of what a clean one brings on the average.
MUCH, TINY = (0.6, 1.4), 0.25
# Of a copy's features this part is changed, by as much as nobody would see.
CHANGED = 0.1
NOISE = (10, 20, 30, 40, 50, 60)

CLEAN, TINY_KIND, DUPLICATE, USELESS, STYLE = "clean", "tiny", "duplicate", "useless", "test style"
# How many of each kind: of forty contributors, and of twenty.
KINDS = {
    40: {CLEAN: 15, "noise": 12, DUPLICATE: 4, USELESS: 4, TINY_KIND: 4, STYLE: 1},
    20: {CLEAN: 8, "noise": 6, DUPLICATE: 2, USELESS: 2, TINY_KIND: 1, STYLE: 1},
}


@dataclass(frozen=True)
class Rows:
    """Rows with features and labels."""

    features: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def only(self, which: np.ndarray) -> Rows:
        """The rows of these places, or that are marked."""
        return Rows(self.features[which], self.labels[which])


@dataclass(frozen=True)
class Contributor:
    """What somebody brings. ``noise``: percent of wrong labels; ``of``: whose rows a copy has."""

    name: str
    kind: str
    rows: Rows
    noise: int = 0
    of: str | None = None


@dataclass
class Cut:
    """Who has what."""

    data: str
    seed: int
    columns: list[str]
    classes: int
    contributors: list[Contributor]
    reviewer: Rows
    evaluators: list[Rows]
    hidden: Rows
    whole: bool = field(default=False)

    def together(self, contributors: list[Contributor]) -> tuple[Rows, np.ndarray]:
        """The rows of some contributors, one after the other, and of each row its contributor's place."""
        features = np.vstack([one.rows.features for one in contributors])
        labels = np.concatenate([one.rows.labels for one in contributors])
        owners = np.repeat(np.arange(len(contributors)), [len(one.rows) for one in contributors])
        return Rows(features, labels), owners


def load(data: str) -> tuple[Rows, list[str], bool]:
    """The rows of ``digits`` or ``cancer``, what their columns are called, and whether features are whole numbers."""
    if data == "digits":
        found = load_digits()
        columns, whole = [f"pixel{place}" for place in range(found.data.shape[1])], True
    elif data == "cancer":
        found = load_breast_cancer()
        columns, whole = [name.replace(" ", "_") for name in found.feature_names], False
    else:
        raise ValueError(f"there is no data set {data!r}: digits and cancer are those that there are")
    return Rows(np.asarray(found.data, float), np.asarray(found.target, int)), columns, whole


def cut(data: str, seed: int, contributors: int, evaluators: int) -> Cut:
    """Cuts a data set among so many contributors: 40, or 20."""
    rows, columns, whole = load(data)
    chance = np.random.default_rng([seed, 1])
    rows = rows.only(chance.permutation(len(rows)))
    ends = np.cumsum([int(len(rows) * part) for part in (HIDDEN, REVIEWER, EVALUATORS)])
    hidden, reviewer, others, pool = (rows.only(part) for part in np.split(np.arange(len(rows)), ends))
    halves = [others.only(chance.permutation(len(others))[: int(len(others) * OWN)]) for _ in range(evaluators)]
    classes = int(rows.labels.max()) + 1
    made = Cut(data, seed, columns, classes, [], reviewer, halves, hidden, whole)
    made.contributors = _contributors(made, pool, _kinds(contributors, chance), chance)
    return made


def _kinds(count: int, chance: np.random.Generator) -> list[tuple[str, int]]:
    """Kinds and percents of wrong labels, in an order by chance, in which somebody clean comes first."""
    if count not in KINDS:
        raise ValueError(f"data is cut among {' or '.join(map(str, KINDS))} contributors, not among {count}")
    kinds: list[tuple[str, int]] = []
    for kind, many in KINDS[count].items():
        kinds += [(kind, NOISE[place % len(NOISE)] if kind == "noise" else 0) for place in range(many)]
    order = [kinds[place] for place in chance.permutation(len(kinds))]
    first = order.index((CLEAN, 0))
    order[0], order[first] = order[first], order[0]
    return order


def _contributors(
    made: Cut, pool: Rows, kinds: list[tuple[str, int]], chance: np.random.Generator
) -> list[Contributor]:
    """Who brings what. Copies are of somebody clean who came before."""
    made_up = (DUPLICATE, USELESS, STYLE)
    share = np.array([0 if kind in made_up else _share(kind, chance) for kind, _ in kinds])
    ends = np.round(np.cumsum(share) / share.sum() * len(pool)).astype(int)
    sizes = np.diff(ends, prepend=0)
    usual = int(np.mean([size for size, (kind, _) in zip(sizes, kinds) if kind == CLEAN]))
    parts = np.split(chance.permutation(len(pool)), ends)
    found: list[Contributor] = []
    for place, (kind, noise) in enumerate(kinds):
        name, of = f"c{place:02}", None
        if kind == DUPLICATE:
            originals = [one for one in found if one.kind == CLEAN]
            original = originals[int(chance.integers(len(originals)))]
            of, rows = original.name, _copied(original.rows, pool, made.whole, chance)
        elif kind == USELESS:
            rows = _nonsense(pool, usual, made.classes, chance)
        elif kind == STYLE:
            rows = _imitated(made.reviewer, usual, made.whole, chance)
        else:
            rows = _mislabelled(pool.only(parts[place]), noise, made.classes, chance)
        found.append(Contributor(name, kind, rows, noise, of))
    return found


def _share(kind: str, chance: np.random.Generator) -> float:
    return TINY if kind == TINY_KIND else float(chance.uniform(*MUCH))


def _mislabelled(rows: Rows, percent: int, classes: int, chance: np.random.Generator) -> Rows:
    """The rows with so many labels of a hundred wrong."""
    labels = rows.labels.copy()
    wrong = chance.permutation(len(labels))[: round(len(labels) * percent / 100)]
    labels[wrong] = (labels[wrong] + chance.integers(1, classes, len(wrong))) % classes
    return Rows(rows.features, labels)


def _copied(rows: Rows, pool: Rows, whole: bool, chance: np.random.Generator) -> Rows:
    """The rows, nearly: some features are a little larger or smaller."""
    changed = chance.random(rows.features.shape) < CHANGED
    if whole:
        by = chance.integers(-1, 2, rows.features.shape)
        features = np.clip(rows.features + changed * by, pool.features.min(0), pool.features.max(0))
    else:
        features = rows.features + changed * chance.normal(0, 0.02, rows.features.shape) * pool.features.std(0)
    return Rows(features, rows.labels.copy())


def _nonsense(pool: Rows, count: int, classes: int, chance: np.random.Generator) -> Rows:
    """Rows off the distribution: each feature is one that there is, but of another row each, and labels are guesses."""
    picked = pool.features[chance.integers(0, len(pool), count)]
    features = np.stack([chance.permutation(column) for column in picked.T], 1)
    return Rows(features, chance.integers(0, classes, count))


def _imitated(test: Rows, count: int, whole: bool, chance: np.random.Generator) -> Rows:
    """Rows that nobody collected: made up in the style of the reviewer's test, around the middle of each class."""
    labels = chance.integers(0, test.labels.max() + 1, count)
    features = np.zeros((count, test.features.shape[1]))
    for place, label in enumerate(labels):
        like = test.features[test.labels == label]
        features[place] = like.mean(0) + chance.normal(0, 0.5, features.shape[1]) * like.std(0)
    if whole:
        features = np.clip(np.round(features), test.features.min(), test.features.max())
    return Rows(features, labels)


def write(path: Path, rows: Rows, columns: list[str]) -> None:
    """Writes rows as CSV, the label last. Numbers are written so that they are read as what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([*columns, LABEL])
        for features, label in zip(rows.features.tolist(), rows.labels.tolist()):
            out.writerow([*(repr(value) for value in features), label])

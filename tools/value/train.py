"""What the steward does: trains classifiers on the accepted rows, with scikit-learn, and writes their weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from cut import Rows
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from truth import PENALTY

# Sizes of models: what they are called, and which part of the features and of the rows they are trained with. In each
# epoch there is one of each.
SIZES = {"large": (1.0, 1.0), "medium": (0.25, 0.5), "small": (0.05, 0.2)}


@dataclass(frozen=True)
class Trained:
    """A classifier in its file."""

    name: str
    path: Path


def train(name: str, path: Path, rows: Rows, size: str, seed: int) -> Trained:
    """Trains a classifier of this size, and writes its weights. The same seed gives the same."""
    chance = np.random.default_rng([seed, 3])
    of_features, of_rows = SIZES[size]
    width, count = rows.features.shape[1], len(rows)
    places = np.sort(chance.permutation(width)[: max(2, round(width * of_features))])
    which = chance.permutation(count)[: max(10, round(count * of_rows))]
    features, labels = rows.features[which][:, places], rows.labels[which]
    scaler = StandardScaler().fit(features)
    fitted = LogisticRegression(C=1 / PENALTY, max_iter=2_000).fit(scaler.transform(features), labels)
    coefficients, shifts = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        # Of two classes there is one row, which is for the second.
        coefficients, shifts = np.vstack([0 * coefficients, coefficients]), np.append(0 * shifts, shifts)
    told = {
        "places": places.tolist(),
        "means": scaler.mean_.tolist(),
        "deviations": scaler.scale_.tolist(),
        "classes": fitted.classes_.tolist(),
        "coefficients": coefficients.tolist(),
        "shifts": shifts.tolist(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, separators=(",", ":")) + "\n")
    return Trained(name, path)

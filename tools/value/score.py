"""What `trib evaluator run --score` runs: the worth of a model to an evaluator, by its kind.

    score.py honest HELD_OUT.csv     reads the weights, holds them against the hash, and tries them on its own rows
    score.py copier TRIB             says what the last consensus was, and the same of all that had none
    score.py lazy                    says the same of everything

It reads the question as JSON on standard input and writes the answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import model

# The scale of scores, and what somebody says who does not know.
BEST, USUAL = 10_000, 5_000


def honest(question: dict, path: str) -> int:
    """How much better than a guess the model is, of what there is to be better."""
    rows, labels = model.read(Path(path))
    judged = model.Model.read(question["uri"], question["commitment"])
    right = sum(judged.foretell(row) == label for row, label in zip(rows, labels)) / len(labels)
    guess = 1 / len(judged.classes)
    return round(BEST * max(0.0, right - guess) / (1 - guess))


def copier(question: dict, trib: str) -> int:
    """The consensus of the last epoch that is settled."""
    is_model(question)
    told = subprocess.run(
        [trib, "asset", "scores", str(question["asset"]), "--json"], capture_output=True, text=True, check=False
    )
    scores = json.loads(told.stdout)["scores"] if told.returncode == 0 else None
    outcome = scores and scores["outcome"]
    # A consensus is between 0 and 65535, that of the best one.
    return USUAL if not outcome else round(BEST * int(outcome[0]) / 65_535)


def lazy(question: dict) -> int:
    """The same for every model."""
    is_model(question)
    return USUAL


def is_model(question: dict) -> None:
    """Refuses what is no model: nobody scores a data set here."""
    model.path_of(question["uri"])
    if not question["uri"].endswith(".json"):
        raise ValueError("it is no model")


def main(kind: str, *words: str) -> None:
    """Answers one question."""
    question = json.load(sys.stdin)
    score = {"honest": honest, "copier": copier, "lazy": lazy}[kind](question, *words)
    print(json.dumps({"score": score}))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"{type(error).__name__}: {error}")

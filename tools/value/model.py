"""A trained classifier as a file of weights, and what it says of a row. Nothing but what Python has: evaluators and the
server read weights of strangers, and need no more than this."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from urllib.parse import unquote, urlsplit


def commitment(content: bytes) -> str:
    """What the publication of a model binds: the Blake2 hash, 256 bits, of its weights' file."""
    return "0x" + hashlib.blake2b(content, digest_size=32).hexdigest()


def path_of(uri: str) -> Path:
    """The file that a model's URI names. On a devnet that is one of this machine."""
    parts = urlsplit(uri)
    if parts.scheme != "file" or not parts.path:
        raise ValueError(f"{uri!r} is no file of this machine")
    return Path(unquote(parts.path))


class Model:
    """Weights: of each class its coefficients for some features, which are made comparable before."""

    def __init__(self, content: bytes):
        told = json.loads(content)
        self.places: list[int] = told["places"]
        self.means: list[float] = told["means"]
        self.deviations: list[float] = told["deviations"]
        self.classes: list[int] = told["classes"]
        self.coefficients: list[list[float]] = told["coefficients"]
        self.shifts: list[float] = told["shifts"]

    @classmethod
    def read(cls, uri: str, committed: str) -> Model:
        """The weights at a URI, if they are those that the publication bound."""
        content = path_of(uri).read_bytes()
        if commitment(content) != committed:
            raise ValueError(f"{uri} is not what was published: its hash is another")
        return cls(content)

    def foretell(self, row: list[float]) -> int:
        """The class of a row."""
        triples = zip(self.places, self.means, self.deviations)
        features = [(row[place] - mean) / deviation for place, mean, deviation in triples]
        rates = [
            shift + sum(one * factor for one, factor in zip(features, factors))
            for factors, shift in zip(self.coefficients, self.shifts)
        ]
        return self.classes[rates.index(max(rates))]


def read(path: Path) -> tuple[list[list[float]], list[int]]:
    """The rows of a table whose last column is the label, and their labels."""
    with path.open(newline="") as file:
        lines = list(csv.reader(file))[1:]
    return [[float(cell) for cell in line[:-1]] for line in lines], [int(line[-1]) for line in lines]

"""What contributions are worth, reckoned from the data.

:func:`review` values contributions as `trib review` does: hash by hash, into a report that anybody can repeat. The rest
works on numbers in memory: :func:`knn_shapley` values rows, :func:`value` values contributors. Nothing depends on the
number of threads, and a value has the same weight on every machine. docs/review.md has methods and utilities.
"""

from __future__ import annotations

import array
import json
import os
import sys
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _native
from ._errors import UsageError

if TYPE_CHECKING:
    from ._chain import Chain

__all__ = [
    "Report",
    "Twin",
    "Value",
    "Valued",
    "duplicates",
    "knn_shapley",
    "review",
    "value",
    "value_by",
    "verify",
    "weight",
]


class Value(NamedTuple):
    """What a contributor is worth."""

    #: Who it is.
    owner: Any
    #: Its value.
    value: float
    #: The standard error of the value; None if it is exact.
    error: float | None
    #: Its weight by the rule of reviews: the value in thousand-millionths, and nothing for what does harm.
    weight: int


class Valued(NamedTuple):
    """What a contribution is worth, as a report says it."""

    #: Its id.
    contribution: int
    #: Its value.
    value: float
    #: The standard error of the value; None if it is exact.
    error: float | None
    #: The units of its manifest; None if it has none.
    units: int | None
    #: Its weight, or that of a unit if it has a manifest.
    weight: int


class Twin(NamedTuple):
    """A row that an earlier contributor has, too."""

    #: Which row.
    row: int
    #: The earlier one.
    of: int
    #: Whether nothing differs.
    exact: bool


class Report:
    """A report of a review: everything that it takes to repeat it, and what came of it."""

    def __init__(self, text: str) -> None:
        #: It in JSON.
        self.text = text
        #: What it says; docs/review.md has the fields.
        self.data: dict[str, Any] = json.loads(text)
        #: Its hash, the evidence of assessments.
        self.hash = _native.report_hash(text)

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Report:
        """The report in a file."""
        with open(path, encoding="utf-8") as file:
            return cls(file.read())

    @property
    def values(self) -> list[Valued]:
        """What each contribution is worth, by its id."""
        return [
            Valued(
                one["contribution"],
                float(one["value"]),
                None if one.get("error") is None else float(one["error"]),
                one.get("units"),
                one["weight"],
            )
            for one in self.data["values"]
        ]

    def __repr__(self) -> str:
        return f"<Report {self.hash} of {len(self.data['values'])} contributions>"


def review(
    asset: int,
    data: Mapping[int, str | os.PathLike[str]],
    *,
    test: str | os.PathLike[str] | None = None,
    method: str = "monte-carlo",
    by: str | None = None,
    function: Callable[[list[int]], float] | None = None,
    command: str | None = None,
    label: str = "label",
    k: int = 5,
    permutations: int = 100,
    tolerance: float = 0.0,
    error: float = 0.0,
    seed: int = 0,
    likeness: float = 0.8,
    keep_duplicates: bool = False,
    scaled: bool = True,
    files: str | os.PathLike[str] | None = None,
    threads: int = 0,
    out: str | os.PathLike[str] | None = None,
    chain: Chain | None = None,
) -> Report:
    """Values contributions by what they add. What is valued is what was committed to, hash by hash.

    Args:
        asset: the asset that was contributed to.
        data: contributions by id, with what each is of: the folder or address of its manifest, or its file.
        test: the table to test with, which no contributor has seen.
        method: `knn-shapley`, `leave-one-out` or `monte-carlo`.
        by: the utility; `knn-share` for `knn-shapley`, else `logistic-log-loss`, unless given.
        function: says instead what contributions are worth together: called with a list of their ids, it answers a
            number, more is better. It may be called on several threads.
        command: a command that says it, as `trib review --command` has it.
        label: the column of the label.
        k: how many nearest rows are looked at.
        permutations: the most permutations of `monte-carlo`.
        tolerance: end a permutation when less than this is left to add.
        error: end when no standard error is above this.
        seed: what chance begins with.
        likeness: from which share in common on a row is a copy.
        keep_duplicates: let copies of others' rows count.
        scaled: make features comparable by mean and deviation of what is tested with.
        files: the folder with the files of manifests; where each manifest is, or beside it, unless given.
        threads: as many as there are processors if 0.
        out: where to write the report; nowhere unless given.
        chain: holds everything against what this chain has recorded; `chain.review` gives itself.

    Raises:
        RefusedError: data is not what was committed to, or not what the chain has.
        LocalError: something cannot be read, or the function fails.
    """
    given = {
        "asset": asset,
        "with": method,
        "by": by,
        "command": command if function is None else f"a function of Python's: {_name(function)}",
        "label": label,
        "neighbours": k,
        "permutations": permutations,
        "tolerance": repr(float(tolerance)),
        "error": repr(float(error)),
        "seed": seed,
        "likeness": repr(float(likeness)),
        "keep-duplicates": keep_duplicates or None,
        "unscaled": None if scaled else True,
    }
    return _reviewed(given, data, test, files, threads, out, None, function, chain)


def verify(
    report: str | os.PathLike[str],
    data: Mapping[int, str | os.PathLike[str]],
    *,
    test: str | os.PathLike[str] | None = None,
    function: Callable[[list[int]], float] | None = None,
    command: str | None = None,
    files: str | os.PathLike[str] | None = None,
    threads: int = 0,
    chain: Chain | None = None,
) -> Report:
    """Repeats the review of a report. Method, settings and seed are the report's; data and test are yours.

    Args:
        report: the file of the report.
        data: contributions by id, with what each is of.
        test: the table that it was tested with.
        function: the function that measured, if one did. What a report names is a stranger's, and is never run.
        command: the command that measured, if one did.
        files: the folder with the files of manifests.
        threads: as many as there are processors if 0.
        chain: holds everything against what this chain has recorded.

    Returns:
        The report as it came out again.

    Raises:
        RefusedError: something else comes out; the text says what differs.
    """
    given = {"command": command if function is None else f"a function of Python's: {_name(function)}"}
    return _reviewed(given, data, test, files, threads, None, report, function, chain)


def _reviewed(
    given: Mapping[str, Any],
    data: Mapping[int, Any],
    test: Any,
    files: Any,
    threads: int,
    out: Any,
    report: Any,
    function: Any,
    chain: Any,
) -> Report:
    def path(value: Any) -> str | None:
        return None if value is None else os.fspath(value)

    texts = {name: ["true" if value is True else str(value)] for name, value in given.items() if value is not None}
    options = {
        "given": texts,
        "data": [f"{contribution}={os.fspath(where)}" for contribution, where in data.items()],
        "files": path(files),
        "test": path(test),
        "threads": threads,
        "report": path(report),
        "out": path(out),
    }
    native = None if chain is None else chain._native
    return Report(_native.review(json.dumps(options), native, function))


def _name(function: Any) -> str:
    return f"{getattr(function, '__module__', '?')}.{getattr(function, '__qualname__', type(function).__name__)}"


def knn_shapley(x: Any, y: Any, x_test: Any, y_test: Any, *, k: int = 5, threads: int = 0) -> list[float]:
    """The exact Shapley value of each row, for k nearest neighbours (Jia et al. 2019). Features are taken as they are.

    Together the values are the share of the k nearest rows with the right label, out of k, in the mean over the test.

    Args:
        x: the rows: a numpy array, a DataFrame or a sequence of sequences of numbers.
        y: the label of each row.
        x_test: the rows to test with.
        y_test: their labels.
        k: how many nearest rows are looked at.
        threads: as many as there are processors if 0.

    Raises:
        LocalError: rows and labels do not go together, or a feature is no finite number.
    """
    classes = _classes(_list(y), _list(y_test))
    return _native.knn_shapley(_points(x, y, classes), _points(x_test, y_test, classes), k, threads)


def value(
    x: Any,
    y: Any,
    owners: Iterable[Hashable],
    x_test: Any,
    y_test: Any,
    *,
    method: str = "monte-carlo",
    by: str | None = None,
    k: int = 5,
    permutations: int = 100,
    tolerance: float = 0.0,
    error: float = 0.0,
    seed: int = 0,
    scaled: bool = True,
    likeness: float = 0.8,
    keep_duplicates: bool = False,
    threads: int = 0,
) -> list[Value]:
    """What each contributor is worth, in the order in which they first come. Copies of others' rows count for nothing.

    Args:
        x: the rows: a numpy array, a DataFrame or a sequence of sequences of numbers.
        y: the label of each row.
        owners: whose each row is.
        x_test: the rows to test with, which no contributor has seen.
        y_test: their labels.
        method, by, k, permutations, tolerance, error, seed, scaled, likeness, keep_duplicates, threads: as `review` has
            them.

    Raises:
        UsageError: method and utility do not go together.
        LocalError: rows and labels do not go together, or a feature is no finite number.
    """
    whose = _list(owners)
    known = list(dict.fromkeys(whose))
    numbers = {owner: number for number, owner in enumerate(known)}
    classes = _classes(_list(y), _list(y_test))
    options = _settings(method, by or ("knn-share" if method == "knn-shapley" else "logistic-log-loss"), len(known))
    options.update(k=k, permutations=permutations, tolerance=float(tolerance), error=float(error), seed=seed)
    options.update(scaled=scaled, likeness=float(likeness), keep_duplicates=keep_duplicates, threads=threads)
    points, test = _points(x, y, classes), _points(x_test, y_test, classes)
    found = _native.value(json.dumps(options), points, [numbers[owner] for owner in whose], test)
    return [Value(owner, *worth, weight(worth[0])) for owner, worth in zip(known, found)]


def value_by(
    function: Callable[[list[Any]], float],
    owners: Sequence[Any],
    *,
    method: str = "monte-carlo",
    permutations: int = 100,
    tolerance: float = 0.0,
    error: float = 0.0,
    seed: int = 0,
    threads: int = 1,
) -> list[Value]:
    """What each contributor is worth by what a function says of several together.

    Args:
        function: called with a list of contributors, it answers a number, more is better; also of none.
        owners: the contributors.
        method: `leave-one-out` or `monte-carlo`.
        permutations, tolerance, error, seed: as `review` has them.
        threads: on how many threads the function is called.

    Raises:
        LocalError: the function fails, or answers no number.
    """
    options = _settings(method, "command", len(owners))
    options.update(permutations=permutations, tolerance=float(tolerance), error=float(error), seed=seed)
    options.update(threads=threads)

    def ask(included: list[int]) -> float:
        return float(function([owners[place] for place in included]))

    found = _native.value(json.dumps(options), function=ask)
    return [Value(owner, *worth, weight(worth[0])) for owner, worth in zip(owners, found)]


def duplicates(x: Any, owners: Iterable[Hashable], *, test: Any = None, likeness: float = 0.8) -> list[Twin]:
    """The rows that are copies, or nearly so, of an earlier contributor's.

    Args:
        x: the rows.
        owners: whose each row is; who comes first has the original.
        test: rows of the reviewer's own, whose ranges tell what is alike, as in a review. Without them the ranges are
            those of ``x``, and a contributor with one row far away makes others alike.
        likeness: from which share in common on a row is a copy.
    """
    whose = _list(owners)
    numbers = {owner: number for number, owner in enumerate(dict.fromkeys(whose))}
    points = _points(x, [0] * len(whose), {0: 0})
    scale = points if test is None else _points(test, [0] * len(test), {0: 0})
    found = _native.twins(points, scale, [numbers[owner] for owner in whose], float(likeness))
    return [Twin(row, *twin) for row, twin in enumerate(found) if twin is not None]


def weight(value: float, units: int | None = None) -> int:
    """The weight of a value by the rule of reviews, or of a unit of it: exact, and the same on every machine.

    Raises:
        UsageError: the value has no weight of 64 bits.
    """
    return _native.weight(float(value), units)


def _settings(method: str, by: str, players: int) -> dict[str, Any]:
    return {
        "method": method,
        "by": by,
        "players": players,
        "k": 5,
        "scaled": True,
        "likeness": 0.8,
        "keep_duplicates": False,
    }


def _list(values: Any) -> list[Any]:
    return values.tolist() if hasattr(values, "tolist") else list(values)


def _classes(*labels: list[Any]) -> dict[Any, int]:
    """A number for each label, in their order, so that they have the same numbers for everybody."""
    found = {label for some in labels for label in some}
    try:
        ordered = sorted(found)
    except TypeError:
        ordered = sorted(found, key=repr)
    return {label: number for number, label in enumerate(ordered)}


def _points(x: Any, y: Any, classes: Mapping[Any, int]) -> _native.Points:
    labels = [classes[label] for label in _list(y)]
    if hasattr(x, "to_numpy"):
        x = x.to_numpy()
    if hasattr(x, "astype") and hasattr(x, "ndim"):
        width = 1 if x.ndim == 1 else x.shape[1]
        if x.ndim > 2:
            raise UsageError(f"rows have {x.ndim - 1} dimensions", "give each row as one list of numbers")
        return _native.Points(width, x.astype("<f8").tobytes(), labels)
    rows = [list(row) if isinstance(row, Iterable) else [row] for row in x]
    width = len(rows[0]) if rows else 1
    if any(len(row) != width for row in rows):
        raise UsageError("rows differ in their number of features", "give all rows lists of the same length")
    features = array.array("d", [float(feature) for row in rows for feature in row])
    if sys.byteorder == "big":
        features.byteswap()
    return _native.Points(width, features.tobytes(), labels)

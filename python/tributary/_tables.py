"""Tables in memory, written where a manifest is built of them. A library is known by the name of an object's module, so
that none is imported that the caller does not use."""

from __future__ import annotations

import json
import math
import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ._errors import LocalError, UsageError

#: Rows that are taken out of a table at a time.
ROWS = 8_192
FORMATS = ("jsonl", "parquet")


def library(value: Any) -> str:
    """The library that an object's type is of."""
    return type(value).__module__.partition(".")[0]


def is_path(value: Any) -> bool:
    """Whether something names a file or a folder."""
    return isinstance(value, (str, os.PathLike))


def paths(data: Any) -> list[pathlib.Path] | None:
    """The files that data is, if it is one or several; None if it is a table in memory."""
    if is_path(data):
        return [pathlib.Path(data)]
    if isinstance(data, (list, tuple)) and data and all(map(is_path, data)):
        return [pathlib.Path(path) for path in data]
    return None


def write(data: Any, stem: pathlib.Path, format: str | None, columns: Sequence[str] | None) -> pathlib.Path:
    """Writes a table that was not there, and answers where: `stem` with the ending of the format.

    Raises:
        UsageError: it is no table.
        LocalError: something lies there already.
    """
    chosen = format or _usual(data)
    if chosen not in FORMATS:
        raise UsageError(f"{chosen!r} is no format", "give jsonl or parquet")
    path = stem.with_name(f"{stem.name}.{chosen}")
    if path.exists():
        raise LocalError(f"{path} is there already", "name another file with file")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        (_write_parquet if chosen == "parquet" else _write_jsonl)(data, path, columns)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _usual(data: Any) -> str:
    """What is Arrow's already stays exactly what it is in Parquet; everything else is lines of JSON."""
    return "parquet" if library(data) == "pyarrow" or _is_dataset(data) else "jsonl"


def _is_dataset(data: Any) -> bool:
    return library(data) == "datasets" and hasattr(data, "to_parquet")


def _write_parquet(data: Any, path: pathlib.Path, columns: Sequence[str] | None) -> None:
    if _is_dataset(data):
        data.to_parquet(os.fspath(path))
        return
    if library(data) == "pandas":
        data.to_parquet(path, engine="pyarrow", compression="snappy", index=False)
        return
    import pyarrow
    import pyarrow.parquet

    if library(data) != "pyarrow":
        data = pyarrow.Table.from_pylist(list(rows(data, columns)))
    elif hasattr(data, "read_all"):
        data = data.read_all()
    elif isinstance(data, pyarrow.RecordBatch):
        data = pyarrow.Table.from_batches([data])
    pyarrow.parquet.write_table(data, path, compression="snappy")


def _write_jsonl(data: Any, path: pathlib.Path, columns: Sequence[str] | None) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        for number, row in enumerate(rows(data, columns), 1):
            line = {str(name): cell(value, f"row {number}, {name}") for name, value in row.items()}
            file.write(json.dumps(line, ensure_ascii=False, allow_nan=False))
            file.write("\n")


def rows(data: Any, columns: Sequence[str] | None = None) -> Iterator[Mapping[str, Any]]:
    """The rows of a table in memory, each a mapping from column to value.

    Raises:
        UsageError: it is no table.
    """
    kind = library(data)
    if kind == "pandas" and hasattr(data, "iloc") and hasattr(data, "columns"):
        return _slices(data, len(data), lambda begin, end: data.iloc[begin:end].to_dict("records"))
    if kind == "pyarrow" and hasattr(data, "slice"):
        return _slices(data, data.num_rows, lambda begin, end: data.slice(begin, end - begin).to_pylist())
    if kind == "pyarrow" and hasattr(data, "read_all"):
        return (row for batch in data for row in batch.to_pylist())
    if kind == "numpy" and hasattr(data, "dtype"):
        return _array(data, columns)
    if isinstance(data, Mapping) and kind != "datasets":
        return _columns(data)
    if isinstance(data, Mapping):
        raise UsageError("there are several splits", f"name one of {', '.join(map(str, data))}")
    if isinstance(data, Iterable) and not isinstance(data, (str, bytes)):
        return _mappings(data)
    raise UsageError(
        f"{type(data).__name__} is no table",
        "give a path, a DataFrame, an Arrow table, a Dataset, an array, a mapping of columns, or rows",
    )


def _slices(data: Any, count: int, part: Any) -> Iterator[Mapping[str, Any]]:
    for begin in range(0, count, ROWS):
        yield from part(begin, min(begin + ROWS, count))


def _mappings(data: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    for number, row in enumerate(data, 1):
        if not isinstance(row, Mapping):
            raise UsageError(f"row {number} is a {type(row).__name__}", "give mappings from column to value")
        yield row


def _array(data: Any, columns: Sequence[str] | None) -> Iterator[Mapping[str, Any]]:
    if data.dtype.names:
        return _columns({name: data[name] for name in data.dtype.names})
    if data.ndim == 1:
        data = data.reshape(-1, 1)
    if data.ndim != 2:
        raise UsageError(f"an array of {data.ndim} dimensions is no table", "give one of two, or a mapping of columns")
    names = list(columns) if columns is not None else [f"x{place}" for place in range(data.shape[1])]
    if len(names) != data.shape[1]:
        raise UsageError(f"there are {len(names)} names for {data.shape[1]} columns", "name each column once")
    return _columns({name: data[:, place] for place, name in enumerate(names)})


def _columns(data: Mapping[Any, Any]) -> Iterator[Mapping[str, Any]]:
    lengths = {len(values) for values in data.values()}
    if len(lengths) > 1:
        raise UsageError("columns differ in length", "give each as many values as rows")
    lists = {name: values.tolist() if hasattr(values, "tolist") else list(values) for name, values in data.items()}
    return (dict(zip(lists, values)) for values in zip(*lists.values()))


def cell(value: Any, where: str) -> Any:
    """A value as JSON has it: what is missing is null, and nothing is rounded.

    Raises:
        UsageError: JSON has nothing like it.
    """
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        if math.isinf(value):
            raise UsageError(f"{where} is infinite", "leave the row out, or write Parquet")
        return None if math.isnan(value) else value
    if hasattr(value, "isoformat"):
        # A point in time that is missing is not equal to itself.
        return value.isoformat() if value == value else None
    if hasattr(value, "tolist"):
        return cell(value.tolist(), where)
    if isinstance(value, Mapping):
        return {str(name): cell(inner, where) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [cell(inner, where) for inner in value]
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    raise UsageError(f"{where} is a {type(value).__name__}, which JSON cannot hold", "convert it, or write Parquet")

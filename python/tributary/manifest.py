"""Manifests: many contributors behind one hash. Built of files or of tables in memory, proved, verified; no chain is
asked. What joins and what the chain has of them is `chain.manifest`.

    >>> built = manifest.build(frame, "manifest", owner_column="account", units_column="tokens")
    >>> chain.contribution.add_many(3, class_="data", manifest=built["folder"], uri="https://example.org/manifest")
"""

from __future__ import annotations

import json
import os
import pathlib
from collections.abc import Iterable, Sequence
from typing import Any

from . import _native, _table, _tables
from ._types import Account

__all__ = ["build", "from_git", "prove", "verify"]

_Path = str | os.PathLike[str]


def build(
    data: Any,
    out: _Path,
    *,
    owner: Account | None = None,
    owners: _Path | None = None,
    units: int = 1,
    owner_column: str | None = None,
    units_column: str | None = None,
    record_column: str | None = None,
    whole: bool = False,
    blind: bool = False,
    salts: _Path | None = None,
    name: str | None = None,
    licence: str | None = None,
    format: str | None = None,
    file: _Path | None = None,
    columns: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Builds a manifest into a folder, to be hosted as it is.

    A table in memory is written beside the folder first, a leaf for each row: it is the work itself, which reviewers
    read. Host it, or keep it for them.

    Args:
        data: files and folders: one or a sequence of them. A table that is named itself (`.jsonl`, `.csv`, `.parquet`)
            has a leaf for each row, every other file is a leaf. Or a table in memory: a pandas `DataFrame`, a pyarrow
            `Table`, `RecordBatch` or reader, a Hugging Face `Dataset`, a numpy array of two dimensions or with named
            fields, a mapping from columns to sequences or arrays (one of two dimensions becomes lists of numbers),
            or rows that are mappings.
        out: the folder to build it in, new or empty.
        owner: whose everything is that nothing else says.
        owners: a table of path, account and perhaps units, for files.
        units: the units of a leaf that nothing else says: records of data, GPU-seconds of compute.
        owner_column: the column that says whose a row is.
        units_column: the column that says how much a row is.
        record_column: the column that is hashed in place of the whole row; reviewers cannot check the rest then.
        whole: take tables as files: a leaf for each.
        blind: hide the owners. Whoever is in it needs its line of the file of salts, which must not be lost or hosted.
        salts: where to keep the salts; beside the folder unless given.
        name: what the dataset is called, for `croissant.json`.
        licence: an SPDX expression, for `croissant.json`.
        format: how a table in memory is written: `jsonl` or `parquet`. Of Arrow and of `datasets` it is `parquet`
            unless given, of everything else `jsonl`.
        file: where, without the ending; beside the folder, with its name, unless given.
        columns: what the columns of an array are called; `x0`, `x1` and so on unless given.

    Returns:
        `root` (the hash that is recorded), `units` and `count` of all leaves, `depth`, `blind`, `rules`, `folder`,
        `salts`, and `files`, of which it was built.

    Raises:
        LocalError: something cannot be read or written, is nobody's, or has no units.
        UsageError: data is nothing of all that.
    """
    out = pathlib.Path(out)
    options = {
        "owner": None if owner is None else _table.account(owner),
        "owners": _text(owners),
        "units": units,
        "owner_column": owner_column,
        "units_column": units_column,
        "record_column": record_column,
        "whole": whole,
        "blind": blind,
        "salts": _text(salts),
        "name": name,
        "licence": licence,
    }
    paths = _tables.paths(data)
    if paths is not None:
        return _built(_native.manifest_build(paths, out, json.dumps(options)), paths)
    written = _tables.write(data, pathlib.Path(file) if file is not None else out, format, columns)
    try:
        return _built(_native.manifest_build([written], out, json.dumps(options)), [written])
    except BaseException:
        # It was written just now, and is of no manifest.
        written.unlink(missing_ok=True)
        raise


def from_git(
    repository: _Path,
    owners: _Path,
    out: _Path,
    *,
    revision: str | None = None,
    commits: bool = False,
    blind: bool = False,
    salts: _Path | None = None,
) -> dict[str, Any]:
    """Builds a manifest of the authors of a repository: units are the lines that their commits add.

    Args:
        repository: the folder of the repository.
        owners: a table of email and account.
        out: the folder to build it in, new or empty.
        revision: up to which commit; `HEAD` unless given.
        commits: count commits, not lines.
        blind: hide the owners.
        salts: where to keep the salts; beside the folder unless given.

    Returns:
        As `build`, and `unmapped`: the authors without an account, who are left out.
    """
    options = {"revision": revision, "commits": commits, "blind": blind, "salts": _text(salts)}
    paths = [pathlib.Path(path) for path in (repository, owners, out)]
    return _built(_native.manifest_from_git(*paths, json.dumps(options)), [])


def prove(
    source: _Path,
    *,
    index: int | Iterable[int] = (),
    account: Account | None = None,
    salts: _Path | None = None,
) -> list[dict[str, Any]]:
    """The proofs of leaves: what their owners need to join. Each is JSON to be written to a file as it is.

    Args:
        source: the folder of the manifest, or its address on the web.
        index: which leaves, from 0 on.
        account: all leaves of this account.
        salts: the file, or the lines of it, that opens blinded leaves.

    Raises:
        RefusedError: there is no such leaf, or the manifest is not what it says.
    """
    options = {
        "indexes": [index] if isinstance(index, int) else list(index),
        "account": None if account is None else _table.account(account),
        "salts": _text(salts),
    }
    return json.loads(_native.manifest_prove(os.fspath(source), json.dumps(options)))


def verify(what: _Path) -> dict[str, Any] | list[dict[str, Any]]:
    """Looks whether a manifest, or the proofs in a file, are what they say. The chain has the root that counts.

    Args:
        what: the folder of a manifest, its address, or the file of a proof.

    Returns:
        What the manifest says of itself, or the proofs.

    Raises:
        RefusedError: it is not what it says.
    """
    found = json.loads(_native.manifest_verify(os.fspath(what)))
    return _numbers(found) if isinstance(found, dict) else found


def _text(path: _Path | None) -> str | None:
    return None if path is None else os.fspath(path)


def _numbers(found: dict[str, Any]) -> dict[str, Any]:
    found["units"] = int(found["units"])
    return found


def _built(made: str, files: list[pathlib.Path]) -> dict[str, Any]:
    return {**_numbers(json.loads(made)), "files": [os.fspath(path) for path in files]}

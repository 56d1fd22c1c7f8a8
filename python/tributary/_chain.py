"""A chain, as far as a node tells of it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from . import _native, _table, review as _review
from ._commands import ChainCommands
from ._plain import plain
from ._types import Account, Amount, Receipt

#: Where a devnet listens, unless it is told otherwise.
DEFAULT_URL = "ws://127.0.0.1:9944"


def connect(url: str | None = None, as_: Account | None = None, password: str | None = None) -> Chain:
    """Connects to a node.

    Args:
        url: where it is; `TRIB_NODE`, or a devnet's on this machine, unless given.
        as_: who acts, and who is meant where an account is asked for and none is named: a `Key`, the name of a key or
            its file, or `//Alice` and the like on a devnet; `TRIB_AS` unless given.
        password: what opens the key's file; `TRIB_PASSWORD` unless given.

    Raises:
        UnreachableError: nobody answers there.
        UnfitError: what answers is no node of such a chain.
    """
    native = _native.Connection(url or os.environ.get("TRIB_NODE") or DEFAULT_URL)
    return Chain(native, as_ or os.environ.get("TRIB_AS") or None, password)


class Chain(ChainCommands):
    """A chain, at a node: its reads and acts are methods, such as `chain.asset.show(2)` and `chain.claim(all=True)`.

    It may be used by several threads at once.
    """

    def __init__(self, native: _native.Connection, as_: Account | None = None, password: str | None = None) -> None:
        self._native = native
        self._as = as_
        self._password = password

    def acting(self, as_: Account, password: str | None = None) -> Chain:
        """The same connection, used by somebody else."""
        return Chain(self._native, as_, password)

    @property
    def url(self) -> str:
        """Where the node is."""
        return self._native.url

    @property
    def name(self) -> str:
        """What the chain is called."""
        return self._native.name

    @property
    def genesis(self) -> bytes:
        """The hash of its block 0, by which it is told from others: 32 bytes."""
        return self._native.genesis

    @property
    def is_development(self) -> bool:
        """Whether it is a devnet, on which the secrets of accounts are known to everybody."""
        return self._native.is_development

    @property
    def symbol(self) -> str:
        """What its token is called."""
        return self._native.token[0]

    @property
    def one(self) -> int:
        """Planck in one token."""
        return 10 ** self._native.token[1]

    def parse(self, amount: Amount) -> int:
        """The planck that a text such as `12.5 TRIB` says; a number is planck already."""
        return amount if isinstance(amount, int) else self._native.parse(amount)

    def format(self, planck: int) -> str:
        """An amount in planck with its unit, such as `1,234.5 TRIB`."""
        return self._native.format(planck)

    def address(self, account: Account) -> str:
        """The address of an account on this chain."""
        return self._native.address(_table.account(account))

    def review(self, asset: int, data: Mapping[int, Any], **settings: Any) -> _review.Report:
        """Values contributions by what they add: :func:`tributary.review.review`, held against this chain."""
        return _review.review(asset, data, chain=self, **settings)

    def verify_review(self, report: Any, data: Mapping[int, Any], **settings: Any) -> _review.Report:
        """Repeats a review: :func:`tributary.review.verify`, held against this chain."""
        return _review.verify(report, data, chain=self, **settings)

    def submit_review(self, report: _review.Report, *, as_: Account | None = None, **way: Any) -> Receipt:
        """Assesses everything in a report that is worth something, with its hash as evidence.

        Args:
            report: the report, as `review` answers it.
            as_: who reviews.
            way: `dry_run`, `wait`, `force`, `tip` and `timeout`, as every act has them.

        Raises:
            RefusedError: nothing is worth anything, or the chain refuses it.
        """
        return plain(_native.submit_review(self._native, report.text, self._way(way), as_ or self._as))

    @property
    def _chain(self) -> Chain:
        return self

    def _way(self, values: Mapping[str, Any]) -> str:
        """How an act is carried out, for the extension module."""
        way = {name: values.get(name, default) for name, (_, default, _) in _table.ACT_OPTIONS.items() if name != "as_"}
        strange = set(values) - set(_table.ACT_OPTIONS)
        if strange:
            raise TypeError(f"unexpected argument {min(strange)!r}")
        way["tip"] = _table.text("Amount", way["tip"])
        way["timeout"] = float(way["timeout"])
        way["password"] = self._password or os.environ.get("TRIB_PASSWORD")
        return json.dumps(way)

    def _run(self, command: Mapping[str, Any], values: Mapping[str, Any]) -> Any:
        """Asks or does what a command says."""
        path, given = command["path"], _table.given(command, values)
        if _table.is_act(command):
            way = self._way({name: values[name] for name in _table.ACT_OPTIONS})
            return plain(self._native.act(path, given, way, values["as_"] or self._as))
        me = None if self._as is None else _table.account(self._as)
        at = values.get("at")
        answer = self._native.read(path, given, None if at is None else str(at), me)
        return json.loads(answer) if path == ["rpc"] else plain(answer)

    def __repr__(self) -> str:
        return f"<tributary.Chain {self.name!r} at {self.url}>"

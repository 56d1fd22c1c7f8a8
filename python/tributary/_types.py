"""The types of what methods take and answer, for type checkers."""

from __future__ import annotations

from os import PathLike
from typing import Any, TypedDict, Union

from ._native import Key

#: Who is meant: a key, an address, `0x` and 64 digits, the name of a key of yours, or `//Alice` and the like.
Account = Union[Key, str]
#: An amount: planck as a whole number, or text with its unit such as `12.5 TRIB`.
Amount = Union[int, str]
#: A share: parts per billion as a whole number, or text such as `15%`.
Share = Union[int, str]
#: A block: its height, its hash, or `best` and `final`; for deadlines `+600` from now.
Block = Union[int, str]
#: A hash: 32 bytes, `0x` and 64 digits, or a path whose content is hashed.
Hash = Union[bytes, str, "PathLike[str]"]
#: An asset that something was built from, perhaps with the share granted to it.
Upstream = Union[int, "tuple[int, Share]", str]
#: An asset that a tab pays for, perhaps with the most that a unit of it may cost.
Lane = Union[int, "tuple[int, Amount]", str]


class Change(TypedDict):
    """What something did to the balance of who signed, in planck, the fee counted."""

    #: To what it has free.
    free: int
    #: To what it has on hold.
    held: int


class Receipt(TypedDict, total=False):
    """What came of an act. Without waiting it has `transactions` alone; a dry run has `dryRun` and an `effect` each."""

    #: The fields of the event that tells what came of it.
    result: Any
    #: What it cost in all, in planck.
    fee: int
    #: What it did to the balance of who signed.
    change: Change
    #: The height of the block with the last of its transactions.
    block: int
    #: Of each transaction what `trib --json` says of it.
    transactions: list[dict[str, Any]]
    #: What else there is to know, in sentences.
    notes: list[str]
    #: Where scores and their salt are kept, if it committed to some.
    kept: str
    #: Whether nothing was sent.
    dryRun: bool

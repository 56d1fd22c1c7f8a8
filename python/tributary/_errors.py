"""What fails, and what to do about it. The classes are the kinds of failure that `trib` has exit codes for."""

from __future__ import annotations

from typing import Any

from ._plain import plain


class TributaryError(Exception):
    """Something could not be done. Its text is one sentence that ends with what to do.

    Attributes:
        what: what is wrong.
        remedy: what to do; empty if nothing can be done.
        name: the chain's name of the error, such as ``registry.PriceOverMaximum``, or the code with which a node
            refuses a request; None if it has none.
        sent: what was sent before it failed, as an act returns it; None if nothing was.
    """

    def __init__(self, what: str, remedy: str = "", name: str | None = None, sent: str | None = None) -> None:
        super().__init__(f"{what}: {remedy}" if remedy else what)
        self.what = what
        self.remedy = remedy
        self.name = name
        self._sent = sent
        self.sent: Any = None if sent is None else plain(sent)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.what, self.remedy, self.name, self._sent)


class RefusedError(TributaryError):
    """The chain refused it, or a check here, because the chain would; nothing changed but perhaps the fee."""


class UsageError(TributaryError, ValueError):
    """What was asked for cannot be understood; nothing was sent."""


class UnreachableError(TributaryError, ConnectionError):
    """No node answers at the address; nothing was sent."""


class LocalError(TributaryError):
    """A key or a file of this machine is missing, wrong or cannot be written; nothing was sent."""


class UnknownOutcomeError(TributaryError):
    """It was sent, and what became of it is not known: look before you send it again."""


class UnfitError(TributaryError):
    """The chain has no such call, read or type: it is another chain, or newer or older than this package."""

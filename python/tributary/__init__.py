"""Tributary from Python: read the chain, act on it, build manifests, value contributions, score, sign vouchers.

    >>> import tributary
    >>> chain = tributary.connect()                     # a devnet on this machine; TRIB_NODE names another node
    >>> chain.asset.list()[0]["info"]["name"]           # every read of `trib` is a method
    >>> done = chain.asset.use(2, 10, as_="//Ferdie")   # and so is every act: sent, and final when it returns
    >>> chain.format(done["fee"])

Amounts are whole numbers of planck, the smallest unit of the token; shares are parts per billion; both may be given as
text with their units, such as ``"12.5 TRIB"`` and ``"15%"``. Whatever waits lets other threads run, and Ctrl-C ends it.
What fails raises a :class:`TributaryError` that says what to do.
"""

from . import manifest, review, vouchers
from ._chain import Chain, connect
from ._errors import (
    LocalError,
    RefusedError,
    TributaryError,
    UnfitError,
    UnknownOutcomeError,
    UnreachableError,
    UsageError,
)
from ._evaluator import Evaluator, Question, evaluator
from ._native import Key, __version__, verify_signature

__all__ = [
    "Chain",
    "Evaluator",
    "Key",
    "LocalError",
    "Question",
    "RefusedError",
    "TributaryError",
    "UnfitError",
    "UnknownOutcomeError",
    "UnreachableError",
    "UsageError",
    "__version__",
    "connect",
    "evaluator",
    "manifest",
    "review",
    "verify_signature",
    "vouchers",
]

"""An evaluator whose scores a function gives."""

from __future__ import annotations

import functools
import json
import logging
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from . import _native, _table
from ._chain import connect
from ._types import Account, Amount

_LOGGER = logging.getLogger("tributary.evaluator")


@dataclass(frozen=True)
class Question:
    """What is asked of an asset."""

    #: Its id.
    asset: int
    #: Where it is found, as it says itself.
    uri: str
    #: The hash that its publication bound, `0x` and 64 hexadecimal digits.
    commitment: str
    #: The epoch that the score is for.
    epoch: int


class Evaluator:
    """A function that gives scores, and what makes an evaluator of it."""

    def __init__(self, function: Callable[[Question], int], as_: Account | Sequence[Account], **options: Any) -> None:
        functools.update_wrapper(self, function)
        self._function = function
        self._keys = list(as_) if isinstance(as_, (list, tuple)) else [as_]
        self._options = options

    def __call__(self, question: Question) -> int:
        return self._function(question)

    def run(self, once: bool = False) -> list[dict[str, Any]]:
        """Scores, commits and reveals, epoch after epoch, until it is interrupted.

        In each epoch the function is asked about each published asset, on threads of its own. Scores and salt are on
        the disk before the chain hears of them, and are revealed when the epoch's last block is final: the process may
        be ended at any moment, and the next one goes on.

        Args:
            once: do what can be done in the present epoch, and end: for cron.

        Returns:
            Of each evaluator its account, the epoch, and whether the chain is bound to scores of it.

        Raises:
            TributaryError: with `once`, something could not be done.
            KeyboardInterrupt: Ctrl-C.
        """
        options = self._options
        chain = connect(options["url"], password=options["password"])
        way = {
            "once": once,
            "jobs": options["jobs"],
            "tip": _table.text("Amount", options["tip"]),
            "patience": options["patience"],
            "timeout": options["timeout"],
            "password": options["password"],
        }
        tell = options["tell"] or _log
        report = _native.run_evaluator(chain._native, self._keys, self._ask, _telling(tell), json.dumps(way))
        return json.loads(report)

    def _ask(self, asset: int, uri: str, commitment: str, epoch: int) -> int:
        score = self._function(Question(asset, uri, commitment, epoch))
        if score is None:
            raise ValueError("it answers nothing")
        return operator.index(score)


def evaluator(
    *,
    as_: Account | Sequence[Account],
    url: str | None = None,
    password: str | None = None,
    jobs: int = 1,
    timeout: int = 60,
    tip: Amount = 0,
    patience: int = 600,
    tell: Callable[[str, str, dict[str, Any]], None] | None = None,
) -> Callable[[Callable[[Question], int]], Evaluator]:
    """Makes an evaluator of a function that scores one asset.

        >>> @tributary.evaluator(as_="//Charlie")
        ... def score(question):
        ...     return 40 if question.asset == 2 else 0
        >>> score.run()

    The function is called with a :class:`Question` and answers a whole number from 0 to 65535, on any scale. An asset
    is left out of the epoch if it answers None, raises, or takes too long.

    Args:
        as_: the evaluator's key, or several of them: a `Key`, the name of a key or its file, or `//Charlie`.
        url: the node; as :func:`connect` has it.
        password: what opens the key's file; `TRIB_PASSWORD` unless given.
        jobs: how many questions are asked at a time.
        timeout: seconds that an answer may take; a function that takes longer runs on, and is not heard.
        tip: planck for the authors of blocks, beside each fee, or text with its unit.
        patience: seconds to wait for the chain when it runs once and nothing else is left to do.
        tell: called with a level (`info`, `warning`, `error`), what happened in a word or two, and what belongs to it;
            it goes to the logger `tributary.evaluator` unless given. It must not ask the chain.
    """
    options = {
        "url": url,
        "password": password,
        "jobs": jobs,
        "timeout": timeout,
        "tip": tip,
        "patience": patience,
        "tell": tell,
    }
    return lambda function: Evaluator(function, as_, **options)


def _telling(tell: Callable[[str, str, dict[str, Any]], None]) -> Callable[[str, str, str], None]:
    return lambda level, event, fields: tell(level, event, json.loads(fields))


def _log(level: str, event: str, fields: dict[str, Any]) -> None:
    _LOGGER.log(getattr(logging, level.upper()), "%s %s", event, fields)

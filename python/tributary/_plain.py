"""From the JSON of the extension module to values of Python."""

from __future__ import annotations

import json
import re
from typing import Any

# What stands before a text that could be taken for a number: `MARK` in client/src/shape.
_MARK = "'"
_NUMBER = re.compile(r"-?[0-9]+")


def plain(text: str) -> Any:
    """The value that JSON says in which every string of digits is a number, and texts that could be one are marked."""
    return _numbered(json.loads(text))


def _numbered(value: Any) -> Any:
    if isinstance(value, str):
        if value.startswith(_MARK):
            return value[len(_MARK) :]
        return int(value) if _NUMBER.fullmatch(value) else value
    if isinstance(value, list):
        return [_numbered(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _numbered(inner) for key, inner in value.items()}
    return value

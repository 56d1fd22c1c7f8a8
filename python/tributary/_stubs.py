"""Writes `_commands.pyi`, the types of the methods that are made from the table: `python -m tributary._stubs`."""

from __future__ import annotations

import inspect
import pathlib
import sys
from typing import Any

from . import _table

_HEAD = '''"""The methods of a chain. Made by `python -m tributary._stubs` from the table that `trib` is made from."""

from collections.abc import Iterable
from os import PathLike
from typing import Any

from ._types import Account, Amount, Block, Hash, Lane, Receipt, Share, Upstream

class Group:
    def __init__(self, chain: Any) -> None: ...
'''


def _method(command: dict[str, Any]) -> str:
    signature = _table.signature(command)
    parts = []
    for parameter in signature.parameters.values():
        star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        part = f"{star}{parameter.name}"
        if parameter.annotation is not parameter.empty:
            part += f": {parameter.annotation}"
        if parameter.default is not parameter.empty:
            part += " = ..."
        if parameter.kind is parameter.KEYWORD_ONLY and not any(one.startswith("*") for one in parts):
            parts.append("*")
        parts.append(part)
    name = _table.identifier(command["path"][-1])
    inner = "".join(f"        {part},\n" for part in parts)
    return f"    def {name}(\n{inner}    ) -> {signature.return_annotation}: ...\n"


def stubs() -> str:
    """The content of `_commands.pyi`."""
    methods = [command for command in _table.TABLE if _table.is_method(command)]
    words = list(dict.fromkeys(command["path"][0] for command in methods if len(command["path"]) == 2))
    text = _HEAD
    for word in words:
        text += f"\nclass {word.capitalize()}Commands(Group):\n"
        text += "".join(_method(one) for one in methods if len(one["path"]) == 2 and one["path"][0] == word)
    text += "\nGROUPS: dict[str, type[Group]]\n\nclass ChainCommands:\n"
    for word in words:
        text += f"    @property\n    def {word}(self) -> {word.capitalize()}Commands: ...\n"
    return text + "".join(_method(one) for one in methods if len(one["path"]) == 1)


if __name__ == "__main__":
    path = pathlib.Path(inspect.getfile(_table)).with_name("_commands.pyi")
    if sys.argv[1:] == ["--write"]:
        path.write_text(stubs())
    else:
        sys.stdout.write(stubs())

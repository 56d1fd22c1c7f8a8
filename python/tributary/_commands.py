"""The methods of a chain: made from the table, so that they are what `trib` has. Their types are in `_commands.pyi`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import _table


def _method(command: dict[str, Any], owner: str) -> Callable[..., Any]:
    signature = _table.signature(command)

    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(self, *args, **kwargs)
        bound.apply_defaults()
        return self._chain._run(command, bound.arguments)

    name = _table.identifier(command["path"][-1])
    call.__name__, call.__qualname__, call.__module__ = name, f"{owner}.{name}", "tributary"
    call.__doc__ = _table.docstring(command)
    call.__signature__ = signature  # type: ignore[attr-defined]
    return call


class Group:
    """Commands that belong together, of one chain."""

    def __init__(self, chain: Any) -> None:
        self._chain = chain


def _groups() -> dict[str, type[Group]]:
    """A class for each first word, such as `AssetCommands`."""
    found: dict[str, dict[str, Any]] = {}
    for command in filter(_table.is_method, _table.TABLE):
        if len(command["path"]) == 2:
            word = command["path"][0]
            owner = f"{word.capitalize()}Commands"
            methods = found.setdefault(word, {"__doc__": f"What `trib {word}` reads and does.", "__slots__": ()})
            methods[_table.identifier(command["path"][1])] = _method(command, owner)
    return {word: type(f"{word.capitalize()}Commands", (Group,), methods) for word, methods in found.items()}


GROUPS = _groups()


def _chain_commands() -> type:
    """What a chain has of the table: a property for each group, a method for each command of one word."""
    members: dict[str, Any] = {"__doc__": "The reads and acts of the table."}
    for word, group in GROUPS.items():
        members[word] = property(group, doc=group.__doc__)
    for command in filter(_table.is_method, _table.TABLE):
        if len(command["path"]) == 1:
            members[_table.identifier(command["path"][0])] = _method(command, "Chain")
    return type("ChainCommands", (), members)


ChainCommands = _chain_commands()

"""The reads and acts of the client's table as signatures, docstrings and texts: one place for `trib` and Python."""

from __future__ import annotations

import inspect
import json
import keyword
import os
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from . import _native
from ._errors import UsageError

#: Every command, as `trib reference --json` has it.
TABLE: list[dict[str, Any]] = json.loads(_native.table())

# Of each form: its type in Python, and how it is written.
_FORMS: dict[str, tuple[str, str]] = {
    "Flag": ("bool", ""),
    "Account": ("Account", "a Key, an address, `0x` and 64 digits, the name of a key, or `//Alice`"),
    "Amount": ("Amount", "planck as int, or text with its unit such as `12.5 TRIB`"),
    "Share": ("Share", "parts per billion as int, or text such as `15%`"),
    "Asset": ("int", ""),
    "Contribution": ("int", ""),
    "Referendum": ("int", ""),
    "Number": ("int", ""),
    "Block": ("Block", "a height as int, or `+600` for so many blocks from now"),
    "Text": ("str", ""),
    "Hash": ("Hash", "32 bytes, `0x` and 64 digits, or a pathlib.Path whose content is hashed"),
    "Pool": ("str", "such as `data:3`, `steward:3`, `compute:3` or `stake:ACCOUNT`"),
    "Upstream": ("Upstream", "an asset, or a pair of an asset and the share granted to it"),
    "Lane": ("Lane", "an asset, or a pair of an asset and the most that a unit may cost"),
    "Score": ("tuple[int, int]", "pairs of an asset and its score, 0 to 65535"),
    "Assessment": ("tuple[int, int]", "pairs of a contribution and its weight"),
    "YesNo": ("bool", ""),
    "Parameter": ("str", "such as `registry.maxRoyaltySum`"),
    "Any": ("object", "by the type that the chain has; whole numbers of planck for amounts"),
    "Title": ("str", "such as `registry.useAsset`"),
    "Path": ("str | PathLike[str]", ""),
    "Bytes": ("bytes | str", ""),
}

# What every act takes besides, and what every read does.
ACT_OPTIONS = {
    "as_": ("Account | None", None, "who acts; who the connection is as unless given"),
    "dry_run": ("bool", False, "say what it would cost and do, and send nothing"),
    "wait": ("bool", True, "wait until it is final"),
    "force": ("bool", False, "send although it would fail, or leave nothing for fees"),
    "tip": ("Amount", 0, "for the author of the block, beside the fee: planck, or text with its unit"),
    "timeout": ("float", 600.0, "give up waiting after so many seconds"),
}
READ_OPTIONS = {
    "at": ("Block | None", None, "read at this block: `best`, `final`, a height or a hash; best unless given"),
}
# Reads whose answers are documents for the world outside.
DOCUMENTS = (["bom"], ["card"])


def is_act(command: Mapping[str, Any]) -> bool:
    """Whether a command sends a transaction."""
    return isinstance(command["does"], dict) and "act" in command["does"]


def is_method(command: Mapping[str, Any]) -> bool:
    """Whether a command speaks to a chain: the tools of this machine have functions of their own here."""
    return isinstance(command["does"], dict)


def options(command: Mapping[str, Any]) -> dict[str, tuple[str, Any, str]]:
    """What it takes beside its arguments."""
    if is_act(command):
        return ACT_OPTIONS
    return {} if command["path"] == ["rpc"] else READ_OPTIONS


def identifier(name: str) -> str:
    """The name of an argument or a command in Python."""
    name = name.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def type_of(argument: Mapping[str, Any]) -> str:
    """The type of one value of an argument."""
    return _FORMS.get(argument["form"], ("str", ""))[0]


def signature(command: Mapping[str, Any]) -> inspect.Signature:
    """The signature of a command's method."""
    kinds = inspect.Parameter
    parameters = [kinds("self", kinds.POSITIONAL_ONLY)]
    for argument in sorted(command["arguments"], key=lambda argument: argument["place"] in ("option", "flag")):
        name, annotation = identifier(argument["name"]), type_of(argument)
        if argument["place"] == "rest":
            parameters.append(kinds(name, kinds.VAR_POSITIONAL, annotation=annotation))
            continue
        kind = kinds.POSITIONAL_OR_KEYWORD if argument["place"] == "positional" else kinds.KEYWORD_ONLY
        if argument["required"]:
            default: Any = kinds.empty
        elif argument["form"] == "Flag":
            default = False
        elif argument["list"]:
            default, annotation = (), f"Iterable[{annotation}]"
        else:
            default, annotation = None, f"{annotation} | None"
        parameters.append(kinds(name, kind, default=default, annotation=annotation))
    for name, (annotation, default, _) in options(command).items():
        parameters.append(kinds(name, kinds.KEYWORD_ONLY, default=default, annotation=annotation))
    returns = "Receipt" if is_act(command) else "Any"
    return inspect.Signature(parameters, return_annotation=returns)


def docstring(command: Mapping[str, Any]) -> str:
    """What a command's method says of itself, with the units of everything that it takes."""
    prose = re.sub(r"`--([a-z-]+)`", lambda found: f"`{identifier(found[1])}`", command["prose"])
    lines = [f"{command['about']}.", *(["", textwrap.fill(prose, 100)] if prose else [])]
    taken = [(identifier(one["name"]), one["help"], one) for one in command["arguments"]]
    lines += ["", "Args:"] if taken or options(command) else []
    for name, help_, argument in taken:
        how = _FORMS.get(argument["form"], ("", ""))[1]
        choices = ", ".join(f"`{choice}`" for choice in argument["choices"])
        how = how or (f"one of {choices}" if choices and argument["form"] != "YesNo" else "")
        lines.append(f"    {name}: {help_}{f' ({how})' if how else ''}")
    lines += [f"    {name}: {help_}" for name, (_, _, help_) in options(command).items()]
    if is_act(command):
        lines += ["", "Returns:", "    What came of it: `result`, `fee` and `change` in planck, and more."]
    elif command["path"] in DOCUMENTS:
        lines += ["", "Returns:", "    The document's JSON: amounts and shares in it are texts with their units."]
    else:
        lines += ["", "Returns:", "    What the chain answers: amounts in planck, shares in parts per billion."]
    lines += ["", "Raises:", "    TributaryError: it cannot be done; its text says what to do."]
    lines += ["", "On the command line:", *(f"    trib {example}" for example in command["examples"])]
    return "\n".join(lines)


def given(command: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """What was given for a command's arguments, as texts."""
    found = {}
    for argument in command["arguments"]:
        value = values.get(identifier(argument["name"]))
        if value is None or (argument["form"] == "Flag" and not value):
            continue
        try:
            several = _several(value) if argument["list"] else [value]
            texts = [text(argument["form"], one) for one in several]
        except TypeError as error:
            raise UsageError(f"{identifier(argument['name'])}: {error}", "look at the method's help") from None
        if texts:
            found[argument["name"]] = texts
    return found


def _several(value: Any) -> Iterable[Any]:
    return [value] if isinstance(value, (str, bytes, int, _native.Key)) else value


def text(form: str, value: Any) -> str:
    """One value as `trib` takes it."""
    if isinstance(value, str):
        return value
    if form in ("Flag",):
        return "true"
    if form == "Any" or (form == "Text" and isinstance(value, (bool, dict, list, type(None)))):
        return _any(value)
    if form == "Amount":
        return f"{_whole(value)} planck"
    if form == "Share":
        return f"{_whole(value)} parts"
    if form == "Account":
        return account(value)
    if form in ("Hash", "Bytes"):
        return f"0x{bytes(value).hex()}" if isinstance(value, (bytes, bytearray)) else f"@{os.fspath(value)}"
    if form == "YesNo":
        return "aye" if value else "nay"
    if form == "Path":
        return os.fspath(value)
    if form in ("Upstream", "Lane", "Score", "Assessment"):
        return _pair(form, value)
    return str(_whole(value))


def account(value: Any) -> str:
    """An account as text: a key is known by its public half."""
    if isinstance(value, _native.Key):
        return value.public
    if isinstance(value, str):
        return value
    raise TypeError(f"{type(value).__name__} is no account")


def _pair(form: str, value: Any) -> str:
    if not isinstance(value, (tuple, list)):
        return str(_whole(value))
    one, other = value
    inner = {"Upstream": "Share", "Lane": "Amount"}.get(form, "Number")
    return f"{_whole(one)}={text(inner, other)}"


def _whole(value: Any) -> int:
    # What looks like a number and is none would lose what it has behind the point.
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{value!r} is no whole number")
    return value.__index__()


def _any(value: Any) -> str:
    if value is None or isinstance(value, (bool, list, tuple, dict)):
        return json.dumps(value, default=_any)
    if isinstance(value, (bytes, bytearray)):
        return f"0x{bytes(value).hex()}"
    if isinstance(value, _native.Key):
        return value.public
    return str(_whole(value))

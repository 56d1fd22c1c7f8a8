"""Vouchers of tabs: what a payer owes in all, signed for each call. Amounts are in planck.

    >>> voucher = Voucher(tab=7, service=5_000_000_000, lanes=(Lane(4, 10, 3_000_000_000_000),))
    >>> signed = voucher.sign(Key("//Ferdie"), chain.genesis)
    >>> signed.verify("sr25519", public, chain.genesis)
    'raw'
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from . import _native
from ._errors import RefusedError
from ._native import Key

__all__ = ["Lane", "SignedVoucher", "Voucher", "network"]


class Lane(NamedTuple):
    """What of a tab is for one asset, from the beginning on."""

    #: The asset.
    asset: int
    #: Units of use.
    units: int
    #: What they cost, in planck.
    amount: int


@dataclass(frozen=True)
class Voucher:
    """What a payer owes by a tab, from the beginning on: the newest one replaces all before it."""

    #: The tab.
    tab: int
    #: What the gateway has for its service, in planck.
    service: int
    #: What the assets have, by rising id.
    lanes: tuple[Lane, ...] = ()

    @property
    def total(self) -> int:
        """What it says in all, in planck."""
        return self.service + sum(lane.amount for lane in self.lanes)

    def to_json(self) -> dict[str, Any]:
        """It as JSON has it: amounts in strings of digits."""
        lanes = [[lane.asset, str(lane.units), str(lane.amount)] for lane in self.lanes]
        return {"tab": self.tab, "service": str(self.service), "lanes": lanes}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Voucher:
        """The voucher that such JSON says."""
        lanes = tuple(Lane(int(asset), int(units), int(amount)) for asset, units, amount in value["lanes"])
        return cls(int(value["tab"]), int(value["service"]), lanes)

    def encode(self) -> bytes:
        """It in SCALE, as the chain has it.

        Raises:
            UsageError: a number does not fit, or the assets do not rise.
        """
        return _native.voucher_encode(self._text())

    @classmethod
    def decode(cls, scale: bytes) -> Voucher:
        """The voucher that bytes are in SCALE."""
        return cls.from_json(json.loads(_native.voucher_decode(scale)))

    def message(self, genesis: bytes) -> bytes:
        """What is signed, on the chain whose block 0 has this hash of 32 bytes."""
        return _native.voucher_message(self._text(), genesis)

    def sign(self, key: Key, genesis: bytes) -> SignedVoucher:
        """It with the signature of a tab's session key."""
        return SignedVoucher(self, "sr25519", _native.voucher_sign(self._text(), genesis, key))

    def check(self, before: Voucher, deposit: int, prices: Mapping[int, int]) -> None:
        """Refuses what the chain would: by the voucher before, what was deposited and what a unit of each asset costs.

        Args:
            before: the voucher before; the first one follows `Voucher(tab, 0)`.
            deposit: what was deposited, in planck.
            prices: planck for a unit of each asset that the tab is open for.

        Raises:
            RefusedError: it is not good; `name` is a code such as `underpaid`.
        """
        fault = _native.voucher_check(self._text(), before._text(), deposit, dict(prices))
        if fault is not None:
            raise RefusedError(fault[1], "", fault[0])

    def _text(self) -> str:
        return json.dumps(self.to_json())


@dataclass(frozen=True)
class SignedVoucher:
    """A voucher, and who signed it."""

    #: What is owed.
    voucher: Voucher
    #: `ed25519`, `sr25519` or `ecdsa`.
    kind: str
    #: 64 bytes, or 65 of `ecdsa`.
    signature: bytes

    def verify(self, kind: str, public: bytes | str, genesis: bytes) -> str | None:
        """How this key signed it: `raw`, `wrapped` as wallets in browsers do, or None if it did not.

        Args:
            kind: `ed25519`, `sr25519` or `ecdsa`.
            public: the public key, 32 bytes, or 33 of `ecdsa`; or `0x` and its digits.
            genesis: the hash of the chain's block 0, 32 bytes.
        """
        if kind != self.kind:
            return None
        key = bytes.fromhex(public.removeprefix("0x")) if isinstance(public, str) else public
        return _native.voucher_verify(self.voucher._text(), genesis, kind, key, self.signature)

    def header(self, network: str) -> str:
        """The value of the header `PAYMENT-SIGNATURE` with which it is sent to a gateway."""
        return _native.voucher_header(self.voucher._text(), self.kind, self.signature, network)

    @classmethod
    def from_header(cls, header: str, network: str) -> SignedVoucher:
        """What such a header says.

        Raises:
            UsageError: it says nothing, or is for another network.
        """
        text, kind, signature = _native.voucher_from_header(header, network)
        return cls(Voucher.from_json(json.loads(text)), kind, signature)


def network(genesis: bytes) -> str:
    """What x402 calls the chain whose block 0 has this hash of 32 bytes."""
    return _native.network(genesis)

"""Paying for calls of a model from Python: vouchers, and a tab that signs one for each call.

A single file without dependencies but for the signature itself: ``py-sr25519-bindings`` for keys of sr25519, or
``cryptography`` for keys of ed25519 and of secp256k1 (``ecdsa``). docs/gateway.md says what goes over the wire.

    key = Ed25519Key(seed)                    # 32 bytes that nobody else has
    print(key.signer())                       # what `trib tab open --signer` takes
    tab = Tab(key, genesis, tab_id, deposit, {4: price})
    answer = tab.call("http://127.0.0.1:8402/v1/embeddings", {"model": "trib:4", "input": "Rain"})
"""

from __future__ import annotations

import base64
import hashlib
import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import urlsplit

DOMAIN = b"tributary/voucher\0"
MAX_LANES = 8
KINDS = ("ed25519", "sr25519", "ecdsa")
ATTEMPTS = 3


class VoucherError(Exception):
    """A gateway, or a voucher, that is not as it should be."""


@dataclass
class Voucher:
    """What a payer owes by a tab, counted from the tab's beginning. ``lanes``: asset -> (units, amount)."""

    tab: int
    service: int = 0
    lanes: dict[int, tuple[int, int]] = field(default_factory=dict)

    def encode(self) -> bytes:
        """It in SCALE."""
        if len(self.lanes) > MAX_LANES:
            raise VoucherError(f"a voucher pays for at most {MAX_LANES} assets")
        parts = [_number(self.tab, 4), _number(self.service, 16), bytes([len(self.lanes) << 2])]
        for asset, (units, amount) in sorted(self.lanes.items()):
            parts += [_number(asset, 4), _number(units, 8), _number(amount, 16)]
        return b"".join(parts)

    @classmethod
    def decode(cls, data: bytes) -> Voucher:
        """The voucher that such bytes are."""
        if len(data) < 21 or data[20] & 3 or len(data) != 21 + 28 * (data[20] >> 2):
            raise VoucherError("these bytes are no voucher")
        read = lambda place, size: int.from_bytes(data[place : place + size], "little")  # noqa: E731
        rows = range(21, len(data), 28)
        lanes = {read(row, 4): (read(row + 4, 8), read(row + 12, 16)) for row in rows}
        if len(lanes) != len(rows) or list(lanes) != sorted(lanes) or len(lanes) > MAX_LANES:
            raise VoucherError("the voucher's assets do not rise")
        return cls(read(0, 4), read(4, 16), lanes)

    @classmethod
    def from_json(cls, said: dict) -> Voucher:
        """The voucher that a gateway's JSON says."""
        lanes = {int(asset): (int(units), int(amount)) for asset, units, amount in said["lanes"]}
        return cls(int(said["tab"]), int(said["service"]), lanes)

    def to_json(self) -> dict:
        """It as such JSON."""
        lanes = [[asset, str(units), str(amount)] for asset, (units, amount) in sorted(self.lanes.items())]
        return {"tab": self.tab, "service": str(self.service), "lanes": lanes}

    def message(self, genesis: bytes) -> bytes:
        """What is signed: on the chain whose block 0 has this hash."""
        if len(genesis) != 32:
            raise VoucherError("the hash of a block has 32 bytes")
        return DOMAIN + genesis + self.encode()

    def total(self) -> int:
        """What it says in all, in planck."""
        return self.service + sum(amount for _, amount in self.lanes.values())

    def joined(self, other: Voucher) -> Voucher:
        """Both vouchers' largest numbers."""
        lanes = dict(self.lanes)
        for asset, (units, amount) in other.lanes.items():
            own = lanes.get(asset, (0, 0))
            lanes[asset] = (max(own[0], units), max(own[1], amount))
        return Voucher(self.tab, max(self.service, other.service), lanes)


def _number(value: int, size: int) -> bytes:
    try:
        return value.to_bytes(size, "little")
    except OverflowError as error:
        raise VoucherError(f"{value} does not fit {8 * size} bits") from error


def network(genesis: bytes) -> str:
    """What x402 calls the chain whose block 0 has this hash."""
    return f"polkadot:{genesis[:16].hex()}"


def wrapped(message: bytes) -> bytes:
    """A message as wallets in browsers sign it. Chain and gateways take both forms."""
    return b"<Bytes>" + message + b"</Bytes>"


def blake2_256(data: bytes) -> bytes:
    """The chain's hash."""
    return hashlib.blake2b(data, digest_size=32).digest()


class Key:
    """A key that signs vouchers."""

    kind: str
    public: bytes

    def sign(self, message: bytes) -> bytes:
        """A signature of these bytes, without its kind."""
        raise NotImplementedError(type(self).__name__)

    def signer(self) -> str:
        """The key as `trib tab open --signer` takes it."""
        return f"{self.kind}:0x{self.public.hex()}"

    def multi_signature(self, message: bytes) -> bytes:
        """A signature as the chain has it, its kind first."""
        return bytes([KINDS.index(self.kind)]) + self.sign(message)


class Sr25519Key(Key):
    """The kind that wallets of Substrate chains make. Needs ``py-sr25519-bindings``."""

    kind = "sr25519"

    def __init__(self, seed: bytes):
        import sr25519

        self._module, self._pair = sr25519, sr25519.pair_from_seed(seed)
        self.public = bytes(self._pair[0])

    def sign(self, message: bytes) -> bytes:
        return bytes(self._module.sign(self._pair, message))


class Ed25519Key(Key):
    """Needs ``cryptography``."""

    kind = "ed25519"

    def __init__(self, seed: bytes):
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


class EcdsaKey(Key):
    """On secp256k1, of the message's Blake2 hash. Needs ``cryptography``."""

    kind = "ecdsa"

    def __init__(self, seed: bytes):
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        self._key = ec.derive_private_key(int.from_bytes(seed, "big"), ec.SECP256K1())
        public = self._key.public_key()
        self.public = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)

    def sign(self, message: bytes) -> bytes:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, utils

        digest = blake2_256(message)
        # What matters of the hash's name is that it has 32 bytes.
        signature = self._key.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))
        r, s = utils.decode_dss_signature(signature)
        s = min(s, _ORDER - s)
        for number in range(4):
            if recover(digest, r, s, number) == self.public:
                return r.to_bytes(32, "big") + s.to_bytes(32, "big") + bytes([number])
        raise VoucherError("the signature does not give its key back")


# The curve secp256k1, as far as it takes to find a key by its signature.
_FIELD = 2**256 - 2**32 - 977
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_BASE = (
    0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
    0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8,
)


def _add(one, other):
    if one is None or other is None:
        return one or other
    (x, y), (u, v) = one, other
    if x == u and (y + v) % _FIELD == 0:
        return None
    slope = 3 * x * x * pow(2 * y, -1, _FIELD) if one == other else (v - y) * pow(u - x, -1, _FIELD)
    w = (slope * slope - x - u) % _FIELD
    return w, (slope * (x - w) - y) % _FIELD


def _times(factor, point):
    total = None
    while factor:
        if factor & 1:
            total = _add(total, point)
        point, factor = _add(point, point), factor >> 1
    return total


def recover(digest: bytes, r: int, s: int, number: int) -> bytes | None:
    """The compressed public key with which a hash was signed; nothing if there is none."""
    x = r + _ORDER * (number >> 1)
    if not (0 < r < _ORDER and 0 < s < _ORDER and x < _FIELD):
        return None
    square = (pow(x, 3, _FIELD) + 7) % _FIELD
    y = pow(square, (_FIELD + 1) // 4, _FIELD)
    if y * y % _FIELD != square:
        return None
    if y & 1 != number & 1:
        y = _FIELD - y
    inverse = pow(r, -1, _ORDER)
    sum_of = _add(
        _times(-int.from_bytes(digest, "big") * inverse % _ORDER, _BASE),
        _times(s * inverse % _ORDER, (x, y)),
    )
    return None if sum_of is None else bytes([2 + (sum_of[1] & 1)]) + sum_of[0].to_bytes(32, "big")


@dataclass
class Offer:
    """What a gateway says that a model costs: amounts in planck, ``ahead`` units promised before a call."""

    asset: int
    service: int
    ahead: int
    price: int
    gateway: str
    genesis: bytes

    @classmethod
    def of(cls, origin: str, model: str) -> Offer:
        """Asks the gateway."""
        with urllib.request.urlopen(f"{origin}/v1/models") as answer:
            models = json.load(answer)["data"]
        payment = next((entry["payment"] for entry in models if entry["id"] == model), None)
        if payment is None or payment["extra"]["price"] is None:
            raise VoucherError(f"the gateway sells no {model}")
        extra = payment["extra"]
        return cls(
            asset=int(extra["asset"]),
            service=int(extra["service"]),
            ahead=int(extra["unit"]["ahead"]),
            price=int(extra["price"]),
            gateway=payment["payTo"],
            genesis=bytes.fromhex(extra["genesis"][2:]),
        )


class Tab:
    """A tab: what was promised, what of it was used, and the next voucher. A restart finds it by its ``state()``."""

    def __init__(
        self, key: Key, genesis: bytes, tab: int, deposit: int, prices: dict[int, int], state: dict | None = None
    ):
        self.key, self.genesis, self.id, self.deposit, self.prices = key, genesis, tab, deposit, dict(prices)
        known = state or {"promised": Voucher(tab).to_json(), "used": Voucher(tab).to_json()}
        self.promised, self.used = Voucher.from_json(known["promised"]), Voucher.from_json(known["used"])
        # What this key has signed away for certain: what a gateway claims is measured against it.
        self._signed = int(known.get("signed", self.promised.total()))

    def state(self) -> dict:
        """What must be kept of it beside its key."""
        return {"promised": self.promised.to_json(), "used": self.used.to_json(), "signed": str(self._signed)}

    def draft(self, offer: Offer, most: int | None = None, risen: int = 0) -> Voucher:
        """The voucher for one more call, at most ``most`` planck above the last one that was signed here: twice what
        the call costs unless it is said. So much, a gateway that lies can take. ``risen``: what of it the call's
        earlier attempts signed."""
        if offer.asset not in self.prices:
            raise VoucherError(f"tab {self.id} is not open for asset {offer.asset}")
        price = self.prices[offer.asset]
        used_units, _ = self.used.lanes.get(offer.asset, (0, 0))
        old_units, old_amount = self.promised.lanes.get(offer.asset, (0, 0))
        units = max(used_units + offer.ahead, old_units)
        service = max(self.promised.service, self.used.service + offer.ahead * offer.service)
        lanes = {**self.promised.lanes, offer.asset: (units, old_amount + (units - old_units) * price)}
        voucher = Voucher(self.id, service, lanes)
        if voucher.total() == self.promised.total() and units == old_units:
            # All of it is paid already. A voucher is good for one call, so it says a planck more.
            voucher.service += 1
        rise = voucher.total() - self._signed
        if risen + rise > (2 * offer.ahead * (price + offer.service) if most is None else most):
            raise VoucherError(f"the call would take {rise} planck, with what the gateway says that is owed")
        if voucher.total() > self.deposit:
            raise VoucherError(f"the deposit of tab {self.id} does not suffice for the call: top it up")
        return voucher

    def header(self, voucher: Voucher) -> str:
        """The value of the header PAYMENT-SIGNATURE."""
        signature = self.key.multi_signature(voucher.message(self.genesis))
        payment = {
            "x402Version": 2,
            "accepted": {"scheme": "batch-settlement", "network": network(self.genesis)},
            "payload": {
                "type": "voucher",
                "voucher": "0x" + voucher.encode().hex(),
                "signature": "0x" + signature.hex(),
            },
        }
        return base64.b64encode(json.dumps(payment).encode()).decode()

    def raised(self, offer: Offer, most: int | None = None, risen: int = 0) -> tuple[str, int]:
        """The header that pays for one more call, which counts from here on, and by how many planck it goes beyond what
        was signed."""
        before = self._signed
        self.promised = self.draft(offer, most, risen)
        self._signed = self.promised.total()
        return self.header(self.promised), self._signed - before

    def next(self, offer: Offer, most: int | None = None) -> str:
        """The header that pays for one more call. It counts from here on."""
        return self.raised(offer, most)[0]

    def call(self, url: str, body: dict, offer: Offer | None = None, most: int | None = None) -> dict:
        """Calls a model and pays for it; answers its JSON."""
        parts = urlsplit(url)
        offer = offer or Offer.of(f"{parts.scheme}://{parts.netloc}", body["model"])
        risen = 0
        for attempt in range(1, ATTEMPTS + 1):
            payment, rise = self.raised(offer, most, risen)
            risen += rise
            headers = {"content-type": "application/json", "payment-signature": payment}
            request = urllib.request.Request(url, json.dumps(body).encode(), headers)
            try:
                with urllib.request.urlopen(request) as answer:
                    paid = answer.headers.get("payment-response")
                    if paid:
                        self._use(json.loads(base64.b64decode(paid))["extra"]["tab"]["used"])
                    return json.load(answer)
            except urllib.error.HTTPError as refusal:
                told = _json(refusal.read())
                tab = told.get("tab")
                if attempt == ATTEMPTS or refusal.code not in (402, 409) or tab is None:
                    said = told.get("error")
                    said = said.get("message") if isinstance(said, dict) else said
                    raise VoucherError(f"{refusal.code}: {said}") from refusal
                self.learn(tab)
        raise VoucherError("the gateway does not serve it")

    def learn(self, told: dict) -> None:
        """Takes over what the gateway says of the tab. Whether this key signed it is not checked here: what goes beyond
        ``most`` is not signed in any case."""
        self.deposit = int(told["deposit"])
        if told.get("promised"):
            shown = Voucher.decode(bytes.fromhex(told["promised"]["voucher"][2:]))
            self.promised = self.promised.joined(shown)
        self._use(told["used"])

    def _use(self, used: dict) -> None:
        self.used = Voucher(self.id).joined(Voucher.from_json(used))


def _json(data: bytes) -> dict:
    try:
        told = json.loads(data)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}

"""The served model: `trib gateway` before its server, payers with tabs, thousands of calls by HTTP, one settlement."""

from __future__ import annotations

import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from chain import TRIB, Devnet, Process, Trib, Trouble, patiently
from cut import Rows
from model import Model
from serve import Server

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "python"))

from tributary_voucher import Ed25519Key, Offer, Tab  # noqa: E402

# What the model's server calls it, and what the gateway asks for a call, in planck.
NAME, SERVICE = "classifier", 1_000_003
PAYERS = 5


@dataclass(frozen=True)
class Sold:
    """What came of the calls: how many were answered and how many of them rightly; planck deposited, spent on the
    model, paid to the gateway, and given back."""

    calls: int
    right: int
    deposited: int
    spent: int
    service: int
    returned: int


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Gateway:
    """`trib gateway`, until it is ended."""

    def __init__(self, trib: Trib, folder: Path, secret: str, asset: int, upstream: str):
        folder.mkdir(parents=True)
        listen = f"127.0.0.1:{free_port()}"
        self.url = f"http://{listen}"
        lines = [f'listen = "{listen}"', "[limits]", "rate = 5000.0", "burst = 5000.0"]
        # It settles when it is told to, and when a payer closes its tab, which it gives the rest back to.
        lines += ["[settle]", "every = 86400", 'above = "1000000 TRIB"', "refund = true"]
        lines += ["[[model]]", f"asset = {asset}", f'upstream = "{upstream}"', f'name = "{NAME}"']
        lines += ['unit = "requests"', f'service = "{SERVICE} planck"']
        config = folder / "gateway.toml"
        config.write_text("\n".join(lines) + "\n")
        words = [trib.program, "gateway", "--config", str(config), "--as", secret, "--node", trib.node]
        self.process = Process(words, folder / "gateway.log", trib.env)
        try:
            patiently("the gateway does not begin", self._is_ready)
        except BaseException:
            self.process.stop()
            raise

    def _is_ready(self) -> bool:
        self.process.check()
        return '"event":"ready"' in self.process.text()

    def settle(self) -> None:
        """Tells it to settle everything now."""
        self.process.signal(signal.SIGUSR1)

    def __enter__(self) -> Gateway:
        return self

    def __exit__(self, *failure: object) -> None:
        status = self.process.stop()
        if status != 0 and failure[0] is None:
            raise Trouble(f"the gateway ended with {status}:\n{self.process.tail()}")


@dataclass(frozen=True)
class Shop:
    """A model that is served: the chain and `trib`, a folder, the asset, the gateway's secret and those of payers."""

    devnet: Devnet
    trib: Trib
    folder: Path
    asset: int
    gateway: str
    payers: list[str]


def sell(shop: Shop, model: Model, calls: int, rows: Rows) -> Sold:
    """Serves a model at a gateway, lets payers call it so many times with rows, settles, and closes the tabs."""
    trib = shop.trib
    with Server(NAME, model) as server, Gateway(trib, shop.folder, shop.gateway, shop.asset, server.url) as gateway:
        offer = Offer.of(gateway.url, f"trib:{shop.asset}")
        each = -(-calls // len(shop.payers))
        deposit = max((each + 2) * (offer.price + offer.service), TRIB)
        tabs = [_open(trib, payer, offer, deposit) for payer in shop.payers]
        shares = [range(place, calls, len(tabs)) for place in range(len(tabs))]
        with ThreadPoolExecutor(len(tabs)) as pool:
            right = sum(pool.map(lambda pair: _call(gateway.url, offer, rows, *pair), zip(tabs, shares)))
        if server.asked != calls:
            raise Trouble(f"{calls} calls were answered, and the server was asked {server.asked} times")
        gateway.settle()
        for tab in tabs:
            due = tab.promised.total()
            patiently("a tab is not settled", lambda tab=tab, due=due: _spent(trib, tab.id) == due)
        for payer, tab in zip(shop.payers, tabs):
            trib.result("tab", "close", tab.id, who=payer)
        # The gateway gives back what is left, in transactions of its own.
        numbers = [tab.id for tab in tabs]
        back = patiently("tabs are not given back", lambda: _nudged(gateway, _refunded(shop.devnet, numbers)), pause=1)
    spent = sum(amount for tab in tabs for _, amount in tab.promised.lanes.values())
    return Sold(calls, right, deposit * len(tabs), spent, sum(tab.promised.service for tab in tabs), sum(back))


def _open(trib: Trib, payer: str, offer: Offer, deposit: int) -> Tab:
    """Opens a tab with a session key of its own."""
    key = Ed25519Key(np.random.default_rng().bytes(32))
    lane = f"{offer.asset}={offer.price} planck"
    words = ["tab", "open", offer.gateway, f"{deposit} planck", "--signer", key.signer(), "--lane", lane]
    opened = trib.result(*words, who=payer)
    return Tab(key, offer.genesis, int(opened["tab"]), deposit, {offer.asset: offer.price})


def _call(url: str, offer: Offer, rows: Rows, tab: Tab, numbers: range) -> int:
    """Calls the model with rows, one after the other; answers how often it is right."""
    right = 0
    for number in numbers:
        place = number % len(rows)
        content = " ".join(repr(value) for value in rows.features[place].tolist())
        body = {"model": f"trib:{offer.asset}", "messages": [{"role": "user", "content": content}]}
        answer = tab.call(f"{url}/v1/chat/completions", body, offer)
        right += answer["choices"][0]["message"]["content"] == str(rows.labels[place])
    return right


def _spent(trib: Trib, tab: int) -> int:
    return int(trib("tab", "show", tab)["spent"])


def _refunded(devnet: Devnet, tabs: list[int]) -> list[int]:
    """What came back from those of the tabs that ended; nothing as long as some have not."""
    events = [one for one in devnet.happened() if one.get("event") in ("TabRefunded", "TabWithdrawn")]
    back = {int(one["fields"]["tab"]): int(one["fields"]["amount"]) for one in events}
    return [back[tab] for tab in tabs] if all(tab in back for tab in tabs) else []


def _nudged(gateway: Gateway, done: list[int]) -> list[int]:
    """Tells the gateway once more to settle, which gives back what can be, unless it has."""
    if not done:
        gateway.settle()
    return done

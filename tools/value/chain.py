"""The chain, by the real programs: a devnet of the run's own, and `trib` for everything that somebody does."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any, Callable

# The account that holds all income until it is claimed, and the one with what lies in tabs (docs/reference.md).
POT = "5EYCAe5jXtvwrG82352TB6KoNu9pHWHHktLD6CMxTb4HGPw3"
TABS = "5EYCAe5jXtLPXnBjx985Ti3mvB1NjxSqG26vA7jQbe6YjN5X"
TRIB = 10**12
# Seconds: for a process to begin or to end, for what a command of trib's does, for something to happen on the chain.
BEGIN, COMMAND, HAPPEN = 600, 3_600, 600
# How the devnet makes blocks: when there are transactions, and when it is told to. So no epoch ends by itself.
SEAL = "instant"


class Trouble(Exception):
    """Something that is not as it should be."""


def patiently(what: str, holds: Callable[[], Any], seconds: float = HAPPEN, pause: float = 0.1) -> Any:
    """Asks again and again until the answer is true, which it returns."""
    until = time.monotonic() + seconds
    while True:
        answer = holds()
        if answer:
            return answer
        if time.monotonic() > until:
            raise Trouble(f"{what} after {seconds} s")
        time.sleep(pause)


class Process:
    """A process of the run's own, which ends with it. What it says goes to a file."""

    def __init__(self, words: list[str], log: Path, env: dict[str, str] | None = None):
        self.name, self.log = Path(words[0]).name, log
        with log.open("ab") as out:
            self.child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=env)

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.child.poll() is None

    def check(self) -> None:
        """Refuses to go on without it."""
        if not self.is_running():
            raise Trouble(f"{self.name} ended with {self.child.returncode}:\n{self.tail()}")

    def tail(self) -> str:
        """The end of what it said."""
        return "\n".join(self.text().splitlines()[-20:])

    def text(self) -> str:
        """All that it said."""
        return self.log.read_text(errors="replace")

    def signal(self, number: int) -> None:
        """Sends it a signal."""
        self.check()
        self.child.send_signal(number)

    def stop(self) -> int:
        """Tells it to end, and waits; kills it if it does not."""
        if self.is_running():
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(BEGIN)
            except subprocess.TimeoutExpired:
                self.child.kill()
        return self.child.wait()


class Devnet:
    """`tributary devnet` in a folder, with an empty chain whose epochs have a hundred blocks."""

    def __init__(self, program: str, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        config, self.events = folder / "devnet.json", folder / "events.jsonl"
        words = [program, "devnet", "--chain", "local", "--seal", SEAL, "--rpc-port", "0", "--prometheus-port", "off"]
        words += ["--config-out", str(config), "--events-json", str(self.events)]
        self.process = Process(words, folder / "devnet.log")

        def ready() -> dict | None:
            self.process.check()
            try:
                return json.loads(config.read_text())
            except (OSError, ValueError):
                return None

        try:
            told = patiently("the devnet does not begin", ready, BEGIN)
        except BaseException:
            self.process.stop()
            raise
        self.ws, self.http, self.genesis = told["ws"], told["http"], told["genesisHash"]

    def __enter__(self) -> Devnet:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stop()

    def ask(self, method: str, *parameters: Any) -> Any:
        """Calls a method of the node's JSON-RPC."""
        self.process.check()
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(parameters)}).encode()
        request = urllib.request.Request(self.http, body, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=HAPPEN) as answer:
            told = json.load(answer)
        if "error" in told:
            raise Trouble(f"{method}: {told['error']}")
        return told["result"]

    def mine(self, blocks: int) -> None:
        """Makes so many blocks."""
        self.ask("dev_mine", blocks)

    def next_epoch(self) -> None:
        """Makes blocks until the next epoch begins."""
        self.ask("dev_fastForward", {"epoch": "next"})

    def number(self) -> int:
        """The number of the best block."""
        return int(self.ask("chain_getHeader")["number"], 16)

    def happened(self) -> list[dict]:
        """Every event up to the best block."""
        best = self.number()

        def read() -> list[dict] | None:
            lines = self.events.read_text().splitlines()
            try:
                events = [json.loads(line) for line in lines]
            except ValueError:
                return None
            # Every block tells at least that its time was set.
            return events if events and events[-1]["block"] >= best else None

        return patiently("the devnet does not tell its events", read)


class Trib:
    """`trib`, as somebody types it; keys and commitments are in a folder of the run's."""

    def __init__(self, program: str, node: str, home: Path):
        home.mkdir(parents=True, exist_ok=True)
        self.program, self.node = program, node
        dropped = ("TRIB_", "XDG_")
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        self.env.update(HOME=str(home), TRIB_NODE=node, OMP_NUM_THREADS="1")

    def run(self, *words: Any, who: str | None = None) -> str:
        """Runs a command; answers what it writes."""
        line = [self.program, *(str(word) for word in words), "--json", "--yes"]
        if who is not None:
            line += ["--as", who]
        done = subprocess.run(
            line, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=self.env, timeout=COMMAND, check=False
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip()
            raise Trouble(f"trib {' '.join(line[1:])} ended with {done.returncode}: {said[-2_000:]}")
        return done.stdout

    def __call__(self, *words: Any, who: str | None = None) -> Any:
        """The same; answers the JSON that it writes."""
        return json.loads(self.run(*words, who=who))

    def result(self, *words: Any, who: str) -> dict:
        """What came of an act."""
        return self(*words, who=who)["result"]

    def free(self, account: str) -> int:
        """What an account can spend, in planck."""
        return int(self("account", "show", account)["free"])


def events_of(events: list[dict], pallet: str, name: str) -> list[dict]:
    """The fields of every event of a name, in their order."""
    return [one["fields"] for one in events if one.get("pallet") == pallet and one.get("event") == name]


def pool_of(fields: dict) -> tuple[str, Any]:
    """The kind of the pool in an event, and whose it is."""
    ((kind, whose),) = fields["pool"].items()
    return kind, whose


def program(given: str | None, variable: str, name: str) -> str:
    """Where a program is: as it was said, or in the environment, or where cargo puts it."""
    target = os.environ.get("CARGO_TARGET_DIR") or str(Path(__file__).parents[2] / "target")
    found = given or os.environ.get(variable) or str(Path(target) / "release" / name)
    if shutil.which(found) is None:
        raise Trouble(f"{found} is not built: run `make build`, or say where it is with --{name}")
    return found

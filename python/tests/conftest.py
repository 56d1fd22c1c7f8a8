"""What the tests share: a devnet, a home of their own, people with tokens."""

from __future__ import annotations

import itertools
import json
import os
import pathlib
import subprocess
import time

import pytest

import tributary

ROOT = pathlib.Path(__file__).resolve().parents[2]
#: Seconds that a devnet may take to come up: the machine may be compiling.
PATIENCE = 120


def program(name: str) -> pathlib.Path | None:
    """A program of the workspace, if it is built."""
    named = os.environ.get(name.upper())
    folder = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    path = pathlib.Path(named) if named else folder / "release" / name
    return path if path.is_file() else None


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Keys and scores of the tests, apart from the user's own."""
    folder = tmp_path_factory.mktemp("home")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    for variable in ("TRIB_NODE", "TRIB_AS", "TRIB_PASSWORD"):
        os.environ.pop(variable, None)
    return folder


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory):
    """Where a devnet is: that of TRIBUTARY_URL, or one that lives as long as the tests."""
    given = os.environ.get("TRIBUTARY_URL")
    if given:
        yield given
        return
    node = program("tributary")
    if node is None:
        pytest.skip("there is no devnet: build the binary with `make build`, or name one with TRIBUTARY_URL")
    folder = tmp_path_factory.mktemp("devnet")
    config = folder / "devnet.json"
    arguments = ["devnet", "--rpc-port", "0", "--prometheus-port", "0", "--seal", "instant"]
    arguments += ["--config-out", str(config)]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen([node, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        yield _address(running, config, folder / "log")
    finally:
        running.terminate()
        try:
            running.wait(timeout=60)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _address(running: subprocess.Popen, config: pathlib.Path, log: pathlib.Path) -> str:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        assert running.poll() is None, f"the devnet ended: {log.read_text(errors='replace')[-2000:]}"
        try:
            # It may be half written at the first look.
            return json.loads(config.read_text())["ws"]
        except (OSError, ValueError, KeyError):
            time.sleep(0.1)
    raise AssertionError(f"the devnet was not ready after {PATIENCE} s: {log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def chain(url: str) -> tributary.Chain:
    """A connection on which nobody acts."""
    return tributary.connect(url)


_NUMBERS = itertools.count()


@pytest.fixture
def person(chain: tributary.Chain):
    """Makes people with tokens: `person()` is a key with 100 TRIB."""

    def make(amount: str = "100TRIB") -> tributary.Key:
        key = tributary.Key(f"//Python//{os.getpid()}//{next(_NUMBERS)}")
        chain.fund_account(key, amount)
        return key

    return make

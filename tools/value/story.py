"""The whole story on a chain of its own: contributors, review, training, evaluators, calls, claims."""

from __future__ import annotations

import json
import shlex
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from books import Books
from chain import TRIB, Devnet, Process, Trib, Trouble, events_of, patiently
from cut import CLEAN, Contributor, Cut, cut, write
from market import PAYERS, Shop, Sold, sell
from model import Model, commitment
from train import SIZES, train

# Evaluators by their kind, in the order of their keys.
EVALUATORS = ("honest", "honest", "honest", "copier", "lazy")
# What accounts are given, in TRIB.
STAKE, PURSE, LARGE = 20_000, 50, 5_000
# Terms, as `trib` takes them: what a call costs, what data has of a model's income, what contributors have of data's.
PRICE, ROYALTY, FOR_DATA, FOR_STEWARD = "0.01TRIB", "70%", "90%", "10%"
# Blocks between closing and publishing, on the chain that the devnet runs here.
REVIEW_BLOCKS = 10
LICENCE = "CC-BY-4.0"


@dataclass(frozen=True)
class Plan:
    """What is played."""

    data: str
    seed: int
    contributors: int
    epochs: int
    calls: int
    permutations: int


@dataclass
class Outcome:
    """What came of it."""

    plan: Plan
    cut: Cut
    report: dict
    values: np.ndarray
    weights: np.ndarray
    paid: np.ndarray
    evaluators: list[int]
    sold: Sold
    accuracy: float
    money: dict
    seconds: dict[str, float] = field(default_factory=dict)


class Story:
    """A run in a folder. Everything that it starts ends with it."""

    def __init__(self, plan: Plan, folder: Path, tributary: str, trib: str, say=print):
        self.plan, self.folder, self.say = plan, folder, say
        self.programs = (tributary, trib)
        self.cut = cut(plan.data, plan.seed, plan.contributors, EVALUATORS.count("honest"))
        self.seconds: dict[str, float] = {}
        self.workers: list[Process] = []
        self.began = time.monotonic()

    # ---- Who is who. ----

    @staticmethod
    def secret(who: str) -> str:
        """The secret of somebody: everybody knows it, as on every devnet."""
        return f"//value//{who}"

    def address(self, who: str) -> str:
        """Somebody's address."""
        return self.trib("key", "show", self.secret(who))["address"]

    def act(self, who: str, *words) -> dict:
        """Does something as somebody."""
        return self.trib.result(*words, who=self.secret(who))

    def place(self, who: Contributor) -> Path:
        """Where somebody's files are."""
        return self.folder / "contributors" / who.name

    def step(self, what: str) -> None:
        """Says how long the last part took, and what comes."""
        now = time.monotonic()
        self.say(f"   {self.plan.data}, seed {self.plan.seed}: {what} ({now - self.began:.0f} s so far)")
        self.seconds[what] = now

    # ---- The story. ----

    def play(self) -> Outcome:
        """Plays it from the first block to the last claim."""
        tributary, trib = self.programs
        with Devnet(tributary, self.folder) as self.devnet:
            self.trib = Trib(trib, self.devnet.ws, self.folder / "home")
            try:
                return self._all()
            except Trouble as trouble:
                raise Trouble(f"{trouble}\n-- the end of the devnet's log\n{self.devnet.process.tail()}") from trouble
            finally:
                for worker in self.workers:
                    worker.stop()

    def _all(self) -> Outcome:
        self.step("accounts")
        self._accounts()
        self.step("contributions")
        self._contributions()
        self.step("review")
        self._review()
        self.step("models")
        self._models()
        self.step("evaluators")
        self._evaluators()
        self.step("epochs and calls")
        sold = self._epochs()
        self.step("claims")
        return self._claims(sold)

    def _accounts(self) -> None:
        names = [one.name for one in self.cut.contributors]
        self.evaluators = [f"e{place}" for place in range(len(EVALUATORS))]
        self.payers = [f"p{place}" for place in range(PAYERS)]
        endowed = {name: PURSE for name in [*names, *self.payers, "reviewer", "gateway"]}
        endowed |= {name: STAKE + PURSE for name in self.evaluators} | {"steward": LARGE}
        # What calls cost, and as much again.
        endowed |= {name: PURSE + self.plan.calls // PAYERS for name in self.payers}
        self.addresses = {name: self.address(name) for name in endowed}
        calls = [
            {"balances": {"transferKeepAlive": {"dest": self.addresses[name], "value": str(amount * TRIB)}}}
            for name, amount in endowed.items()
        ]
        self.trib("call", "utility.batchAll", json.dumps(calls), who="//Alice")

    def _contributions(self) -> None:
        """A data set is opened; each contributor builds a manifest of its rows, and contributes it."""
        title = f"{self.plan.data}, collected".capitalize()
        words = ["asset", "register-dataset", "--name", title, "--uri", f"file://{self.folder}/contributors"]
        words += ["--licence", LICENCE, "--steward", FOR_STEWARD, "--data", FOR_DATA]
        self.dataset = int(self.act("steward", *words)["asset"])
        self.act("steward", "asset", "set-reviewers", self.dataset, self.addresses["reviewer"])
        self.ids: dict[str, int] = {}
        for one in self.cut.contributors:
            folder = self.place(one)
            write(folder / "part.csv", one.rows, self.cut.columns)
            self.trib(
                "manifest", "build", folder / "part.csv", "--owner", self.addresses[one.name], "--out",
                folder / "manifest",
            )
            words = ["contribution", "add-many", self.dataset, "--class", "data", "--manifest", folder / "manifest"]
            made = self.act(one.name, *words, "--uri", folder / "manifest")
            self.ids[one.name] = int(made["contribution"])

    def _review(self) -> None:
        """The reviewer values everything by rows of its own, and assesses what is worth something."""
        test, self.report_path = self.folder / "test.csv", self.folder / "review.json"
        write(test, self.cut.reviewer, self.cut.columns)
        named = [f"{self.ids[one.name]}={self.place(one) / 'manifest'}" for one in self.cut.contributors]
        words = ["review", self.dataset, *named, "--test", test, "--seed", self.plan.seed]
        words += ["--permutations", self.plan.permutations, "--out", self.report_path, "--submit"]
        self.trib.run(*words, who=self.secret("reviewer"))
        self.report = json.loads(self.report_path.read_text())
        found = {int(one["contribution"]): one for one in self.report["values"]}
        of = [found[self.ids[one.name]] for one in self.cut.contributors]
        self.values = np.array([float(one["value"]) for one in of])
        # Of a manifest a weight is that of a unit; here every row is one.
        sizes = [len(one.rows) for one in self.cut.contributors]
        self.weights = np.array([int(one["weight"]) * size for one, size in zip(of, sizes)], object)
        for one, weight in zip(self.cut.contributors, self.weights):
            if weight == 0:
                words = ["contribution", "reject", self.ids[one.name], "--reason", "The report finds nothing in it"]
                self.act("reviewer", *words)
        self.act("steward", "asset", "close", self.dataset)
        self.devnet.mine(REVIEW_BLOCKS)
        self.act("steward", "asset", "publish", self.dataset, "--commitment", f"@{self.report_path}")
        for one in self.accepted():
            self.act(one.name, "manifest", "join", self.ids[one.name], self.place(one) / "manifest", "--all")

    def accepted(self) -> list[Contributor]:
        """Whose contributions were accepted."""
        return [one for one, weight in zip(self.cut.contributors, self.weights) if weight > 0]

    def _models(self) -> None:
        """The steward trains classifiers on what was accepted, and registers them: some for each epoch."""
        rows, _ = self.cut.together(self.accepted())
        self.models: list[list[tuple[int, Path]]] = []
        for epoch in range(self.plan.epochs):
            made = []
            for size in SIZES:
                name = f"{self.plan.data} {size} {epoch}"
                path = self.folder / "models" / f"{size}-{epoch}.json"
                seed = self.plan.seed * 100 + epoch
                trained = train(name, path, rows, size, seed)
                words = ["asset", "register-model", "--name", trained.name, "--uri", f"file://{trained.path}"]
                words += ["--licence", LICENCE, "--use-price", PRICE, "--steward", "100%"]
                registered = self.act("steward", *words, "--upstream", f"{self.dataset}={ROYALTY}")
                made.append((int(registered["asset"]), path))
                self.act("steward", "asset", "close", registered["asset"])
            self.models.append(made)
        self.devnet.mine(REVIEW_BLOCKS)

    def _publish(self, epoch: int) -> None:
        """Publishes an epoch's models: each is bound to the hash of its weights."""
        for asset, path in self.models[epoch]:
            self.act("steward", "asset", "publish", asset, "--commitment", commitment(path.read_bytes()))

    def _evaluators(self) -> None:
        """Evaluators register and stake; each has a command that scores, and the honest have rows of their own."""
        for name in self.evaluators:
            self.act(name, "evaluator", "register", "--commission", "10%")
            self.act(name, "evaluator", "stake", self.addresses[name], f"{STAKE}TRIB")
        program = [sys.executable, str(Path(__file__).with_name("score.py"))]
        held_out = iter(self.cut.evaluators)
        self.commands = []
        for name, kind in zip(self.evaluators, EVALUATORS):
            words = [kind]
            if kind == "honest":
                path = self.folder / "evaluators" / f"{name}.csv"
                write(path, next(held_out), self.cut.columns)
                words.append(str(path))
            elif kind == "copier":
                words.append(self.trib.program)
            self.commands.append(shlex.join([*program, *words]))
        # Stake counts from the next epoch on, and the models must be there when it begins.
        self._publish(0)
        self.devnet.next_epoch()

    def _epochs(self) -> Sold:
        """Evaluators work, epoch by epoch, while the largest model is called; then everything is settled."""
        logs = self.folder / "evaluators"
        for name, command in zip(self.evaluators, self.commands):
            words = [self.trib.program, "evaluator", "run", "--score", command, "--as", self.secret(name), "--yes"]
            self.workers.append(Process(words, logs / f"{name}.log", self.trib.env))
        first = self._epoch()
        for epoch in range(first, first + self.plan.epochs):
            self._wait_for("ScoresCommitted", epoch)
            if epoch == first:
                sold = self._calls()
            else:
                self._wait_for("ScoresRevealed", epoch - 1)
            if epoch + 1 < first + self.plan.epochs:
                self._publish(epoch + 1 - first)
                self.devnet.next_epoch()
        for worker in self.workers:
            worker.stop()
        self.devnet.next_epoch()
        for name in self.evaluators:
            self.act(name, "evaluator", "reveal")
        self.devnet.next_epoch()
        last = first + self.plan.epochs - 1
        for _ in range(REVIEW_BLOCKS):
            if last in [int(one["epoch"]) for one in self._events("Evaluation", "EpochSettled")]:
                return sold
            self.devnet.mine(1)
        raise Trouble(f"epoch {last} is not settled")

    def _events(self, pallet: str, name: str) -> list[dict]:
        return events_of(self.devnet.happened(), pallet, name)

    def _epoch(self) -> int:
        return int(self._events("Evaluation", "EpochStarted")[-1]["epoch"])

    def _wait_for(self, event: str, epoch: int) -> None:
        """Waits until all evaluators have done it for that epoch."""
        everybody = {self.addresses[name] for name in self.evaluators}

        def did() -> bool:
            for worker in self.workers:
                worker.check()
            told = self._events("Evaluation", event)
            return {one["evaluator"] for one in told if int(one["epoch"]) == epoch} >= everybody

        patiently(f"{event} of epoch {epoch}: not all evaluators", did, pause=0.3)

    def _calls(self) -> Sold:
        """The first large model is served and called with rows that nobody has seen."""
        asset, path = self.models[0][0]
        served = Model.read(f"file://{path}", commitment(path.read_bytes()))
        payers = [self.secret(name) for name in self.payers]
        shop = Shop(self.devnet, self.trib, self.folder / "gateway", asset, self.secret("gateway"), payers)
        return sell(shop, served, self.plan.calls, self.cut.hidden)

    def _claims(self, sold: Sold) -> Outcome:
        """The data set collects what models owe it; everybody claims."""
        self.trib("collect", self.dataset, who=self.secret("steward"))
        for name in [one.name for one in self.accepted()] + self.evaluators + ["steward"]:
            self.trib("claim", "--all", who=self.secret(name))
        books = Books(self.devnet.happened(), self.trib)
        money = books.check(sold, self.dataset, self.weights.sum())
        names = [one.name for one in self.cut.contributors]
        paid = np.array([books.claimed("Data", self.dataset, self.addresses[name]) for name in names], object)
        books.check_shares(self.dataset, paid, self.weights)
        earned = [books.claimed("Stake", self.addresses[name], self.addresses[name]) for name in self.evaluators]
        times = [*self.seconds.values(), time.monotonic()]
        seconds = {what: end - begin for what, begin, end in zip(self.seconds, times, times[1:])}
        return Outcome(
            self.plan, self.cut, self.report, self.values, self.weights, paid, earned, sold, sold.right / sold.calls,
            money, seconds,
        )


def clean(contributors: list[Contributor]) -> np.ndarray:
    """Which contributors are clean."""
    return np.array([one.kind == CLEAN for one in contributors])
